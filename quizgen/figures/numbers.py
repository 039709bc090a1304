"""A formula as a function on floating-point numbers: for drawing only, no verdict rests on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

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
    Sum,
    Symbol,
)

Point: TypeAlias = Sequence[float]
Numeric: TypeAlias = Callable[[Point], float]
"""Of the variables' values in order; not a number where the formula has none."""

_CONSTANTS: Final = {"e": math.e, "pi": math.pi}
_FUNCTIONS: Final[dict[str, Callable[[float], float]]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "exp": math.exp, "ln": math.log, "log": math.log,
    "sqrt": math.sqrt, "abs": abs, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh, "asinh": math.asinh, "acosh": math.acosh,
    "atanh": math.atanh, "sec": lambda x: 1 / math.cos(x), "csc": lambda x: 1 / math.sin(x),
    "cot": lambda x: math.cos(x) / math.sin(x), "sech": lambda x: 1 / math.cosh(x),
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
}  # fmt: skip


class NotDrawable(ValueError):
    """The formula has parts that no picture can show."""


def numeric(e: Expr, variables: Sequence[str]) -> Numeric:
    """e as a function of these variables; raises NotDrawable."""
    inner = _compiled(e, tuple(variables))

    def guarded(point: Point) -> float:
        try:
            result = inner(point)
        except (ValueError, ZeroDivisionError, OverflowError):
            return math.nan
        return result if math.isfinite(result) else math.nan

    return guarded


def _compiled(e: Expr, variables: tuple[str, ...]) -> Numeric:
    match e:
        case Integer(number) | Decimal(number, _):
            constant = float(number)
            return lambda point: constant
        case Constant(name):
            known = _CONSTANTS[name]
            return lambda point: known
        case Symbol(name) if name in variables:
            index = variables.index(name)
            return lambda point: point[index]
        case Neg(body):
            inner = _compiled(body, variables)
            return lambda point: -inner(point)
        case Sum(terms):
            parts = [_compiled(term, variables) for term in terms]
            return lambda point: math.fsum(part(point) for part in parts)
        case Product(factors):
            parts = [_compiled(factor, variables) for factor in factors]
            return lambda point: math.prod(part(point) for part in parts)
        case Quotient(numerator, denominator):
            above, below = _compiled(numerator, variables), _compiled(denominator, variables)
            return lambda point: above(point) / below(point)
        case Power(base, exponent):
            low, high = _compiled(base, variables), _compiled(exponent, variables)
            return lambda point: math.pow(low(point), high(point))
        case Call(function, (argument,)) if function in _FUNCTIONS:
            apply, inside = _FUNCTIONS[function], _compiled(argument, variables)
            return lambda point: apply(inside(point))
        case _:
            raise NotDrawable(f"{type(e).__name__} cannot be drawn")
