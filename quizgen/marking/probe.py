"""A cheap sieve in floating point: which formulas may be the same, before anything is proved. It decides nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from quizgen.calculus.numbers import number_of
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Set,
    Sum,
    Symbol,
)
from quizgen.marking.pairing import Pair, entries, flat
from quizgen.values import value

Place: TypeAlias = Mapping[str, float]

VALUES = (0.377, 0.829, 1.413, 2.237, -0.613, 0.153, -1.719, 3.671, 12.93)
"""Where the variables are looked at; each variable gets values of its own."""
CLOSE = 1e-9
ENOUGH = 3


class NoValue(ArithmeticError):
    """The formula has no real value of bearable size there."""


@value
class Probe:
    """Places where the response has a value, and the value it has there."""

    response: Expr
    places: tuple[Place, ...]
    values: tuple[tuple[float, ...], ...]
    tolerance: float = 0.0

    def may_be(self, candidate: Expr) -> bool:
        """Whether the candidate agrees with the response everywhere that was looked, to nine digits."""
        if isinstance(self.response, Set) or isinstance(candidate, Set):
            return bool(self.places) and self.side_by_side(candidate) is not None
        for place, expected in zip(self.places, self.values, strict=True):
            found = profile(candidate, place)
            if found is None or len(found) != len(expected) or not all(map(self._close, found, expected)):
                return False
        return bool(self.places)

    def side_by_side(self, candidate: Expr) -> list[Pair] | None:
        """What must be equal for the candidate to be the response; None where it cannot be."""
        return entries(self.response, candidate, self.agree)

    def agree(self, a: Expr, b: Expr) -> bool:
        """Whether two formulas have the same values wherever it is looked."""
        for place in self.places:
            mine, theirs = profile(a, place), profile(b, place)
            if mine is None or theirs is None or not all(map(self._close, mine, theirs)):
                return False
        return True

    def _close(self, a: float, b: float) -> bool:
        return abs(a - b) <= max(CLOSE * max(abs(a), abs(b), 1e-3), self.tolerance)


def probe(response: Expr, key: Expr, names: Sequence[str], tolerance: float = 0.0) -> Probe:
    """Up to three places where the response has a value, those first where the key has one too."""
    both: list[tuple[Place, tuple[float, ...]]] = []
    alone: list[tuple[Place, tuple[float, ...]]] = []
    for i in range(len(VALUES)):
        place = {name: _spread(i, j) for j, name in enumerate(names)}
        mine = profile(response, place)
        if mine is not None:
            (alone if profile(key, place) is None else both).append((place, mine))
        if len(both) == ENOUGH:
            break
    chosen = (both + alone)[:ENOUGH]
    return Probe(response, tuple(place for place, _ in chosen), tuple(mine for _, mine in chosen), tolerance)


def _spread(i: int, j: int) -> float:
    return VALUES[(i + j) % len(VALUES)] * (1 + 0.07 * j) + 0.011 * j


def profile(e: Expr, place: Place) -> tuple[float, ...] | None:
    """The values of e, for vectors, matrices and sets those of all entries; None where one has no value."""
    try:
        found = tuple(_VALUE[type(part)](part, place) for part in flat(e))
    except (ArithmeticError, ValueError, KeyError):
        return None
    return found if all(map(math.isfinite, found)) else None


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
        n = number_of(e.exponent)
        if n is None or n.denominator % 2 == 0:
            raise NoValue
        return float((-1) ** (n.numerator % 2) * (-base) ** exponent)
    return float(base**exponent)


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


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan,
    "sec": _over(math.cos), "csc": _over(math.sin), "cot": _over(math.tan),
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
}  # fmt: skip
