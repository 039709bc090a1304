"""Which explanation comes first: the catalogue's order, and the exceptions to it."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.malrules import MALRULES
from quizgen.marking.diagnosis import diagnose
from quizgen.marking.ranking import EXCEPTIONS, PLACE, rank
from tests.calculus.helpers import typed


def test_the_catalogue_decides() -> None:
    """Without an exception the place is that of the catalogue."""
    goal = differentiate(typed("sin(x^2)"), "x").goal
    places = [rank(rule.id, goal, everywhere=False) for rule in MALRULES if rule.id.startswith("sign.")]
    assert places == sorted(places)


def test_exceptions_are_about_mal_rules() -> None:
    """Each names mal-rules that there are."""
    for start, _, behind in EXCEPTIONS:
        assert any(id.startswith(start) for id in PLACE)
        assert behind in PLACE


@pytest.mark.parametrize(
    ("function", "response", "first"),
    [
        ("3/x^2", "-6/x", "power.raised"),
        ("5x^2+7x", "10x+7x", "derivative.not-taken"),
        ("x^2+7x", "2x^2+7x", "power.not-lowered"),
        ("(x-1)^2", "2(x-1)^2", "power.not-lowered"),
        ("3sin(x)+4cos(x)", "4sin(x)-3cos(x)", "integral.taken"),
        ("ln((1+x)/(1-x))", "2/(1-x)^2", "sign.term"),
        ("ln(x^2+1)", "2x", "chain.outer-dropped"),
        ("1/(x^2+1)", "-2x/(x^2+1)", "quotient.denominator-not-squared"),
        ("x/(x+1)", "-1/(x+1)^2", "quotient.order-swapped"),
        ("ln(5x)", "5/x", "chain.argument-changed"),
        ("sqrt(1-4x)", "2/sqrt(1-4x)", "minus.lost"),
        ("sin(x)^3", "-3sin(x)^2 cos(x)", "table.sign"),
    ],
)
def test_the_plain_explanation_goes_first(function: str, response: str, first: str) -> None:
    """Where a common mal-rule would say something roundabout, the plain one is named."""
    assert diagnose(typed(function), "x", typed(response)).explanations[0].code == first
