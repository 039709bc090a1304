"""Where the second derivatives do not decide: along curves, term by term, by the slope on both sides, or not at all."""

from __future__ import annotations

import pytest

from quizgen.calculus.settle import settle
from quizgen.calculus.stationary import work_out
from quizgen.expr.nodes import ZERO
from quizgen.prose import plain
from tests.calculus.helpers import typed

ORIGIN = {"x": ZERO, "y": ZERO}


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("x^4+y^4", "minimum", "only even powers"),
        ("-x^4-x^2 y^2-y^6", "maximum", "minus sign"),
        ("x^3-3x y^2", "saddle", "Along y = 0"),
        ("(y-x^2)(y-3x^2)", "saddle", "along y = 2x² a maximum"),
    ],
)
def test_settled(text: str, kind: str, why: str) -> None:
    """The kind, and the reason in words."""
    found = settle(typed(text), ORIGIN)
    assert found is not None
    assert found.kind == kind
    assert why in plain(found.why)


def test_not_settled() -> None:
    """What neither way shows stays open; three variables are not looked at."""
    assert settle(typed("x^4-x^2 y+y^2"), ORIGIN) is None
    assert settle(typed("x^4+y^4+z^4"), {**ORIGIN, "z": ZERO}) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x^4", "The slope changes from negative to positive there (df/dx = -4 at x = -1, df/dx = 4 at x = 1)"),
        ("-x^4", "from positive to negative"),
        ("3x^4-4x^3", "The slope has the same sign on both sides (df/dx = -24 at x = -1, df/dx = -3/2 at x = 1/2)"),
    ],
)
def test_the_slope_on_both_sides(text: str, said: str) -> None:
    """In one variable the change of sign decides, shown at places with no other stationary point between."""
    _, steps = work_out(typed(text), ["x"])
    assert any(said in plain(words) for words in steps[-1].words)
