"""Whether a template's condition holds for drawn values: decided exactly, in rational numbers."""

from __future__ import annotations

from collections.abc import Mapping
from operator import eq, ge, gt, le, lt, ne

from quizgen.bank.fill import Value, fill
from quizgen.bank.model import Source
from quizgen.bank.numbers import rational
from quizgen.errors import FileError, Problem
from quizgen.expr.nodes import Expr, Relation, Symbol
from quizgen.expr.text import to_text

COMPARE = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def holds(condition: Relation, values: Mapping[str, Value], source: Source) -> bool:
    """Numbers are compared by value; names of functions, variables and formulas only for being the same or not."""
    left, right = (_value(side, values) for side in (condition.left, condition.right))
    if isinstance(left, str) or isinstance(right, str):
        same = left == right
    else:
        below, above = rational(left), rational(right)
        if below is not None and above is not None:
            return bool(COMPARE[condition.sign](below, above))
        same = left == right
    if condition.sign in ("=", "!="):
        return same is (condition.sign == "=")
    what = f"{to_text(condition)} cannot be decided: it is not about numbers."
    raise FileError([Problem(source.file, source.line, f"{source.where}.where", what, "")])


def _value(e: Expr, values: Mapping[str, Value]) -> Value:
    if isinstance(e, Symbol) and isinstance(name := values.get(e.name), str):
        return name
    return fill(e, values)
