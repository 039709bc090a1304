"""Exact numbers inside formulas: reading them out and writing them back the way people do."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TypeAlias

from quizgen.expr.nodes import Decimal, Expr, Integer, Neg, Quotient

Number: TypeAlias = int | Fraction
"""An int where it is whole: most numbers are, and ints are ten times as fast."""

LARGEST_BITS = 512
"""Powers of numbers are worked out only while the result stays below this many bits."""

LONGEST_DECIMAL = 30
"""Numbers with more decimal places than this are written as fractions."""


def whole(n: Number) -> Number:
    """n as an int if it is whole."""
    return n.numerator if n.denominator == 1 else n


def number_of(e: Expr) -> Number | None:
    """The rational number that e is plainly written as (3, -3, 0.5, -2/3), or None."""
    kind = type(e)
    if kind is Integer:
        return e.value  # type: ignore[union-attr]
    if kind is Neg:
        inner = number_of(e.body)  # type: ignore[union-attr]
        return None if inner is None else -inner
    if kind is Decimal:
        return whole(e.value)  # type: ignore[union-attr]
    if kind is Quotient:
        top, bottom = number_of(e.numerator), number_of(e.denominator)  # type: ignore[union-attr]
        return None if top is None or not bottom else whole(Fraction(top) / bottom)
    return None


def has_decimal(e: Expr) -> bool:
    """Whether the number e is written with a decimal point anywhere."""
    match e:
        case Decimal():
            return True
        case Neg(body):
            return has_decimal(body)
        case Quotient(top, bottom):
            return has_decimal(top) or has_decimal(bottom)
        case _:
            return False


def to_expr(n: Number) -> Expr:
    """n as a formula: 3, -3, 2/3, -2/3."""
    if n < 0:
        return Neg(to_expr(-n))
    if n.denominator == 1:
        return Integer(int(n))
    return Quotient(Integer(n.numerator), Integer(n.denominator))


def decimal_digits(n: Number) -> int | None:
    """How many decimal places write n exactly, or None if none do."""
    bottom, twos, fives = n.denominator, 0, 0
    while bottom % 2 == 0:
        bottom, twos = bottom // 2, twos + 1
    while bottom % 5 == 0:
        bottom, fives = bottom // 5, fives + 1
    return max(twos, fives) if bottom == 1 else None


def to_decimal(n: Number) -> Expr:
    """n >= 0 with a decimal point if that can be exact and short, else as a fraction."""
    places = decimal_digits(n)
    if places == 0 or places is None or places > LONGEST_DECIMAL:
        return to_expr(n)
    digits = str(int(n * 10**places)).rjust(places + 1, "0")
    return Decimal(Fraction(n), f"{digits[:-places]}.{digits[-places:]}")


def power_of(base: Number, exponent: int) -> Number | None:
    """base^exponent, or None where it is undefined or too large to write."""
    if exponent < 0 and base == 0:
        return None
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits > 1 and bits * abs(exponent) > LARGEST_BITS:
        return None
    return whole(Fraction(base) ** exponent) if exponent < 0 or isinstance(base, Fraction) else base**exponent


def square_part(n: int) -> tuple[int, int]:
    """(r, s) with n = r^2 s, for n > 0, s without square factors below 1000."""
    root = isqrt(n)
    if root * root == n:
        return root, 1
    r, s, p = 1, n, 2
    while p * p <= s and p < 1000:
        while s % (p * p) == 0:
            s, r = s // (p * p), r * p
        p += 1
    rest = isqrt(s)
    return (r * rest, 1) if rest * rest == s else (r, s)


def root_of(n: int, degree: int) -> int | None:
    """The whole number r >= 0 with r^degree = n, if there is one (n >= 0)."""
    if degree == 2:
        r = isqrt(n)
        return r if r * r == n else None
    if n < 2:
        return n
    low, high = 1, 1 << (n.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < n:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == n else None
