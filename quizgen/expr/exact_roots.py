"""Roots of rational numbers that are rational themselves."""

from __future__ import annotations

from fractions import Fraction


def exact_root(q: Fraction, n: int) -> Fraction | None:
    """The n-th root of q >= 0 where it is rational."""
    top, bottom = _integer_root(q.numerator, n), _integer_root(q.denominator, n)
    return None if top is None or bottom is None else Fraction(top, bottom)


def _integer_root(value: int, n: int) -> int | None:
    if value < 2:
        return value
    if n >= value.bit_length():
        return None
    guess = 1 << -(-value.bit_length() // n)
    while True:
        better = ((n - 1) * guess + value // guess ** (n - 1)) // n
        if better >= guess:
            return guess if guess**n == value else None
        guess = better
