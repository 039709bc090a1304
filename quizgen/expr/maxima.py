"""Formulas as Maxima reads them: 12*x^2*cos(4*x^3). For STACK questions; quizgen itself never reads this.

Evaluated by Maxima, to_maxima(e) has the value of e wherever e is defined and real. A point or vector becomes a list,
a classified point the call of an unknown function: minimum([1,2]). Decimals become exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quizgen.expr.brackets import ATOM, POWER, PRODUCT, RELATION, SUM, level
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Matrix,
    Neg,
    Power,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)

_CONSTANTS: Final = {"e": "%e", "pi": "%pi"}
_NAMES: Final = {"ln": "log", "sign": "signum"}
"""Functions that Maxima calls otherwise; the others have their own names there."""
_RELATIONS: Final = {"!=": "#"}


def to_maxima(e: Expr) -> str:
    """e as Maxima reads it; "" where it has no such spelling (±, f'(x) of a function that is a letter)."""
    try:
        return _spelled(e)
    except LookupError:
        return ""


def _spelled(e: Expr) -> str:
    """Raises LookupError for what has no spelling."""
    match e:
        case Integer(value):
            return str(value)
        case Decimal(value, _):
            return str(value.numerator) if value.denominator == 1 else f"({value.numerator}/{value.denominator})"
        case Constant(name):
            return _CONSTANTS[name]
        case Symbol(name):
            return name
        case Neg(body):
            return "-" + _at(PRODUCT, body)
        case Sum(terms):
            return _sum(terms)
        case Product(factors):
            return "*".join(_at(POWER, factor) for factor in factors)
        case Quotient(numerator, denominator):
            return f"{_at(POWER, numerator)}/{_at(POWER, denominator)}"
        case Power(base, exponent):
            return f"{_at(ATOM, base)}^{_at(ATOM, exponent)}"
        case Call(function, arguments):
            return _call(function, tuple(map(_spelled, arguments)))
        case Derivative(body, variables, _):
            once = (f"{name},1" for name in variables)
            return f"diff({_listed((_spelled(body), *once))})"
        case Vector(items):
            return f"[{_listed(map(_spelled, items))}]"
        case Set(items):
            return f"{{{_listed(map(_spelled, items))}}}"
        case Matrix(rows):
            return f"matrix({_listed(_spelled(Vector(row)) for row in rows)})"
        case Relation(left, sign, right):
            return f"{_at(SUM, left)} {_RELATIONS.get(sign, sign)} {_at(SUM, right)}"
        case _:
            raise LookupError(type(e).__name__)


def _call(function: str, arguments: tuple[str, ...]) -> str:
    match function, arguments:
        case "sigmoid", (body,):
            return f"(1/(1+exp(-({body}))))"
        case "log", (body, base):
            return f"(log({body})/log({base}))"
        case "root", (body, degree):
            return f"({body})^(1/({degree}))"
        case "acot", (body,):  # Maxima's jumps at 0
            return f"(%pi/2-atan({body}))"
        case _:
            return f"{_NAMES.get(function, function)}({_listed(arguments)})"


def _at(least: int, e: Expr) -> str:
    text = _spelled(e)
    return text if _level(e) >= least else f"({text})"


def _level(e: Expr) -> int:
    """As in every linear form, but every function has its brackets; a sum or product is never mistaken for an atom."""
    match e:
        case Call("root", _):
            return POWER
        case Call() | Decimal():
            return ATOM
        case Relation():
            return RELATION
        case _:
            return level(e, flat=True)


def _listed(items: Iterable[str]) -> str:
    return ",".join(items)


def _sum(terms: tuple[Expr, ...]) -> str:
    first, *rest = terms
    signed = [("-", term.body) if isinstance(term, Neg) else ("+", term) for term in rest]
    return _at(PRODUCT if isinstance(first, Sum) else SUM, first) + "".join(s + _at(PRODUCT, t) for s, t in signed)
