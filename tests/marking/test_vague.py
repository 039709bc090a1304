"""Answers that come out of nearly anything accuse of little, telling ones of what they tell."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import derive
from quizgen.calculus.examples import read_example
from quizgen.calculus.malrule import Example
from quizgen.marking.diagnosis import diagnose, explain
from tests.calculus.helpers import typed


@pytest.mark.parametrize(
    ("function", "response"),
    [
        ("ln(cosh x)", "1"),
        ("x sin x", "x - x"),
        ("sqrt(x) e^(-x)", "0"),
        ("ln(x^2+1)", "ln 1"),
        ("(x-3)^2", "1"),
        ("(x-3)^2", "2"),
        ("5x", "0"),
    ],
)
def test_a_small_number_accuses_nobody(function: str, response: str) -> None:
    """Nearly any rule gives 0, 1 or 2 somewhere."""
    assert diagnose(typed(function), "x", typed(response)).unknown


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("(3x-5)^2", "x", None),
        ("ln(x^2+1)", "x", None),
        ("x^2+1", "x", "power.factor-forgotten"),
    ],
)
def test_a_lone_letter(function: str, response: str, code: str | None) -> None:
    """It tells as little as a number, if not next to something as short."""
    found = diagnose(typed(function), "x", typed(response)).explanations
    assert (found[0].code if found else None) == code


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("(2x+1)(x-4)", "2", "product.derivatives-multiplied"),
        ("(2x+1)/(x-3)", "2", "quotient.derivatives-divided"),
        ("e^(3x)", "3e^3", "chain.argument-differentiated"),
        ("(3x+1)^5", "15*3^4", "chain.argument-differentiated"),
        ("ln(5x)", "1/5", "chain.inner-derivative-inside"),
        ("pi", "pi", "constant.kept"),
    ],
)
def test_a_telling_number_is_explained(function: str, response: str, code: str) -> None:
    """The law of the whole gone wrong, or a number that nobody gets to by chance."""
    assert diagnose(typed(function), "x", typed(response)).explanations[0].code == code


@pytest.mark.parametrize(
    ("goal", "response", "code"),
    [
        ("at(grad(x^3+2x y^2, x, y), x, 1, y, 2)", "(8, 11)", "gradient.components-swapped"),
        ("at(grad(x^3+2x y^2, x, y), x, 1, y, 2)", "(5, 7)", None),
        ("at(diff(x^3+5x, x), x, 2)", "29", "power.not-lowered"),
        ("at(diff(x^3+5x, x), x, 2)", "31", None),
        ("tangent(x^3+x+1, x, 1)", "4x+3", "tangent.height-for-intercept"),
        ("tangent(x^3+x+1, x, 1)", "5x-1", None),
    ],
)
def test_values_and_lines(goal: str, response: str, code: str | None) -> None:
    """Common slips are named for a number; vectors and lines are told apart; one number right explains nothing."""
    asked, mine = read_example(Example(goal, "", response))
    found = explain(derive(asked), mine).explanations
    assert (found[0].code if found else None) == code
