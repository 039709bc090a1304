"""Exact numbers as the decimals that other systems read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def amount(marks: Fraction) -> str:
    """A number of marks: 3, 0.5; thirds with all their figures, so that three of them add up again."""
    return str(marks.numerator) if marks.denominator == 1 else repr(float(marks))


def bound(number: Fraction) -> str:
    """A number with twelve figures: no least or greatest one that is right is asked for so closely. Never with an
    exponent, for readers that take digits and a point alone."""
    written = Decimal(f"{float(number):.12g}")
    return f"{written:f}"
