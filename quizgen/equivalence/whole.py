"""Variables that can only be whole numbers: n in (-1)^n and in n!."""

from __future__ import annotations

from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import Call, Constant, Expr, Power, Symbol
from quizgen.expr.walk import children, subtrees, symbols


def whole_variables(e: Expr) -> frozenset[str]:
    """The variables in exponents of negative numbers and in factorials."""
    if isinstance(e, Symbol):
        return frozenset()
    found: frozenset[str] = frozenset()
    if isinstance(e, Power) and not isinstance(e.base, (Symbol, Constant)):
        base = exact(e.base)
        if base is not None and base < 0:
            found = symbols(e.exponent)
    elif isinstance(e, Call) and e.function == "factorial":
        found = symbols(e.arguments[0])
    for part in children(e):
        found |= whole_variables(part)
    return found


def exponent_variables(e: Expr) -> frozenset[str]:
    """The variables in exponents of anything but e and positive numbers."""
    found: frozenset[str] = frozenset()
    if isinstance(e, Power) and not isinstance(e.base, Constant):
        base = exact(e.base)
        if base is None or base < 0:
            found = symbols(e.exponent)
    for part in children(e):
        found |= exponent_variables(part)
    return found


def bases_of_powers(e: Expr) -> list[Expr]:
    """The bases of powers with variables in the exponent."""
    powers = (part for part in subtrees(e) if isinstance(part, Power) and symbols(part.exponent))
    return [part.base for part in powers]
