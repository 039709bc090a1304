"""Answers that consist of several formulas side by side: the entries of vectors and matrices, the points of a set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from quizgen.calculus.points import coordinates, kind_of
from quizgen.expr.nodes import Expr, Matrix, Set, Vector

Pair: TypeAlias = tuple[Expr, Expr]
Close: TypeAlias = Callable[[Expr, Expr], bool]


def entries(a: Expr, b: Expr, close: Close) -> list[Pair] | None:
    """What must be equal for a and b to be; None where their shapes or kinds already differ.

    The points of a set come in any order: `close` says which could be the same. A point without a kind goes with any.
    """
    match a, b:
        case Vector(left), Vector(right):
            return list(zip(left, right, strict=True)) if len(left) == len(right) else None
        case Matrix(left), Matrix(right):
            if list(map(len, left)) != list(map(len, right)):
                return None
            return [pair for r, s in zip(left, right, strict=True) for pair in zip(r, s, strict=True)]
        case Set(left), Set(right):
            return _points(left, list(right), close)
        case Set() | Vector() | Matrix(), _:
            return None
        case _, Set() | Vector() | Matrix():
            return None
        case _:
            return [(a, b)]


def _points(left: Sequence[Expr], right: list[Expr], close: Close) -> list[Pair] | None:
    if len(left) != len(right):
        return None
    pairs: list[Pair] = []
    for item in left:
        found = next((other for other in right if _may_be(item, other, close)), None)
        if found is None:
            return None
        right.remove(found)
        pairs += zip(coordinates(item), coordinates(found), strict=True)
    return pairs


def _may_be(item: Expr, other: Expr, close: Close) -> bool:
    kinds = {kind for kind in (kind_of(item), kind_of(other)) if kind}
    mine, theirs = coordinates(item), coordinates(other)
    return len(kinds) < 2 and len(mine) == len(theirs) and all(map(close, mine, theirs))


def flat(e: Expr) -> tuple[Expr, ...]:
    """All the formulas in a vector, a matrix or a set of points; e itself if it is one formula."""
    match e:
        case Vector(items):
            return items
        case Matrix(rows):
            return tuple(item for row in rows for item in row)
        case Set(items):
            return tuple(part for item in items for part in coordinates(item))
        case _:
            return (e,)
