"""Rational numbers to FLINT and back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.flint_numbers import to_flint, to_fraction


@pytest.mark.parametrize("q", [Fraction(0), Fraction(-3, 7), Fraction(10**40, 3)])
def test_there_and_back(q: Fraction) -> None:
    """Nothing is lost, however large."""
    assert to_fraction(to_flint(q)) == q


def test_whole_numbers() -> None:
    """An int is a rational number too."""
    assert to_fraction(to_flint(-2)) == -2
