"""Answers that come out of nearly anything accuse of little, telling ones of what they tell."""

from __future__ import annotations

import pytest

from quizgen.marking.diagnosis import diagnose
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
