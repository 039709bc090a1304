"""Variables that can only be whole numbers: n in (-1)^n and in n!.

A power u^v whose exponent varies is a function of u > 0 (and of u = 0 where v > 0). At negative u it has values too
(quizgen.expr.balls), wherever v happens to be a whole number; these are isolated points and belong to no domain, so
nothing is decided there, unless the variables of v stand for whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.expr.balls import Outside, Point, Unsure
from quizgen.expr.collect import NUMBER
from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import Call, Constant, Expr, Power, Symbol
from quizgen.expr.normal import normal
from quizgen.expr.values_at import value_at
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


def varying_powers(e: Expr) -> list[Power]:
    """The powers with variables in the exponent whose base may be negative."""
    powers = (part for part in subtrees(e) if isinstance(part, Power) and symbols(part.exponent))
    return [power for power in powers if not _positive(power.base) and normal(power.exponent)[0] != NUMBER]


def _positive(base: Expr) -> bool:
    number = exact(base)
    return isinstance(base, Constant) or (number is not None and number > 0)


def by_chance(powers: Iterable[Power], whole: frozenset[str], point: Point) -> bool:
    """Whether some base is not certainly >= 0 at the point, although its exponent may be any real number."""
    return any(_may_be_negative(power.base, point) for power in powers if not symbols(power.exponent) <= whole)


def _may_be_negative(e: Expr, point: Point) -> bool:
    try:
        return not value_at(e, point) >= 0
    except (Outside, Unsure):
        return True
