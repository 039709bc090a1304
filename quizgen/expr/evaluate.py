"""The value of a formula at a point: exactly where it is a rational number, otherwise inside a ball that is proved
to hold it.

This file imports FLINT only when a ball is asked for; the arithmetic of balls is quizgen.expr.balls, with the
conventions about domains (0^0 has no value, odd roots of negative numbers are real).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from quizgen.expr.exact_roots import exact_root
from quizgen.expr.nodes import (
    Call,
    Decimal,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
)

if TYPE_CHECKING:
    from flint import arb, fmpq

LARGEST_EXACT_BITS = 20_000
"""Rational numbers beyond this size are continued as balls."""


def exact(e: Expr) -> Fraction | None:
    """The value of a closed formula that is a rational number by the four operations, powers and roots that come out.

    None for everything else, and for values of more than a few thousand digits. Needs no FLINT.
    """
    try:
        return _EXACT[type(e)](e)
    except (KeyError, ZeroDivisionError):
        return None


def _both(
    a: Fraction | None, b: Fraction | None, join: Callable[[Fraction, Fraction], Fraction | None]
) -> Fraction | None:
    """The two joined; None where one has no value, or a number of a few thousand digits has been reached."""
    if a is None or b is None or max(a.denominator.bit_length(), a.numerator.bit_length()) > LARGEST_EXACT_BITS:
        return None
    return join(a, b)


def _exact_sum(e: Sum) -> Fraction | None:
    total: Fraction | None = Fraction(0)
    for term in e.terms:
        total = _both(total, exact(term), lambda a, b: a + b)
    return total


def _exact_product(e: Product) -> Fraction | None:
    total: Fraction | None = Fraction(1)
    for factor in e.factors:
        total = _both(total, exact(factor), lambda a, b: a * b)
    return total


def exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """base^exponent where that is a rational number of moderate size; None otherwise (0^0 and 1/0 included)."""
    if base == 0:
        return Fraction(0) if exponent > 0 else None
    if exponent.denominator != 1:
        if base < 0 and exponent.denominator % 2 == 0:
            return None
        root = exact_root(abs(base), exponent.denominator)
        if root is None:
            return None
        base = root if base > 0 else -root
    if base.numerator in (1, -1) and base.denominator == 1:
        return base if exponent.numerator % 2 else Fraction(1)
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if size * abs(exponent.numerator) > LARGEST_EXACT_BITS:
        return None
    return base**exponent.numerator


def _exact_quotient(e: Quotient) -> Fraction | None:
    return _both(exact(e.numerator), exact(e.denominator), lambda a, b: a / b)


def _exact_neg(e: Neg) -> Fraction | None:
    value = exact(e.body)
    return None if value is None else -value


def _exact_call(e: Call) -> Fraction | None:
    values = [exact(argument) for argument in e.arguments]
    first = values[0]
    if first is None:
        return None
    if e.function == "sqrt":
        return exact_power(first, Fraction(1, 2))
    if e.function == "root":
        return _both(first, values[1], lambda a, b: exact_power(a, 1 / b))
    if e.function == "abs":
        return abs(first)
    return None


_EXACT: dict[type, Callable[[Any], Fraction | None]] = {
    Integer: lambda e: Fraction(e.value),
    Decimal: lambda e: e.value,
    Neg: _exact_neg,
    Sum: _exact_sum,
    Product: _exact_product,
    Quotient: _exact_quotient,
    Power: lambda e: _both(exact(e.base), exact(e.exponent), exact_power),
    Call: _exact_call,
}


def enclose(e: Expr, point: Mapping[str, Fraction], bits: int) -> arb | None:
    """A ball that holds the value of e at the point, computed with `bits` bits.

    None where e has no value there, where it is not certain that it has one, or where it is too large to look at.
    """
    from flint import arb

    from quizgen.expr.balls import Outside, Unsure, precision
    from quizgen.expr.flint_numbers import to_flint
    from quizgen.expr.values_at import value_at

    exact_point = {name: to_flint(value) for name, value in point.items()}
    with precision(bits):
        try:
            value = value_at(e, exact_point)
        except (Outside, Unsure):
            return None
        return value if isinstance(value, arb) else arb(value)


def certain_digits(number: arb | fmpq, most: int = 30) -> tuple[str, int]:
    """A decimal expansion of which every digit is certain, at most `most` digits, and how many there are.

    (0: the text is exact: a whole number, a short decimal or a short fraction.)
    """
    from flint import arb, fmpq

    rational = _as_rational(number)
    short = None if rational is None else _short(rational)
    if short is not None:
        return short, 0
    text = (arb(number) if isinstance(number, fmpq) else number).str(most, radius=False)
    return text, len(text.partition("e")[0].lstrip("-0.").replace(".", ""))


def _as_rational(number: arb | fmpq) -> Fraction | None:
    """The number where it is exact, and not astronomically large or small."""
    from flint import fmpq

    from quizgen.expr.flint_numbers import to_fraction

    if not isinstance(number, fmpq):
        if not number.is_exact() or abs(int(number.man_exp()[1])) > 200:
            return None
        number = number.fmpq()
    return to_fraction(number)


LONGEST_SHORT_BITS = 64
"""Beyond this size a number is not short, and not even written out: Python refuses to from 4,300 digits on."""


def _short(value: Fraction) -> str | None:
    """A rational number as a person writes it, if that is short."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > LONGEST_SHORT_BITS:
        return None
    if value.denominator == 1:
        text = str(value.numerator)
        return text if len(text) <= 15 else None
    if value.denominator & (value.denominator - 1) == 0 and value.denominator <= 1024:
        return str(float(value))
    text = f"{value.numerator}/{value.denominator}"
    return text if len(text) <= 15 else None
