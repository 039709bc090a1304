"""Functions in the form in which people put them before they differentiate."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.restated import restated
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Derivative
from quizgen.marking.diagnosis import diagnose
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from tests.calculus.helpers import typed

POSITIVE = parse_conditions("x>0", Notation.of("x"))


@pytest.mark.parametrize(
    ("function", "forms"),
    [
        ("(2x-3)(x^2+4)", ["2x^3-3x^2+8x-12"]),
        ("(x+3)^2", ["x^2+6x+9"]),
        ("sqrt(5x)", ["sqrt(5)sqrt(x)"]),
        ("(e^x/2)^3", ["e^(3x)/2^3"]),
        ("ln(7x^3)", ["ln(7)+3ln(x)"]),
        ("ln(sqrt(x))", ["ln(x)/2"]),
        ("ln(5/x)", ["ln(5)-ln(x)"]),
        ("(x^2-1)/x", ["x-1/x"]),
        ("x sin(x)", []),
        ("e^x", []),
    ],
)
def test_other_forms_of_a_function(function: str, forms: list[str]) -> None:
    """Each has the same values; a function that is as plain as can be has none."""
    found = [goal.body for goal in restated(differentiate(typed(function), "x").goal) if isinstance(goal, Derivative)]
    assert len(found) == len(forms)
    for body, form in zip(found, forms, strict=True):
        assert isinstance(decide(body, typed(form), assume=POSITIVE), Equal)
        assert isinstance(decide(body, typed(function), assume=POSITIVE), Equal)


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("(2x-3)(x^2+4)", "6x^2-6x-4", "constant.kept"),
        ("(2x-3)(x^2+4)", "6x^3-6x+8", "power.not-lowered"),
        ("(x^3+1)/x", "2x^2-1/x^2", "power.not-lowered"),
        ("(2x-3)(x^2+4)", "2x-3", None),
    ],
)
def test_a_slip_in_another_form(function: str, response: str, code: str | None) -> None:
    """It says more than that a number is wrong."""
    found = diagnose(typed(function), "x", typed(response)).explanations
    assert (found[0].code if found else None) == code
