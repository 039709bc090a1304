"""Formulas for programs that calculate with them: what such dialects share, and what each has of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from quizgen.expr.brackets import ATOM, POWER, PRODUCT, SUM, level
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)
from quizgen.values import value


class Shape(Protocol):
    """How a list, set or matrix is written, where it can be; raises LookupError for what has no spelling."""

    def __call__(self, e: Expr, spelling: Callable[[Expr], str]) -> str: ...


@value
class Dialect:
    """How one program writes powers, constants, decimals, calls (by name, of arguments), relations (of two sides, by
    sign), derivatives (of a body, by the variables in turn) and shapes; `taken` are names that mean something else to
    it, with what stands for them."""

    power: str
    constants: Mapping[str, str]
    taken: Mapping[str, str]
    decimal: Callable[[Decimal], str]
    call: Callable[[str, Sequence[str]], str]
    relation: Callable[[str, str, str], str]
    derivative: Callable[[str, Sequence[str]], str]
    shape: Shape


def spelled(e: Expr, dialect: Dialect) -> str:
    """e in the dialect; "" where it has no spelling there."""
    try:
        return _spelled(e, dialect)
    except LookupError:
        return ""


def listed(items: Iterable[str]) -> str:
    return ", ".join(items)


def _spelled(e: Expr, dialect: Dialect) -> str:
    """Raises LookupError for what the dialect does not have."""

    def at(least: int, part: Expr) -> str:
        text = _spelled(part, dialect)
        return text if _level(part) >= least else f"({text})"

    match e:
        case Integer(number):
            return str(number)
        case Decimal():
            return dialect.decimal(e)
        case Constant(name):
            return dialect.constants[name]
        case Symbol(name):
            return dialect.taken.get(name, name)
        case Neg(body):
            return "-" + at(PRODUCT, body)
        case Sum(terms):
            return _sum(terms, at)
        case Product(factors):
            return "*".join(at(POWER, factor) for factor in factors)
        case Quotient(numerator, denominator):
            return f"{at(PRODUCT, numerator)}/{at(POWER, denominator)}"
        case Power(base, exponent):
            return f"{at(ATOM, base)}{dialect.power}{at(ATOM, exponent)}"
        case Call(function, arguments):
            return dialect.call(function, [_spelled(argument, dialect) for argument in arguments])
        case Derivative(body, variables, _):
            return dialect.derivative(_spelled(body, dialect), [dialect.taken.get(name, name) for name in variables])
        case Relation(left, sign, right):
            return dialect.relation(at(SUM, left), sign, at(SUM, right))
        case _:
            return dialect.shape(e, lambda part: _spelled(part, dialect))


def _level(e: Expr) -> int:
    """As in every linear form, but every function has its brackets."""
    return ATOM if isinstance(e, Call | Derivative) else level(e, flat=True)


def _sum(terms: tuple[Expr, ...], at: Callable[[int, Expr], str]) -> str:
    first, *rest = terms
    signed = [(" - ", term.body) if isinstance(term, Neg) else (" + ", term) for term in rest]
    return at(PRODUCT if isinstance(first, Sum) else SUM, first) + "".join(s + at(PRODUCT, t) for s, t in signed)
