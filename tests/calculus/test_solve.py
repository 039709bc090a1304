"""Equations in one variable, with the steps that people show."""

from __future__ import annotations

import pytest

from quizgen.calculus.equations import Unsolved
from quizgen.calculus.solve import factors, never_zero_in, solve, taken_out
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import spoken, typed


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("2x-6", "3"), ("x^2-2", "-√2 √2"), ("x^2+1", ""), ("x^4-5x^2+4", "-2 -1 1 2"), ("x^3-2x", "-√2 0 √2"),
        ("(1-x) e^(-x)", "1"), ("e^x-3", "ln 3"), ("e^(2x)-3e^x+2", "0 ln 2"), ("ln(x)-1", "e"), ("1-1/x^2", "-1 1"),
        ("x^2-x-1", "1/2 - √5/2 1/2 + √5/2"), ("e^x", ""), ("sqrt(x)-2", "4"),
    ],
)  # fmt: skip
def test_roots(text: str, roots: str) -> None:
    """All real roots, in ascending order."""
    assert " ".join(map(to_unicode, solve(typed(text), "x").roots)) == roots


def test_every_root_is_said_at_the_end() -> None:
    """Factors first, each solved, then all roots together, once."""
    assert spoken(solve(typed("4x^3-4x"), "x").steps) == [
        "Factorise",
        "A product is zero when a factor is: x = 0 or 4x² - 4 = 0.",
        "Factorise",
        "4x² - 4 = 4(x - 1)(x + 1)",
        "Solutions",
        "So x = -1, x = 0 or x = 1.",
    ]


def test_what_is_never_zero_is_said() -> None:
    """Why only one factor matters, and why there is no solution."""
    assert "e^(-x) is never zero." in spoken(solve(typed("(1-x) e^(-x)"), "x").steps)
    assert spoken(solve(typed("e^x"), "x").steps)[-1] == "There are no real solutions."
    assert [to_unicode(e) for e in never_zero_in(typed("x e^x (x^2+1)"), "x")] == ["e^x", "x² + 1"]


@pytest.mark.parametrize("text", ["0", "sin x", "x^5-x-1", "a x^3-1"])
def test_what_is_not_solved_completely_is_refused(text: str) -> None:
    """A root left out would be a wrong key."""
    with pytest.raises(Unsolved):
        solve(typed(text), "x")


def test_factors() -> None:
    """What can vanish, and what all terms share."""
    assert [to_unicode(e) for e in factors(typed("3x e^x (x-2)"), "x") or ()] == ["x", "x - 2"]
    assert [to_unicode(e) for e in taken_out(typed("x^3+x"))] == ["x", "x² + 1"]
