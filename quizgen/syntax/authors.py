"""What only authors write: a function that a parameter names (`f(u)`, `f'(u)`) and operators (`diff(y, x)`)."""

from __future__ import annotations

from quizgen.expr.nodes import Call, Expr, Prime
from quizgen.syntax.application import arguments
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import PRIMES

_IN_OPERATORS = frozenset(["vector", "set"])


def named(reader: Reader) -> Expr:
    """named = name primes* "(" sum { "," sum } ")", the name of a parameter"""
    at = reader.i
    name: str = reader.values[at]
    reader.i += 1
    order = 0
    while reader.kinds[reader.i] == PRIMES:
        order += reader.values[reader.i]
        reader.i += 1
    if reader.kinds[reader.i] not in ("(", "["):
        raise reader.mistake("needs-brackets", at, reader.i - 1)
    given = arguments(reader, at)
    if not order:
        return Call(name, given)
    if len(given) != 1:
        raise reader.why().count(name, (1,), len(given), at, reader.i - 1)
    return Prime(name, order, given[0])


def operator(reader: Reader) -> Expr:
    """operator = name "(" item { "," item } ")": inside, vectors and sets may stand"""
    at = reader.i
    opening = at + 1
    if reader.kinds[opening] != "(":
        raise reader.mistake("needs-brackets", at)
    shapes, reader.shapes = reader.shapes, reader.shapes | _IN_OPERATORS
    bars = reader.open(opening)
    items = [reader.item()]
    while reader.kinds[reader.i] == ",":
        reader.i += 1
        items.append(reader.item())
    reader.close(")", opening, bars)
    reader.shapes = shapes
    return Call(reader.values[at], tuple(items))
