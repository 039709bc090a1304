"""Formulas as Maxima reads them: 12*x^2*cos(4*x^3). For STACK questions; quizgen itself never reads this.

Evaluated by Maxima, to_maxima(e) has the value of e wherever e is defined and real. A point or vector becomes a list,
a classified point the call of an unknown function: minimum([1, 2]). Decimals become exact fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from quizgen.expr.dialects import Dialect, listed, spelled
from quizgen.expr.nodes import Decimal, Expr, Matrix, Set, Vector

_NAMES: Final = {"ln": "log", "sign": "signum"}
"""Functions that Maxima calls otherwise; the others have their own names there."""


def to_maxima(e: Expr) -> str:
    """e as Maxima reads it; "" where it has no such spelling (±, f'(x) of a function that is a letter)."""
    return spelled(e, MAXIMA)


def _decimal(number: Decimal) -> str:
    exact = number.value
    return str(exact.numerator) if exact.denominator == 1 else f"({exact.numerator}/{exact.denominator})"


def _call(function: str, arguments: Sequence[str]) -> str:
    match function, arguments:
        case "sigmoid", [body]:
            return f"(1/(1 + exp(-({body}))))"
        case "log", [body, base]:
            return f"(log({body})/log({base}))"
        case "root", [body, degree]:
            return f"(({body})^(1/({degree})))"
        case "acot", [body]:  # Maxima's jumps at 0
            return f"(%pi/2 - atan({body}))"
        case _:
            return f"{_NAMES.get(function, function)}({listed(arguments)})"


def _shape(e: Expr, spelling: Callable[[Expr], str]) -> str:
    match e:
        case Vector(items):
            return f"[{listed(map(spelling, items))}]"
        case Set(items):
            return f"{{{listed(map(spelling, items))}}}"
        case Matrix(rows):
            return f"matrix({listed(spelling(Vector(row)) for row in rows)})"
        case _:
            raise LookupError(type(e).__name__)


MAXIMA: Final = Dialect(
    power="^",
    constants={"e": "%e", "pi": "%pi"},
    taken={},
    decimal=_decimal,
    call=_call,
    relation=lambda left, sign, right: f"{left} {'#' if sign == '!=' else sign} {right}",
    derivative=lambda body, variables: f"diff({listed([body, *(f'{name}, 1' for name in variables)])})",
    shape=_shape,
)
