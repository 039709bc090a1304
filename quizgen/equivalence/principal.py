"""Principal values: what a formula is where only a part of it leaves the real numbers.

sqrt(x-3) sqrt(x-5) has no real value at 0 by the rules of the natural domain, yet its principal value there, i
sqrt(3) times i sqrt(5), is the real number -sqrt(15), and sqrt((x-3)(x-5)) is sqrt(15): they agree wherever both are
real, and yet are not the same formula in any reading that goes beyond. It is said beside Equal (verdict.Continues).
Odd roots stay the real ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import acb, arb, fmpq

from quizgen.expr.balls import Outside, Point, Unsure, power
from quizgen.expr.nodes import Call, Expr, Neg, Power, Product, Quotient, Sum
from quizgen.expr.values_at import FUNCTIONS, value_at
from quizgen.expr.walk import symbols


def principal_value(e: Expr, point: Point) -> arb | None:
    """The principal value of e at FLINT's precision if it is certainly a real number; None otherwise."""
    try:
        value = _value(e, point)
    except (Outside, Unsure):
        return None
    if isinstance(value, acb):
        return value.real if value.imag == 0 and value.is_finite() else None
    return value if isinstance(value, arb) else arb(value)


def _value(e: Expr, point: Point) -> Any:
    """fmpq or arb where that is possible, acb otherwise."""
    make = _VALUES.get(type(e))
    return value_at(e, point) if make is None else _real(make(e, point))


def _real(value: Any) -> Any:
    return value.real if isinstance(value, acb) and value.imag == 0 else value


def _sum(e: Sum, point: Point) -> Any:
    total: Any = fmpq(0)
    for term in e.terms:
        total = _complex_aware(total, _value(term, point), lambda a, b: a + b)
    return total


def _product(e: Product, point: Point) -> Any:
    total: Any = fmpq(1)
    for factor in e.factors:
        total = _complex_aware(total, _value(factor, point), lambda a, b: a * b)
    return total


def _complex_aware(a: Any, b: Any, join: Callable[[Any, Any], Any]) -> Any:
    if isinstance(a, acb) or isinstance(b, acb):
        return join(acb(a), acb(b))
    return join(a, b)


def _quotient(e: Quotient, point: Point) -> Any:
    top, bottom = _value(e.numerator, point), _value(e.denominator, point)
    if isinstance(bottom, acb):
        if bottom.imag.contains(0) and bottom.real.contains(0):
            raise Unsure
        if bottom.real == 0:
            return acb(0, -1) * acb(top) * acb(1 / bottom.imag)
        return acb(top) / bottom
    inverse = power(bottom, fmpq(-1))
    return _complex_aware(top, inverse, lambda a, b: a * b)


def _root_of_negative(size: Any, exponent: fmpq) -> Any:
    """(-size)^(p/q): size^(p/q) e^(i pi p/q)."""
    length = power(size, exponent)
    length = length if isinstance(length, arb) else arb(length)
    if exponent.q == 2:
        return acb(0, length if exponent.p % 4 == 1 else -length)
    return acb(length * arb.cos_pi_fmpq(exponent), length * arb.sin_pi_fmpq(exponent))


def _root(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, acb) or not isinstance(exponent, fmpq):
        if isinstance(base, acb):
            raise Unsure
        return power(base, exponent)
    if isinstance(base, acb):
        if exponent.q != 1 or abs(exponent.p) > 1000:
            raise Unsure
        result = acb(1)
        for _ in range(abs(int(exponent.p))):
            result = result * base
        return result if exponent.p > 0 else 1 / result
    if exponent.q % 2 == 0 and base < 0:
        return _root_of_negative(-base, exponent)
    return power(base, exponent)


def _power(e: Power, point: Point) -> Any:
    base, exponent = _value(e.base, point), _value(e.exponent, point)
    by_chance = isinstance(exponent, fmpq) and exponent.q != 1 and bool(symbols(e.exponent))
    if by_chance and not isinstance(base, acb) and base < 0:
        return _root_of_negative(-base, exponent)  # a number that a variable happens to be asks for no real root
    return _root(base, exponent)


def _logarithm(u: Any) -> Any:
    if isinstance(u, acb):
        raise Unsure
    if u < 0:
        return acb(arb(-u).log(), arb.pi())
    return FUNCTIONS["ln"](u)


def _call(e: Call, point: Point) -> Any:
    values = [_value(argument, point) for argument in e.arguments]
    if e.function == "sqrt":
        return _root(values[0], fmpq(1, 2))
    if e.function == "ln":
        return _logarithm(values[0])
    if any(isinstance(value, acb) for value in values) or e.function not in FUNCTIONS:
        raise Unsure
    return FUNCTIONS[e.function](*values)


def _neg(e: Neg, point: Point) -> Any:
    return -_value(e.body, point)


_VALUES: dict[type, Callable[[Any, Point], Any]] = {
    Sum: _sum, Product: _product, Quotient: _quotient, Power: _power, Call: _call, Neg: _neg,
}  # fmt: skip
