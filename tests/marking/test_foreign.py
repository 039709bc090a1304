"""Answers with functions that neither the question nor a slip knows explain nothing."""

from __future__ import annotations

import pytest

from quizgen.marking.diagnosis import diagnose
from tests.calculus.helpers import typed


@pytest.mark.parametrize(
    ("function", "response"),
    [
        ("x/sqrt(x^2+1)", "cos(arctan(x))^2"),
        ("7", "cos(x)^2+sin(x)^2"),
        ("sin(x^2)", "1-2sin(x)^2"),
    ],
)
def test_foreign_functions_agree_by_chance(function: str, response: str) -> None:
    """An arctangent in a question about roots; the sine of half the angle."""
    assert diagnose(typed(function), "x", typed(response)).unknown


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("x/sqrt(x^2+1)", "1/(x^2+1)", "quotient.denominator-not-squared"),
        ("sin(x^2)", "cos(2x)", "chain.inner-derivative-inside"),
        ("cos(x)^2", "sin(2x)", "table.sign"),
        ("tan(5x)", "5/cos(x)^2", "chain.argument-changed"),
        ("1/x", "ln(x)", "integral.taken"),
    ],
)
def test_the_same_in_other_words(function: str, response: str, code: str) -> None:
    """Functions of one kind, twice the angle, and what the slip itself brings in are no strangers."""
    found = diagnose(typed(function), "x", typed(response)).explanations
    assert found
    assert code in [one.code for one in found]
