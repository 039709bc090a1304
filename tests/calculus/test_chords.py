"""First principles: every form of the chord's slope is equal to the one before, and the limit is the derivative."""

from __future__ import annotations

import pytest

from quizgen.calculus.chords import chord
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.differentiate import derivative, replay
from quizgen.calculus.narrate import narrate
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import typed, worked

FAMILY = ("x", "x^2", "x^3", "x^5", "3x^2-2x+5", "m x+c", "1/x", "1/x^2", "x/(x+1)", "sqrt(x)", "sqrt(2x+1)", "e^x")


@pytest.mark.parametrize("text", FAMILY)
def test_the_limit_is_the_derivative(text: str) -> None:
    """By algebra alone, for powers, fractions, roots and e^x."""
    d = worked(text, "x", operator="first-principles")
    assert isinstance(decide(d.result, derivative(typed(text), "x")), Equal)
    assert replay(d) == d.result


@pytest.mark.parametrize("text", FAMILY)
def test_every_form_follows(text: str) -> None:
    """The forms are the same function of x and h."""
    found = chord(typed(text), "x")
    assert found is not None
    for before, after in zip(found.forms, found.forms[1:], strict=False):
        assert isinstance(decide(before, after), Equal)


def test_aloud() -> None:
    """The slope of the chord, h cancelled, then the limit."""
    steps = narrate(worked("x^2", "x", operator="first-principles"), name="y")
    assert [step.title for step in steps] == ["Slope of the chord", "Multiply out", "Cancel", "Limit"]
    assert steps[-1].equation is not None
    assert to_unicode(steps[-1].equation) == "dy/dx = 2x"


def test_what_algebra_cannot_do_is_declined() -> None:
    """The limit of sin h / h is not algebra."""
    with pytest.raises(NoDerivative):
        worked("sin x", "x", operator="first-principles")


def test_letters_do_not_clash() -> None:
    """Where h is taken, the width of the chord has another name."""
    found = chord(typed("h x^2"), "x")
    assert found is not None
    assert found.h != "h"


@pytest.mark.parametrize(
    ("left", "right", "board"),
    [("x^2+y^2", "25", "-x/y"), ("x y", "1", "-y/x"), ("x^3+y^3", "3x y", "-(3x² - 3y)/(3y² - 3x)")],
)
def test_implicit(left: str, right: str, board: str) -> None:
    """dy/dx on a curve, from the partial derivatives; told under its own name."""
    d = worked(f"{left} = {right}", "x")
    assert isinstance(decide(d.result, typed(board.replace("²", "^2"))), Equal)
    last = narrate(d, name="y")[-1].equation
    assert last is not None
    assert to_unicode(last.left) == "dy/dx"
