"""The value of a formula as a ball: one short function for each kind of node and each function.

Conventions beside those of quizgen.expr.balls: arccot takes values in (0, pi), arcsec in [0, pi].
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import arb, fmpq, fmpz

from quizgen.expr.balls import (
    LARGEST_LOGARITHM,
    NOUGHT,
    UNIT,
    Outside,
    Point,
    Unsure,
    Value,
    ball,
    divide,
    exponential,
    logarithm,
    positive,
    power,
    root_power,
    tame,
)
from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import symbols

LARGEST_FACTORIAL = 100_000
MANY = 8
"""Sums and products of more parts are looked at for their size after each."""


def value_at(e: Expr, point: Point) -> Value:
    """The value at FLINT's current precision, as fmpq or arb; raises Outside or Unsure."""
    try:
        return EVALUATORS[type(e)](e, point)
    except KeyError:
        raise Unsure from None


def _sum(e: Sum, point: Point) -> Value:
    total, long = NOUGHT, len(e.terms) > MANY
    for term in e.terms:
        total = total + EVALUATORS[type(term)](term, point)
        if long:
            total = tame(total)
    return tame(total)


def _product(e: Product, point: Point) -> Value:
    total, long = UNIT, len(e.factors) > MANY
    for factor in e.factors:
        total = total * EVALUATORS[type(factor)](factor, point)
        if long:
            total = tame(total)
    return tame(total)


def _quotient(e: Quotient, point: Point) -> Value:
    return divide(
        EVALUATORS[type(e.numerator)](e.numerator, point), EVALUATORS[type(e.denominator)](e.denominator, point)
    )


def _power(e: Power, point: Point) -> Value:
    base, exponent = EVALUATORS[type(e.base)](e.base, point), EVALUATORS[type(e.exponent)](e.exponent, point)
    if base < 0 and type(exponent) is fmpq and exponent.q != 1 and symbols(e.exponent):
        raise Outside  # odd roots belong to exponents that are numbers, not to values that a variable happens to take
    return power(base, exponent)


def _within(value: Value, low: int, high: int) -> None:
    """low <= value <= high, or Outside; Unsure where the ball does not tell."""
    if value < low or value > high:
        raise Outside
    if not (value >= low and value <= high):
        raise Unsure


def _log(u: Value, base: Value | None = None) -> Value:
    bottom = logarithm(fmpq(10) if base is None else base)
    return divide(logarithm(u), bottom)


def _sqrt(u: Value) -> Value:
    return root_power(u, fmpq(1, 2))


def _root(u: Value, n: Value) -> Value:
    if type(n) is not fmpq:
        raise Unsure
    if n == 0:
        raise Outside
    return power(u, 1 / n)


def _abs(u: Value) -> Value:
    return abs(u)


def _sign(u: Value) -> Value:
    if type(u) is fmpq:
        return fmpq(0 if u == 0 else 1 if u > 0 else -1)
    return UNIT if positive(u) else (-UNIT if u < 0 else NOUGHT)


def _max(*values: Value) -> Value:
    best = ball(values[0])
    for value in values[1:]:
        best = best.max(ball(value))
    return best


def _min(*values: Value) -> Value:
    best = ball(values[0])
    for value in values[1:]:
        best = best.min(ball(value))
    return best


def _factorial(u: Value) -> Value:
    if type(u) is fmpq and u.q == 1:
        if u < 0:
            raise Outside
        if u > LARGEST_FACTORIAL:
            raise Unsure
        n = int(u.p)
        return fmpq(fmpz.fac_ui(fmpz(n))) if n <= 1000 else arb(n + 1).gamma()
    raise Outside if type(u) is fmpq or not u.contains_integer() else Unsure


def _at_zero(name: str, at_zero: fmpq) -> Callable[[Value], Value]:
    """A function that is defined everywhere, by Arb's method of that name, with its exact value at 0."""
    method = getattr(arb, name)

    def evaluate(u: Value) -> Value:
        if type(u) is fmpq:
            if u == 0:
                return at_zero
            u = arb(u)
        return tame(method(u))

    return evaluate


