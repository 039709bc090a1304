"""Formulas as SymPy reads them: 12*x**2*cos(4*x**3). For programs that speak SymPy; quizgen itself never reads this.

sympify(to_sympy(e)) has the value of e wherever e is defined. Shapes other than one formula have no spelling here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from quizgen.expr.dialects import Dialect, listed, spelled
from quizgen.expr.nodes import Expr

_NAMES: Final = {"ln": "log", "abs": "Abs", "max": "Max", "min": "Min", "root": "real_root"}
_RELATIONS: Final = {"=": "Eq", "!=": "Ne"}


def to_sympy(e: Expr) -> str:
    """e as SymPy reads it; "" where it has no such spelling (vectors, sets, ±, functions without a name there)."""
    return spelled(e, SYMPY)


def _call(function: str, arguments: Sequence[str]) -> str:
    if function == "sigmoid":
        return f"(1/(1 + exp(-({arguments[0]}))))"
    return f"{_NAMES.get(function, function)}({listed(arguments)})"


def _relation(left: str, sign: str, right: str) -> str:
    return f"{_RELATIONS[sign]}({left}, {right})" if sign in _RELATIONS else f"{left} {sign} {right}"


def _no_shape(e: Expr, spelling: Callable[[Expr], str]) -> str:
    raise LookupError(type(e).__name__)


SYMPY: Final = Dialect(
    power="**",
    constants={"e": "E", "pi": "pi"},
    taken={"lambda": "lamda", "E": "E_", "I": "I_", "N": "N_", "O": "O_", "Q": "Q_", "S": "S_"},
    decimal=lambda number: number.text,
    call=_call,
    relation=_relation,
    derivative=lambda body, variables: f"Derivative({listed([body, *variables])})",
    shape=_no_shape,
)
