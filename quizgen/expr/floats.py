"""A formula's value in floating point: for sieves and for drawing. No verdict rests on it.

Functions are real, as everywhere: odd roots of negative numbers are negative, even ones have no value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import children

Place: TypeAlias = Mapping[str, float]
"""The values of the letters."""


class NoValue(ArithmeticError):
    """The formula has no real value of bearable size there."""


def approximate_at(e: Expr, place: Place) -> float:
    """The value of one formula there. Raises NoValue, and KeyError for what has none anywhere (see has_values)."""
    try:
        found = float(_VALUE[type(e)](e, place))
    except (ArithmeticError, ValueError):
        raise NoValue from None
    if not math.isfinite(found):
        raise NoValue
    return found


def has_values(e: Expr, letters: frozenset[str]) -> bool:
    """Whether e is made of known functions and these letters only."""
    match e:
        case Symbol(name):
            return name in letters
        case Call(function, arguments):
            return function in _FUNCTIONS and all(has_values(argument, letters) for argument in arguments)
        case _:
            return type(e) in _VALUE and all(has_values(part, letters) for part in children(e))


def _sum(e: Sum, place: Place) -> float:
    total = 0.0
    for term in e.terms:
        total += _VALUE[type(term)](term, place)
    return total


def _product(e: Product, place: Place) -> float:
    total = 1.0
    for factor in e.factors:
        total *= _VALUE[type(factor)](factor, place)
    return total


def _power(e: Power, place: Place) -> float:
    base = _VALUE[type(e.base)](e.base, place)
    exponent = _VALUE[type(e.exponent)](e.exponent, place)
    if base < 0 and not exponent.is_integer():
        n = _plain_fraction(e.exponent)
        if n is None or n.denominator % 2 == 0:
            raise NoValue
        return float((-1) ** (n.numerator % 2) * (-base) ** exponent)
    return float(base**exponent)


def _plain_fraction(e: Expr) -> Fraction | None:
    """The fraction that is written there: -2/3."""
    match e:
        case Integer(number) | Decimal(number, _):
            return Fraction(number)
        case Neg(body):
            inner = _plain_fraction(body)
            return None if inner is None else -inner
        case Quotient(top, bottom):
            above, below = _plain_fraction(top), _plain_fraction(bottom)
            return above / below if above is not None and below else None
        case _:
            return None


def _call(e: Call, place: Place) -> float:
    values = [_VALUE[type(argument)](argument, place) for argument in e.arguments]
    return float(_FUNCTIONS[e.function](*values))


_VALUE: dict[type, Callable[[Any, Place], float]] = {
    Integer: lambda e, _: float(e.value),
    Decimal: lambda e, _: float(e.value),
    Constant: lambda e, _: math.pi if e.name == "pi" else math.e,
    Symbol: lambda e, place: place[e.name],
    Neg: lambda e, place: -_VALUE[type(e.body)](e.body, place),
    Sum: _sum,
    Product: _product,
    Quotient: lambda e, place: (
        _VALUE[type(e.numerator)](e.numerator, place) / _VALUE[type(e.denominator)](e.denominator, place)
    ),
    Power: _power,
    Call: _call,
}


def _over(f: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: 1 / f(x)


def _root(x: float, degree: float) -> float:
    return math.copysign(abs(x) ** (1 / degree), x) if x >= 0 or degree % 2 == 1 else math.nan


def _factorial(n: float) -> float:
    return float(math.factorial(int(n))) if n.is_integer() and 0 <= n <= LARGEST_FACTORIAL else math.nan


LARGEST_FACTORIAL = 170

_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan,
    "sec": _over(math.cos), "csc": _over(math.sin), "cot": lambda x: math.cos(x) / math.sin(x),
    "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "asec": lambda x: math.acos(1 / x), "acsc": lambda x: math.asin(1 / x),
    "acot": lambda x: math.pi / 2 - math.atan(x),
    "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh,
    "sech": _over(math.cosh), "csch": _over(math.sinh), "coth": _over(math.tanh),
    "asinh": math.asinh, "acosh": math.acosh, "atanh": math.atanh,
    "asech": lambda x: math.acosh(1 / x), "acsch": lambda x: math.asinh(1 / x), "acoth": lambda x: math.atanh(1 / x),
    "exp": math.exp, "ln": math.log, "log": math.log, "sqrt": math.sqrt, "root": _root, "abs": abs,
    "sign": lambda x: math.copysign(1, x) if x else 0.0,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)), "max": max, "min": min,
    "factorial": _factorial,
}  # fmt: skip
"""Every function of the table: a test holds the two side by side."""
