"""Rational numbers as formulas and back, and exact arithmetic on formulas without letters, within limits."""

from __future__ import annotations

from fractions import Fraction
from math import factorial, gcd, isqrt, lcm

from quizgen.expr.nodes import Call, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum
from quizgen.expr.walk import children, subtrees

HIGHEST = 1000
LARGEST_BITS = 256
LARGEST_FACTORIAL = 20
"""A bank from a stranger may say 9^9^9^9: numbers beyond this size are not worked out."""


def literal(e: Expr) -> Fraction | None:
    """The value of a written number: 3, -3, 3/4, -3/4, 0.25; None for any other formula."""
    match e:
        case Integer(value):
            return Fraction(value)
        case Decimal(value):
            return value
        case Neg(body):
            inner = literal(body)
            return None if inner is None else -inner
        case Quotient(Integer(top), Integer(bottom)) if bottom:
            return Fraction(top, bottom)
    return None


def written(value: Fraction, *, decimal: bool = False) -> Expr:
    """The number as people write it: -3/4 is minus a fraction; with `decimal`, 0.75 where that ends."""
    if value < 0:
        return Neg(written(-value, decimal=decimal))
    if decimal and value.denominator != 1 and (text := _point(value)):
        return Decimal(value, text)
    top = Integer(value.numerator)
    return top if value.denominator == 1 else Quotient(top, Integer(value.denominator))


def _point(value: Fraction) -> str:
    """0.75 for 3/4; "" for a number whose decimals do not end within twelve places."""
    for places in range(1, 13):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return f"{digits[:-places]}.{digits[-places:]}"
    return ""


def power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """base^exponent where it is rational and not too large; None otherwise."""
    if exponent.denominator == 2 and base >= 0:
        root = Fraction(isqrt(base.numerator), isqrt(base.denominator))
        return power(root, exponent * 2) if root * root == base else None
    if exponent.denominator != 1 or (base == 0 and exponent <= 0):
        return None
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    return base**exponent.numerator if bits * abs(exponent.numerator) <= LARGEST_BITS else None


def rational(e: Expr) -> Fraction | None:
    """The exact value of a formula without letters; None where it has letters, is not rational, or is too large."""
    match e:
        case Sum(terms):
            values = [rational(term) for term in terms]
            return None if None in values else _small(sum((v for v in values if v is not None), Fraction(0)))
        case Product(factors):
            result = Fraction(1)
            for factor in factors:
                value = rational(factor)
                if value is None:
                    return None
                result *= value
            return _small(result)
        case Quotient(top, bottom):
            above, below = rational(top), rational(bottom)
            return None if above is None or not below else _small(above / below)
        case Power(base, exponent):
            low, high = rational(base), rational(exponent)
            return None if low is None or high is None else power(low, high)
        case Neg(body):
            inner = rational(body)
            return None if inner is None else -inner
        case Call(name, arguments):
            values = [rational(argument) for argument in arguments]
            return None if None in values else _called(name, [v for v in values if v is not None])
    return literal(e)


def monstrous(e: Expr) -> bool:
    """Whether e has a power of numbers in it that nobody can write out: 9^9^9, or x^(10^6)."""
    return any(isinstance(node, Power) and _too_high(node.exponent) for node in subtrees(e))


def _too_high(exponent: Expr) -> bool:
    value = rational(exponent)
    if value is None:
        return all(isinstance(leaf, Integer | Decimal) for leaf in subtrees(exponent) if not children(leaf))
    return abs(value) > HIGHEST


def _small(value: Fraction) -> Fraction | None:
    return value if max(value.numerator.bit_length(), value.denominator.bit_length()) <= LARGEST_BITS else None


def _called(name: str, values: list[Fraction]) -> Fraction | None:
    whole = [v.numerator for v in values if v.denominator == 1]
    match name, values:
        case "gcd", [_, *_] if len(whole) == len(values):
            return Fraction(gcd(*whole))
        case "lcm", [_, *_] if len(whole) == len(values):
            return Fraction(lcm(*whole))
        case "abs", [value]:
            return abs(value)
        case "sqrt", [value]:
            return power(value, Fraction(1, 2))
        case "max", [_, *_]:
            return max(values)
        case "min", [_, *_]:
            return min(values)
        case "factorial", [value] if whole and 0 <= value <= LARGEST_FACTORIAL:
            return Fraction(factorial(whole[0]))
        case "exp" | "cos" | "cosh", [value] if value == 0:
            return Fraction(1)
        case "sin" | "tan" | "sinh" | "tanh" | "asin" | "atan", [value] if value == 0:
            return Fraction(0)
        case "ln", [value] if value == 1:
            return Fraction(0)
    return None
