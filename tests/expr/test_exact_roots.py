"""Roots of rational numbers, told apart exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.exact_roots import exact_root


@pytest.mark.parametrize(
    ("value", "degree", "root"),
    [(27, 3, 3), (10**40, 4, 10**10), (2, 2, None), (1, 9, 1), (0, 5, 0), (2**200 + 1, 2, None)],
)
def test_exact_root(value: int, degree: int, root: int | None) -> None:
    """Roots come out only where they are exact."""
    assert exact_root(Fraction(value), degree) == root


def test_root_of_a_fraction() -> None:
    """Numerator and denominator must both have one."""
    assert exact_root(Fraction(8, 27), 3) == Fraction(2, 3)
    assert exact_root(Fraction(8, 3), 3) is None
