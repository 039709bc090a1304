"""Rational numbers from Python to FLINT and back."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq


def to_flint(q: Fraction | int) -> fmpq:
    """The same number for FLINT."""
    return fmpq(q.numerator, q.denominator)


def to_fraction(q: fmpq) -> Fraction:
    """The same number for Python."""
    return Fraction(int(q.p), int(q.q))