_sin, _cos = _at_zero("sin", NOUGHT), _at_zero("cos", UNIT)
_atan, _asinh, _tanh, _sech = (
    _at_zero("atan", NOUGHT),
    _at_zero("asinh", NOUGHT),
    _at_zero("tanh", NOUGHT),
    _at_zero("sech", UNIT),
)


def _modest(method: Callable[[Value], Value]) -> Callable[[Value], Value]:
    """sinh and its kin, not looked at where they are astronomically large."""

    def evaluate(u: Value) -> Value:
        if not abs(u) < LARGEST_LOGARITHM:
            raise Unsure
        return method(u)

    return evaluate


_sinh, _cosh = _modest(_at_zero("sinh", NOUGHT)), _modest(_at_zero("cosh", UNIT))


def _asin(u: Value) -> Value:
    _within(u, -1, 1)
    return NOUGHT if u == 0 else ball(u).asin()


def _acos(u: Value) -> Value:
    _within(u, -1, 1)
    return NOUGHT if u == 1 else ball(u).acos()


def _acosh(u: Value) -> Value:
    if u < 1:
        raise Outside
    if not u >= 1:
        raise Unsure
    return NOUGHT if u == 1 else ball(u).acosh()


def _atanh(u: Value) -> Value:
    if u <= -1 or u >= 1:
        raise Outside
    if not (u > -1 and u < 1):
        raise Unsure
    return NOUGHT if u == 0 else ball(u).atanh()


def _over(value: Value) -> Value:
    return divide(UNIT, value)


def _sigmoid(u: Value) -> Value:
    return _over(1 + exponential(-u))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "sin": _sin, "cos": _cos, "tan": lambda u: divide(_sin(u), _cos(u)), "sec": lambda u: _over(_cos(u)),
    "csc": lambda u: _over(_sin(u)), "cot": lambda u: divide(_cos(u), _sin(u)),
    "asin": _asin, "acos": _acos, "atan": _atan, "asec": lambda u: _acos(_over(u)), "acsc": lambda u: _asin(_over(u)),
    "acot": lambda u: arb.pi() / 2 - _atan(u),
    "sinh": _sinh, "cosh": _cosh, "tanh": _tanh, "sech": _sech, "csch": lambda u: _over(_sinh(u)),
    "coth": lambda u: _over(_tanh(u)),
    "asinh": _asinh, "acosh": _acosh, "atanh": _atanh, "asech": lambda u: _acosh(_over(u)),
    "acsch": lambda u: _asinh(_over(u)), "acoth": lambda u: _atanh(_over(u)),
    "exp": exponential, "ln": logarithm, "log": _log, "sqrt": _sqrt, "root": _root, "abs": _abs, "sign": _sign,
    "sigmoid": _sigmoid, "max": _max, "min": _min, "factorial": _factorial,
}  # fmt: skip


def _call(e: Call, point: Point) -> Value:
    function = FUNCTIONS.get(e.function)
    if function is None:
        raise Unsure
    if function is logarithm:
        match e.arguments[0]:
            case Constant("e"):
                return UNIT
            case Power(Constant("e"), u) | Call("exp", (u,)):
                return EVALUATORS[type(u)](u, point)
    return function(*[EVALUATORS[type(argument)](argument, point) for argument in e.arguments])


def _constant(e: Constant, _: Point) -> Value:
    return arb.pi() if e.name == "pi" else arb.const_e()


def _decimal(e: Decimal, _: Point) -> Value:
    return fmpq(e.value.numerator, e.value.denominator)


EVALUATORS: dict[type, Callable[[Any, Point], Value]] = {
    Integer: lambda e, _: fmpq(e.value),
    Decimal: _decimal,
    Constant: _constant,
    Symbol: lambda e, point: point[e.name],
    Neg: lambda e, point: -EVALUATORS[type(e.body)](e.body, point),
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
}
