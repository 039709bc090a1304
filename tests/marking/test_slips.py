"""The slip that explains a wrong answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import Task
from quizgen.bank.variant import Choice, Part
from quizgen.calculus.derivation import steps
from quizgen.calculus.differentiate import derive, differentiate, gradient
from quizgen.calculus.evaluating import value_goal
from quizgen.calculus.lines import tangent_goal
from quizgen.calculus.narrate import narrate
from quizgen.calculus.searches import descent_goal
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Call, Derivative, Integer, Relation, Set, Symbol
from quizgen.marking.part import mark_part
from quizgen.marking.slips import solved_for, step_of
from quizgen.prose import Math, Text, plain
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


def differentiate_x(function: str, marks: int) -> Part:
    worked = differentiate(parse(function, Notation.of("x")).expr, "x")
    return Part("", (), Task("expression", worked.result, Notation.of("x")), Fraction(marks), (worked,))


def test_two_slips_cost_two_steps() -> None:
    """Both are said, each with its place, and the steps between them earn their marks."""
    mark = mark_part(differentiate_x("sin(x^2)/x", 4), "(x cos(x^2) - sin(x^2))/x")
    [said] = map(plain, mark.feedback)
    assert said.startswith("Two things went wrong. At step 1, in the derivative of sin(x²)/x: The denominator")
    assert "At step 2, in the derivative of sin(x²): You differentiated the outer function." in said
    assert {award.what: award.given for award in mark.awards} == {
        "Quotient rule": 0,
        "Chain rule": 0,
        "Standard derivative": 1,
        "the right answer": 0,
    }


def test_a_habit_is_said_to_be_one() -> None:
    """What went wrong at every step has no place."""
    mark = mark_part(differentiate_x("e^(2x) + sin(3x)", 2), "e^(2x) + cos(3x)")
    assert plain(mark.feedback[0]).startswith("Throughout: You differentiated the outer function.")


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
ONE_MARK = Fraction(1)


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


def test_a_wrong_choice_shows_its_slip() -> None:
    """The mal-rule that it was made from, or what its author says; the right letter is not given away."""
    made = Choice((Math(Symbol("x")),), slip="chain.inner-derivative-forgotten")
    choices = (made, Choice((Text("right"),)), Choice((Text("c"),), why="Look again."), Choice((Text("d"),)))
    part = Part("", (), Task("choice", Symbol("B"), notation_of_choices(4, several=False)), ONE_MARK, choices=choices)
    marks = {letter: mark_part(part, letter) for letter in "ABCD"}
    assert [marks[letter].given for letter in "ABCD"] == [0, 1, 0, 0]
    assert [(slip := marks[letter].slip) and slip.code for letter in "ABCD"] == [made.slip, None, "choice", None]
    assert plain(marks["C"].feedback[0]) == "Look again."
    assert "inside" in plain(marks["A"].feedback[0])
    assert all("B" not in plain(prose) for letter in "ACD" for prose in marks[letter].feedback)
    assert plain(marks["A"].solution[0]) == "The answer is B (right)."


def test_of_several_choices_the_wrong_one_is_explained() -> None:
    """Right ones beside it do not hide it."""
    choices = (Choice((Text("a"),)), Choice((Text("b"),), why="Not this one."), Choice((Text("c"),)))
    key = Set((Symbol("A"), Symbol("C")))
    part = Part("", (), Task("choice", key, notation_of_choices(3, several=True)), ONE_MARK, choices=choices)
    mark = mark_part(part, "A, B")
    assert mark.given == 0
    assert [plain(prose) for prose in mark.feedback] == [
        "A choice that is right is missing.", "A choice that is not right is among them.", "Not this one."
    ]  # fmt: skip
    assert plain(mark.solution[0]) == "The answer is A (a), C (c)."


@pytest.fixture
def tangent() -> Part:
    """The tangent to y = x^3 + 2x + 1 at x = 2."""
    notation = Notation.of("x", "y")
    worked = derive(tangent_goal(parse("x^3 + 2x + 1", notation).expr, "x", Integer(2)))
    key = Relation(Symbol("y"), "=", worked.result)
    return Part("", (), Task("equation", key, notation), Fraction(3), (worked,))


@pytest.mark.parametrize(
    ("response", "code", "given"),
    [
        ("y = 14x + 13", "tangent.height-for-intercept", 1),
        ("y = 14(x-2)", "tangent.height-forgotten", 1),
        ("2y + x/7 = 26 + 2/7", "tangent.normal", 1),
        ("y - 13 = 14(x+2)", "tangent.sign", 1),
        ("y - 13 = 26(x-2)", "power.not-lowered", 1),
        ("y = 14x - 15", None, 3),
        ("y = 5x - 7", None, 0),
    ],
)
def test_a_slip_in_a_tangent(tangent: Part, response: str, code: str | None, given: int) -> None:
    """The wrong line, or the right line for a wrong slope, in any arrangement; what was right is paid for."""
    mark = mark_part(tangent, response)
    assert (mark.slip.code if mark.slip else None) == code
    assert mark.given == given


def test_a_slip_in_a_value() -> None:
    """The height for the slope; a number that some rare slip would give stays unexplained."""
    notation = Notation.of("x")
    inner = differentiate(parse("x^3+5x", notation).expr, "x").goal
    worked = derive(value_goal(inner, {"x": Integer(2)}))
    part = Part("", (), Task("number", worked.result, notation), Fraction(1), (worked,))
    codes = {text: mark_part(part, text).slip for text in ("18", "29", "31", "17")}
    named = {text: slip.code if slip else None for text, slip in codes.items()}
    assert named == {"18": "value.function-instead", "29": "power.not-lowered", "31": None, "17": None}


@pytest.mark.parametrize(
    ("equation", "line"), [("y = 2x+1", "2x+1"), ("2y - 6x = 4", "3x+2"), ("y^2 = x", None), ("x = 3", None)]
)
def test_what_an_equation_says(equation: str, line: str | None) -> None:
    """Solved for y where it stands there once, to the first power."""
    found = solved_for(parse(equation, Notation().allowing("relation")).expr, "y")
    if line is None:
        assert found is None
    else:
        assert found is not None
        assert isinstance(decide(found, parse(line, Notation()).expr), Equal)
