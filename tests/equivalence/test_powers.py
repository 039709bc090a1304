"""Whole powers: multiplied out while they are small, else powers of a generator that stands for the base."""

from __future__ import annotations

import pytest

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.powers import polynomial_power, whole_power
from tests.equivalence.fields import element, polynomial


def test_small_powers_are_multiplied_out() -> None:
    """(x + 1)^2 is x^2 + 2x + 1."""
    field, p = polynomial("x+1")
    x = field.gens[0]
    assert polynomial_power(field, p, 2) == x**2 + 2 * x + 1
    assert not field.has_atoms


def test_large_powers_stay_powers() -> None:
    """(2x + 2)^5000 is 2^5000 times the power of one generator for x + 1."""
    field, p = polynomial("2x+2")
    power = polynomial_power(field, p, 5000)
    assert field.has_atoms
    assert len(power) == 1
    assert power.leading_coefficient() == 2**5000
    assert field.by_key["atom", str(p / 2)].data == p / 2


def test_negative_powers() -> None:
    """(x/(x + 1))^-2 is (x + 1)^2/x^2."""
    field, a = element("x/(x+1)")
    top, bottom = whole_power(field, a, -2)
    x = field.gens[0]
    assert (top, bottom) == ((x + 1) ** 2, x**2)


def test_relations_apply_on_the_way() -> None:
    """sqrt(2)^9 is 16 sqrt 2."""
    field, p = polynomial("sqrt(2)")
    assert polynomial_power(field, p, 9) == 16 * p


def test_numbers_that_would_be_too_large_are_refused() -> None:
    """(3x)^(10^6) has a million digits."""
    field, p = polynomial("3x")
    with pytest.raises(NoField):
        polynomial_power(field, p, 10**6)
