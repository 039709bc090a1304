"""Equations."""

from __future__ import annotations

import pytest

from quizgen.answers.compare import equal


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        ("y = 2x + 1", "equal"),
        ("2x - y + 1 = 0", "equal"),
        ("2y = 4x + 2", "equal"),
        ("(y - 1)/2 = x", "equal"),
        ("y = 2x - 1", "different"),
        ("y = -2x + 1", "different"),
        ("2x + 1", "equal"),
        ("2x - 1", "different"),
        ("y < 2x + 1", "different"),
        ("y =", "unreadable"),
    ],
)
def test_a_tangent_line(response: str, verdict: str) -> None:
    """Scaling and rearranging change nothing; the right side alone will do."""
    assert equal(response, "y = 2x + 1", variables=["x", "y"], kind="equation").verdict == verdict


def test_the_right_side_alone() -> None:
    """It has full credit, and the finding does not tell the rest of the key."""
    outcome = equal("-2x + 10", "y = -2x + 10", kind="equation")
    assert outcome.accepted
    assert outcome.note == "Write it as an equation, y = ...; yours is only one side of it."
    assert outcome.judgement is not None
    assert [finding.code for finding in outcome.judgement.findings] == ["equation.no-left-side"]
    assert outcome.judgement.check()
    assert equal("2x + 1", "2x - y + 1 = 0", kind="equation").verdict == "different"


def test_the_tangent_is_not_its_curve() -> None:
    """Where y is given as the curve, the y of the tangent stays a letter."""
    asked = {"variables": ["x", "y"], "kind": "equation", "given": {"y": "2x"}}
    assert equal("y = 2x", "y = 2x", **asked).verdict == "equal"  # type: ignore[arg-type]
    assert equal("y = 3x", "y = 2x", **asked).verdict == "different"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("response", "verdict"),
    [("y(x) = 2x+1", "equal"), (r"y\left(x\right)=2x+1", "equal"), ("yx = 2x+1", "different"),
     ("y(x) = x", "different")],
)
def test_the_letter_that_the_key_defines_may_be_applied(response: str, verdict: str) -> None:
    """y(x) is y, where the key says what y is as a function of x; y x is a product."""
    assert equal(response, "y = 2x+1", kind="equation", variables=["x", "y"]).verdict == verdict
