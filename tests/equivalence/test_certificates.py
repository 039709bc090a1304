"""Certificates re-check, pickle, print, and do not pass for other formulas."""

from __future__ import annotations

import pickle

import pytest

from quizgen.equivalence.certificates import ByCells, LazyProof
from quizgen.equivalence.verdict import Equal
from quizgen.values import replaced
from tests.equivalence.reading import assumed, formula, verdict

PAIRS = [
    ("sin(2x)", "2sin x cos x"),
    ("|x||y|", "|x y|"),
    ("sqrt(3+2sqrt(2))", "1+sqrt(2)"),
    ("asinh(x)", "ln(x+sqrt(x^2+1))"),
    ("(x+1)^1000", "(x+1)^999 x+(x+1)^999"),
    ("acos(x)", "2asin(sqrt((1-x)/2))"),
]


HARD = [
    ("sign(-4)*abs(-4)", "-4", ""),
    ("min(2/9,1)", "-max(-2/9,-1)", ""),
    ("||7.75-z||", "|7.75-z|", ""),
    ("1-tanh(x^max(y,0.1))^2", "sech(x^max(y,0.1))^2", ""),
    ("||sin(-y^y)||", "|sqrt(1-cos(-y^y)^2)|", ""),
    ("sin(arccos(min(e^4,-x)))", "sqrt(1-min(e^4,-x)^2)", ""),
    ("cos(arcsin(x^2))", "sqrt(1-x^4)", ""),
    ("cos(arcsin(x^x))", "sqrt(1-(x^x)^2)", ""),
    ("cos(arccos(-(-x)^(x/y)))", "-(-x)^(x/y)", ""),
    ("sqrt(tan(2^(x*x))^2)", "|tan(2^(x*x))|", ""),
    ("(((y+5)^3*x)^2)^(1/2)", "|(y+5)^3*x|", ""),
    ("ln(x^x/|tan(tan(tan(x^4)))|)", "ln|x^x|-ln||tan(tan(tan(x^4)))||", ""),
    ("sqrt(y)*sqrt(x)+arsinh(exp(85/x))", "sqrt(y*x)+arsinh(exp(85/x))", "x>0, y>0"),
    ("|sinh(2*(-96^2))|", "|2*sinh(-96^2)*cosh(-96^2)|", ""),
    ("sinh(2*(-(-x)^(10x)))+sqrt(x)", "2sinh(-(-x)^(10x))cosh(-(-x)^(10x))+sqrt(x)", ""),
    ("e^(e^(2*ln(x+y-z)))", "e^((x+y-z)^2)", ""),
    ("sign(x*(x*arccos(sqrt(y)))^2)", "sign(x)*sign((x*arccos(sqrt(y)))^2)", ""),
    ("ln(sin(4+arcsin(x+1)))", "ln(sin(4)cos(arcsin(x+1))+cos(4)(x+1))", ""),
    ("ln(tanh(|1000001y|2x))", "ln(sinh(2000002|y|x))-ln(cosh(|1000001y|2x))", ""),
    ("root((y*(1-2)^(x*z))^3,3)", "y*(1-2)^(x*z)", ""),
    ("sign(n!-3)*(n!-3)", "|3-n!|", ""),
]


@pytest.mark.parametrize(("response", "key", "assume"), HARD)
def test_checks_where_it_is_hard(response: str, key: str, assume: str) -> None:
    """Walls, thin cells, huge values, roots that were refined on the way: the certificate checks, and for this key
    only.
    """
    found = verdict(response, key, assume)
    assert isinstance(found, Equal)
    assert found.certificate.check(formula(response), formula(key), assumed(assume))
    for wrong in (f"({key})+e^0.1", f"({key})*(1+1e-30)"):
        assert not found.certificate.check(formula(response), formula(wrong), assumed(assume))


def certificate(response: str, key: str) -> ByCells:
    found = verdict(response, key)
    assert isinstance(found, Equal)
    assert isinstance(found.certificate, ByCells)
    return found.certificate


@pytest.mark.parametrize(("response", "key"), PAIRS)
def test_checks_and_survives(response: str, key: str) -> None:
    """The certificate checks before and after pickling, and says what it is in words."""
    proof = certificate(response, key)
    again = pickle.loads(pickle.dumps(proof))
    assert again == proof
    assert again.check(formula(response), formula(key))
    assert "g0 = " in again.details()
    assert len(again.describe().splitlines()) <= 2


@pytest.mark.parametrize(("response", "key"), PAIRS)
def test_proves_nothing_else(response: str, key: str) -> None:
    """It does not pass for another key."""
    assert not certificate(response, key).check(formula(response), formula(f"({key})+1e-9"))


def test_a_forged_relation_is_found() -> None:
    """A relation that is not true of its generators does not pass."""
    proof = certificate("sin(2x)", "2sin x cos x")
    (cell,) = proof.proof.cells
    wrong = ((cell.relations[0][0], 2, (((0,) * len(cell.generators), 1, 1),)),)
    forged = ByCells(LazyProof((replaced(cell, relations=wrong),)))
    assert not forged.check(formula("sin(2x)"), formula("2sin x cos x"))
