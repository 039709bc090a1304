"""One quick look over a formula: which variables, how many nodes, and whether it is a formula at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Expr,
    Integer,
    Neg,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.values import value


@value
class Survey:
    """The variables, the number of nodes, whether everything but ± has one real value at a point, whether ± occurs,
    whether something is folded at a zero (|u|, sign u, max, min), and whether an exponent of anything but e may vary.
    """

    names: frozenset[str]
    size: int
    plain: bool
    both_signs: bool
    folded: bool
    powered: bool


PARTS: dict[type, Callable[[Any], tuple[Expr, ...]]] = {
    Neg: lambda e: (e.body,),
    PlusMinus: lambda e: (e.body,),
    Sum: lambda e: e.terms,
    Product: lambda e: e.factors,
    Quotient: lambda e: (e.numerator, e.denominator),
    Power: lambda e: (e.base, e.exponent),
    Call: lambda e: e.arguments,
}
FOLDS = frozenset({"abs", "sign", "max", "min"})
_LEAVES = frozenset({Integer, Decimal, Constant})


def survey(e: Expr) -> Survey:
    """Look at every node once."""
    names: set[str] = set()
    size = 0
    plain, both_signs, folded, powered = True, False, False, False
    waiting: list[Expr] = [e]
    while waiting:
        node = waiting.pop()
        size += 1
        kind = type(node)
        if kind is Symbol:
            names.add(node.name)  # type: ignore[union-attr]
        elif kind not in _LEAVES:
            parts = PARTS.get(kind)
            if parts is None or (kind is Call and node.function not in FUNCTIONS):  # type: ignore[union-attr]
                plain = False
                continue
            if kind is Power:
                powered = powered or (type(node.exponent) not in _LEAVES and type(node.base) is not Constant)  # type: ignore[union-attr]
            elif kind is PlusMinus:
                both_signs = True
            elif kind is Call and node.function in FOLDS:  # type: ignore[union-attr]
                folded = True
            waiting += parts(node)
    return Survey(frozenset(names), size, plain, both_signs, folded, powered)
