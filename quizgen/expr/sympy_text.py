"""Formulas as SymPy reads them: 12*x**2*cos(4*x**3). For programs that speak SymPy; quizgen itself never reads this.

sympify(to_sympy(e)) has the value of e wherever e is defined. Shapes other than one formula have no spelling here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

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

_NAMES: Final = {"ln": "log", "abs": "Abs", "max": "Max", "min": "Min", "root": "real_root"}
_CONSTANTS: Final = {"e": "E", "pi": "pi"}
_TAKEN: Final = {"lambda": "lamda", "E": "E_", "I": "I_", "N": "N_", "O": "O_", "Q": "Q_", "S": "S_"}
"""Letters that mean something else to Python or SymPy."""
_RELATIONS: Final = {"=": "Eq", "!=": "Ne"}


def to_sympy(e: Expr) -> str:
    """e as SymPy reads it; "" where it has no such spelling (vectors, sets, ±, functions without a name there)."""
    try:
        return _spelled(e)
    except LookupError:
        return ""


def _spelled(e: Expr) -> str:
    """Raises LookupError for what SymPy's grammar does not have."""
    match e:
        case Integer(value):
            return str(value)
        case Decimal(_, text):
            return text
        case Constant(name):
            return _CONSTANTS[name]
        case Symbol(name):
            return _TAKEN.get(name, name)
        case Neg(body):
            return "-" + _at(PRODUCT, body)
        case Sum(terms):
            return _sum(terms)
        case Product(factors):
            return "*".join(_at(POWER, factor) for factor in factors)
        case Quotient(numerator, denominator):
            return f"{_at(PRODUCT, numerator)}/{_at(POWER, denominator)}"
        case Power(base, exponent):
            return f"{_at(ATOM, base)}**{_at(ATOM, exponent)}"
        case Call("sigmoid", (body,)):
            return f"(1/(1 + exp(-{_at(ATOM, body)})))"
        case Call(function, arguments):
            return f"{_NAMES.get(function, function)}({_listed(map(_spelled, arguments))})"
        case Derivative(body, variables, _):
            return f"Derivative({_listed([_spelled(body), *(_TAKEN.get(name, name) for name in variables)])})"
        case Relation(left, sign, right) if sign in _RELATIONS:
            return f"{_RELATIONS[sign]}({_spelled(left)}, {_spelled(right)})"
        case Relation(left, sign, right):
            return f"{_at(SUM, left)} {sign} {_at(SUM, right)}"
        case _:
            raise LookupError(type(e).__name__)


def _at(least: int, e: Expr) -> str:
    text = _spelled(e)
    return text if _level(e) >= least else f"({text})"


def _level(e: Expr) -> int:
    """As in every linear form, but every function has its brackets."""
    return ATOM if isinstance(e, Call | Derivative) else level(e, flat=True)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)


def _sum(terms: tuple[Expr, ...]) -> str:
    first, *rest = terms
    signed = [(" - ", term.body) if isinstance(term, Neg) else (" + ", term) for term in rest]
    return _at(PRODUCT if isinstance(first, Sum) else SUM, first) + "".join(s + _at(PRODUCT, t) for s, t in signed)
