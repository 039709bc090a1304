"""Equations and inequalities: the same when they say the same of every point."""

from __future__ import annotations

import pickle

import pytest

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal
from tests.equivalence.cases import RELATIONS_ALIKE, RELATIONS_UNLIKE, rows
from tests.equivalence.reading import formula, verdict


@pytest.mark.parametrize("row", rows(RELATIONS_ALIKE), ids=" and ".join)
def test_alike(row: tuple[str, ...]) -> None:
    """Scaling, rearranging and clearing denominators change nothing."""
    left, right = map(formula, row)
    found = decide(left, right)
    assert isinstance(found, Equal), found
    assert found.certificate.check(left, right)
    assert isinstance(decide(right, left), Equal)


@pytest.mark.parametrize("row", rows(RELATIONS_UNLIKE), ids=" and ".join)
def test_unlike(row: tuple[str, ...]) -> None:
    """Other solutions, other multiplicities, other ends."""
    left, right = map(formula, row)
    found = decide(left, right)
    assert isinstance(found, Different), found
    assert found.witness.check(left, right)
    assert isinstance(decide(right, left), Different)


@pytest.mark.parametrize("row", rows(RELATIONS_ALIKE), ids=" and ".join)
def test_a_certificate_is_evidence(row: tuple[str, ...]) -> None:
    """It survives pickling, and passes for no relation that is unlike."""
    left, right = map(formula, row)
    found = decide(left, right)
    assert isinstance(found, Equal)
    certificate = pickle.loads(pickle.dumps(found.certificate))
    assert certificate.check(left, right)
    for _, other in (*rows(RELATIONS_ALIKE), *rows(RELATIONS_UNLIKE)):
        if not isinstance(decide(left, formula(other)), Equal):
            assert not certificate.check(left, formula(other)), other


def test_a_solution_of_one_is_named() -> None:
    """The message names a point that solves one and not the other."""
    assert verdict("2x=4", "3x=3").explain() == "x = 2 solves yours but not the key."
