"""Certificates re-check, pickle, print, and do not pass for other formulas."""

from __future__ import annotations

import pickle

import pytest

from quizgen.equivalence.certificates import ByCells, LazyProof
from quizgen.equivalence.verdict import Equal
from quizgen.values import replaced
from tests.equivalence.reading import formula, verdict

PAIRS = [
    ("sin(2x)", "2sin x cos x"),
    ("|x||y|", "|x y|"),
    ("sqrt(3+2sqrt(2))", "1+sqrt(2)"),
    ("asinh(x)", "ln(x+sqrt(x^2+1))"),
    ("(x+1)^1000", "(x+1)^999 x+(x+1)^999"),
    ("acos(x)", "2asin(sqrt((1-x)/2))"),
]


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
    assert "g0 = " in again.describe()


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
