"""Walking a formula: its children, the same node with other children, substitution, symbols, size and depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)


def children(e: Expr) -> tuple[Expr, ...]:
    """The direct parts of e, in the written order."""
    return _CHILDREN[type(e)](e)


def _none(_: Expr) -> tuple[Expr, ...]:
    return ()


_CHILDREN: dict[type, Callable[[Any], tuple[Expr, ...]]] = {
    Integer: _none,
    Decimal: _none,
    Constant: _none,
    Symbol: _none,
    Neg: lambda e: (e.body,),
    PlusMinus: lambda e: (e.body,),
    Derivative: lambda e: (e.body,),
    Sum: lambda e: e.terms,
    Product: lambda e: e.factors,
    Vector: lambda e: e.items,
    Set: lambda e: e.items,
    Call: lambda e: e.arguments,
    Quotient: lambda e: (e.numerator, e.denominator),
    Power: lambda e: (e.base, e.exponent),
    Relation: lambda e: (e.left, e.right),
    Prime: lambda e: (e.argument,),
    Matrix: lambda e: tuple(item for row in e.rows for item in row),
}
"""The commonest question of all, answered by one look-up: a chain of patterns takes ten times as long."""


def with_children(e: Expr, parts: Sequence[Expr]) -> Expr:
    """e with its direct parts replaced: with_children(e, children(e)) == e."""
    return _WITH_CHILDREN[type(e)](e, parts)


def _matrix(e: Matrix, parts: Sequence[Expr]) -> Expr:
    left = iter(parts)
    return Matrix(tuple(tuple(next(left) for _ in row) for row in e.rows))


_WITH_CHILDREN: dict[type, Callable[[Any, Sequence[Expr]], Expr]] = {
    Integer: lambda e, _: e,
    Decimal: lambda e, _: e,
    Constant: lambda e, _: e,
    Symbol: lambda e, _: e,
    Neg: lambda _, parts: Neg(parts[0]),
    PlusMinus: lambda _, parts: PlusMinus(parts[0]),
    Derivative: lambda e, parts: Derivative(parts[0], e.variables, e.partial),
    Sum: lambda _, parts: Sum(tuple(parts)),
    Product: lambda _, parts: Product(tuple(parts)),
    Vector: lambda _, parts: Vector(tuple(parts)),
    Set: lambda _, parts: Set(tuple(parts)),
    Call: lambda e, parts: Call(e.function, tuple(parts)),
    Quotient: lambda _, parts: Quotient(parts[0], parts[1]),
    Power: lambda _, parts: Power(parts[0], parts[1]),
    Relation: lambda e, parts: Relation(parts[0], e.sign, parts[1]),
    Prime: lambda e, parts: Prime(e.function, e.order, parts[0]),
    Matrix: _matrix,
}


def subtrees(e: Expr) -> Iterator[Expr]:
    """e and everything inside it, parents first."""
    stack = [e]
    while stack:
        node = stack.pop()
        yield node
        parts = _CHILDREN[type(node)](node)
        if parts:
            stack.extend(reversed(parts))


def rewrite(e: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """Replace bottom-up every node for which `change` returns a formula; None keeps the node."""
    parts = children(e)
    if parts:
        new = tuple(rewrite(part, change) for part in parts)
        if any(a is not b for a, b in zip(new, parts, strict=True)):
            e = with_children(e, new)
    changed = change(e)
    return e if changed is None else changed


def substitute(e: Expr, values: Mapping[str, Expr]) -> Expr:
    """e with every Symbol named in `values` replaced, all at once; a Derivative's variables are left alone."""
    return rewrite(e, lambda part: values.get(part.name) if isinstance(part, Symbol) else None)


def symbols(e: Expr) -> frozenset[str]:
    """The names of the variables that occur in e."""
    return frozenset(part.name for part in subtrees(e) if isinstance(part, Symbol))


def size(e: Expr) -> int:
    """The number of nodes."""
    return sum(1 for _ in subtrees(e))


def depth(e: Expr) -> int:
    """The length of the longest way down: 1 for a leaf."""
    return 1 + max(map(depth, children(e)), default=0)
