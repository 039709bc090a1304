"""Powers of numbers: rational where they can be, else over one generator for each prime."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq, fmpz

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.field import Again, Field
from quizgen.equivalence.surds import number_power, prime_powers


@pytest.mark.parametrize("n", [1, 2, 12, 930249, 2**100 * 3**7, (2**61 - 1) ** 3, (10**40 + 1) ** 4])
def test_prime_powers(n: int) -> None:
    """The powers multiply to the number; what is too large counts as prime."""
    product = fmpz(1)
    for p, e in prime_powers(fmpz(n)):
        product *= p**e
    assert product == n


def test_exact_roots_are_rational() -> None:
    """(8/27)^(2/3) is 4/9."""
    field = Field(Budget(10**6))
    assert field.rational(number_power(field, fmpq(8, 27), Fraction(2, 3))) == Fraction(4, 9)
    assert not field.generators


def test_squares_come_out() -> None:
    """sqrt 12 is 2 sqrt 3, and the square of sqrt 3 is 3."""
    field = Field(Budget(10**6))
    root = number_power(field, fmpq(12), Fraction(1, 2))
    three = number_power(field, fmpq(3), Fraction(1, 2))
    assert root == field.scaled(three, 2)
    assert field.rational(field.mul(three, three)) == 3


def test_another_root_of_the_same_prime_begins_again() -> None:
    """sqrt 2 and the cube root of 2 are powers of one generator."""
    field = Field(Budget(10**6))
    number_power(field, fmpq(2), Fraction(1, 2))
    with pytest.raises(Again):
        number_power(field, fmpq(2), Fraction(1, 3))
    assert field.roots["prime 2"] == 6


def test_astronomical_numbers_are_refused() -> None:
    """9^(10^6) is not written out."""
    with pytest.raises(NoField):
        number_power(Field(Budget(10**6)), fmpq(9), Fraction(10**6))
