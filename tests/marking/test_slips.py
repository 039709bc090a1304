"""The slip that explains a wrong answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.task import Task
from quizgen.bank.variant import Part
from quizgen.calculus.derivation import steps
from quizgen.calculus.differentiate import derive, differentiate, gradient
from quizgen.calculus.narrate import narrate
from quizgen.calculus.searches import descent_goal
from quizgen.expr.nodes import Call, Derivative, Symbol
from quizgen.marking.part import mark_part
from quizgen.marking.slips import step_of
from quizgen.prose import plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def test_a_slip_has_a_name_and_a_place(chain: Part) -> None:
    """The inner derivative was forgotten: the slip, the words, and the marks for what was right."""
    mark = mark_part(chain, "cos(4x^3)")
    assert mark.slip is not None
    assert mark.slip.code == "chain.inner-derivative-forgotten"
    assert "sin(4x³)" in plain(mark.feedback[0])
    assert {award.what: award.given for award in mark.awards} == {
        "Chain rule": 0,
        "Standard derivative": 1,
        "the right answer": 0,
    }


@pytest.mark.parametrize("response", ["12x^2 cos(4x^3)", "12 cos(4x^3) x^2", "x+17", ""])
def test_nothing_is_made_up(chain: Part, response: str) -> None:
    """Right answers, blanks and answers that no slip gives have no slip."""
    assert mark_part(chain, response).slip is None


def test_a_slip_in_one_component() -> None:
    """In a gradient the slip of a component is found in that component's own derivation."""
    notation = Notation.of("x", "y")
    worked = derive(Call("grad", (parse("e^(x y) + y", notation).expr, Symbol("x"), Symbol("y"))))
    part = Part("", (), Task("vector", worked.result, notation), Fraction(2), (worked,))
    mark = mark_part(part, "(e^(xy), x e^(xy) + 1)")
    assert mark.slip is not None
    assert mark.slip.code == "chain.inner-derivative-forgotten"
    assert mark.given == 1


def test_a_slip_in_a_search() -> None:
    """Points and iterates come from derivations as well: what was done instead of the search is named, without a place
    in a derivative."""
    notation = Notation.of("w")
    body = parse("w^2 - 6w", notation).expr
    worked = derive(descent_goal(body, ["w"], [parse("-4", notation).expr], parse("0.2", notation).expr, 1))
    part = Part("", (), Task("number", worked.result, notation), Fraction(2), (worked,))
    mark = mark_part(part, "-6.8")
    assert mark.slip is not None
    assert (mark.slip.code, mark.slip.step) == ("descent.uphill", 0)
    worked = derive(Call("stationary", (parse("w^3 - 3w", notation).expr, Symbol("w"))))
    part = Part("", (), Task("points", worked.result, notation), Fraction(2), (worked,))
    mark = mark_part(part, "max at 1, min at -1")
    assert mark.slip is not None
    assert mark.slip.code == "optimum.kinds-swapped"


XY = Notation.of("x", "y")


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
    d = differentiate(parse(function, XY).expr, "x")
    number = step_of((d,), Derivative(parse(inside, XY).expr, ("x",)))
    assert narrate(d)[number - 1].title == title


@pytest.mark.parametrize("function", ["x^2 sin(3x^2)", "sin(cos(x^2))/x", "3x^2+sin(4x)+e^(x^2)", "x^x", "ln(x^2+1)^3"])
def test_every_goal_has_a_step(function: str) -> None:
    """One without a step of its own has that of the goal above it."""
    d = differentiate(parse(function, XY).expr, "x")
    count = len(narrate(d))
    assert all(1 <= step_of((d,), node.goal) <= count for node in steps(d))


def test_steps_go_on_through_several_derivations() -> None:
    """The solution of a part shows them one after the other."""
    first = differentiate(parse("sin(x^2)", XY).expr, "x")
    second = gradient(parse("x e^(x y)", XY).expr, ("x", "y"))
    goal = second.parts[1].goal
    assert step_of((first, second), goal) > len(narrate(first))
    assert step_of((first,), goal) == 0
