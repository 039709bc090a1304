"""Formulas that are too large over common denominators are proved in letters for the sums that they share."""

from __future__ import annotations

import pickle

import pytest

from quizgen.budget import Budget
from quizgen.equivalence.verdict import Different, Equal
from quizgen.errors import BudgetExceeded
from tests.equivalence.reading import assumed, formula, verdict

W = "((x*z)/(5+(z/(3+y^2))^2)+e^x*z)"
DW = "(z/(5+(z/(3+y^2))^2)+z*e^x)"
P, Q = "(5*(3+y^2)^2+z^2)", "(3+y^2)^2"
S = "((5+(e+pi+sinh x)^2))"
T = "((x+y)^4+(e*x*z)/(3+z^2)+z)"
R = "((1+(2z+y)^2)^(1/3)+x+e^(-z)-z)"
PAIRS = [
    (
        f"-2*y*{W}*{DW}/(1+{W}^2)^2",
        f"-(2y*(x*z*{Q}+z*{P}*e^x)*(z*{Q}+z*{P}*e^x))/({P}^2*(1+((x*z*{Q})/{P}+z*e^x)^2)^2)",
        "",
    ),
    (
        f"e^x*(e^x*{S}-2e^x*cosh x*(e+pi+sinh x))/(sqrt(1+e^(2x)/((3+cosh(pi)^2)^2*{S}^2))*{S}^3)",
        f"(e^(2x)/{S}^2-2(sinh x+e+pi)*e^(2x)*cosh x/{S}^3)/sqrt(1+e^(2x)/((3+cosh(pi)^2)^2*{S}^2))",
        "",
    ),
    (
        f"(1+{T}^2-2{T}*(4(x+y)^3+e*z/(3+z^2))*{R})/(1+{T}^2)^2",
        f"1/({T}^2+1)-(2*e*z/(z^2+3)+8(x+y)^3)*{T}*{R}/({T}^2+1)^2",
        "x>0, y>0, z>0",
    ),
]


@pytest.mark.parametrize(("response", "key", "assume"), PAIRS)
def test_large_formulas_are_proved(response: str, key: str, assume: str) -> None:
    """Both ways; the certificate checks, for this key only, and survives pickling."""
    for left, right in ((response, key), (key, response)):
        found = verdict(left, right, assume)
        assert isinstance(found, Equal)
        assert found.by == "common parts"
        certificate = pickle.loads(pickle.dumps(found.certificate))
        assert certificate.check(formula(left), formula(right), assumed(assume))
        for wrong in (f"({right})+e^0.1", f"({right})*(1+1e-30)"):
            assert not certificate.check(formula(left), formula(wrong), assumed(assume))


@pytest.mark.parametrize("change", ["+1e-30x", "+1e-30sin(pi x)"])
def test_letters_prove_nothing_false(change: str) -> None:
    """A change that ordinary points overlook is still a difference."""
    assert isinstance(verdict(PAIRS[0][0] + change, PAIRS[0][1]), Different)


def test_what_is_kept_is_left() -> None:
    """Work that has used up its share leaves the kept steps to those after it."""
    budget = Budget(100)
    kept = budget.keep(30)
    with pytest.raises(BudgetExceeded):
        budget.spend(71)
    budget.give_back(kept)
    assert budget.left == 30
    assert budget.keep(40) == 30
