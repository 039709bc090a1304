"""Derivatives at a point: differentiated first, then evaluated."""

from __future__ import annotations

import pytest

from quizgen.calculus.derivation import Goal
from quizgen.calculus.differentiate import derive, replay
from quizgen.calculus.evaluating import read_value_goal, value_goal
from quizgen.calculus.narrate import narrate
from quizgen.expr.nodes import Call, Derivative, Symbol
from quizgen.expr.text import to_unicode
from quizgen.marking.diagnosis import explain
from tests.calculus.helpers import spoken, typed

X, Y = Symbol("x"), Symbol("y")
SLOPE = Derivative(typed("x^3-2x"), ("x",))
GRADIENT = Call("grad", (typed("x^2 y"), X, Y))


@pytest.mark.parametrize(
    ("goal", "places", "result"),
    [
        (SLOPE, {"x": "3"}, "25"),
        (GRADIENT, {"x": "-3", "y": "2"}, "(-12, 9)"),
        (Derivative(typed("sin(2x)"), ("x", "x")), {"x": "pi/6"}, "-2√3"),
    ],
)
def test_values(goal: Goal, places: dict[str, str], result: str) -> None:
    """The number, and the same from the leaves up."""
    d = derive(value_goal(goal, {name: typed(text) for name, text in places.items()}))
    assert to_unicode(d.result) == result
    assert replay(d) == d.result


def test_the_substitution_is_a_step() -> None:
    """The derivative, the numbers in their places, what comes out."""
    assert spoken(narrate(derive(value_goal(SLOPE, {"x": typed("3")})), name="y"))[-5:] == [
        "Put the numbers in",
        "Take x = 3.",
        "y′(3) = 3·3² - 2",
        "Work it out",
        "y′(3) = 25",
    ]


def test_a_gradient_at_a_point() -> None:
    """Each component evaluated; the point stands behind the gradient."""
    lines = spoken(narrate(derive(value_goal(GRADIENT, {"x": typed("1"), "y": typed("2")})), name="f"))
    assert lines[-1] == "∇f(1, 2) = (4, 1)"


def test_a_slip_in_the_derivative_is_found_in_the_number() -> None:
    """cos(4x^3) for the derivative of sin(4x^3): at 0 it is 1 in place of 0, and the chain rule is where."""
    d = derive(value_goal(Derivative(typed("sin(4x^3)"), ("x",)), {"x": typed("0")}))
    assert to_unicode(d.result) == "0"
    (likeliest, *_) = explain(d, typed("1")).explanations
    assert likeliest.rule.id == "chain.inner-derivative-forgotten"
    assert likeliest.goal == Derivative(typed("sin(4x^3)"), ("x",))


def test_only_derivatives_are_evaluated() -> None:
    """A formula at a point is no goal."""
    assert read_value_goal(Call("at", (typed("x^2"), X, typed("1")))) is None
    assert read_value_goal(SLOPE) is None
