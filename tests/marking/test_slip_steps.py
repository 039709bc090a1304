"""Steps are counted as the worked solution counts them."""

from __future__ import annotations

import pytest

from quizgen.calculus.derivation import steps
from quizgen.calculus.differentiate import differentiate, gradient
from quizgen.calculus.narrate import narrate
from quizgen.expr.nodes import Derivative
from quizgen.marking.slips import step_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x", "y")


@pytest.mark.parametrize(
    ("function", "inside", "title"),
    [
        ("sin(4x^3)", "sin(4x^3)", "Chain rule"),
        ("sin(4x^3)", "4x^3", "Chain rule"),
        ("x^2 sin(3x^2)", "x^2 sin(3x^2)", "Product rule"),
        ("x^2 sin(3x^2)", "sin(3x^2)", "Chain rule"),
        ("x^2 sin(3x^2)", "x^2", "Product rule"),
        ("5sin(x^2)", "sin(x^2)", "Chain rule"),
        ("x/(x^2+1)", "x^2+1", "Quotient rule"),
    ],
)
def test_the_step_that_deals_with_a_goal(function: str, inside: str, title: str) -> None:
    """Letters are replaced by what they stand for: dv/dx is the derivative of sin(3x^2) where v is that."""
    d = differentiate(parse(function, X).expr, "x")
    number = step_of((d,), Derivative(parse(inside, X).expr, ("x",)))
    assert narrate(d)[number - 1].title == title


@pytest.mark.parametrize("function", ["x^2 sin(3x^2)", "sin(cos(x^2))/x", "3x^2+sin(4x)+e^(x^2)", "x^x", "ln(x^2+1)^3"])
def test_every_goal_has_a_step(function: str) -> None:
    """One without a step of its own has that of the goal above it."""
    d = differentiate(parse(function, X).expr, "x")
    count = len(narrate(d))
    assert all(1 <= step_of((d,), node.goal) <= count for node in steps(d))


def test_steps_go_on_through_several_derivations() -> None:
    """The solution of a part shows them one after the other."""
    first = differentiate(parse("sin(x^2)", X).expr, "x")
    second = gradient(parse("x e^(x y)", X).expr, ("x", "y"))
    goal = second.parts[1].goal
    assert step_of((first, second), goal) > len(narrate(first))
    assert step_of((first,), goal) == 0
