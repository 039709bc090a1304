"""Walking a formula: its children, the same node with other children, substitution, symbols, size and depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

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
    match e:
        case Integer() | Decimal() | Constant() | Symbol():
            return ()
        case Neg(body) | PlusMinus(body) | Derivative(body):
            return (body,)
        case Sum(parts) | Product(parts) | Vector(parts) | Set(parts) | Call(_, parts):
            return parts
        case Quotient(left, right) | Power(left, right) | Relation(left, _, right):
            return (left, right)
        case Prime(_, _, argument):
            return (argument,)
        case Matrix(rows):
            return tuple(item for row in rows for item in row)


def with_children(e: Expr, parts: Sequence[Expr]) -> Expr:
    """e with its direct parts replaced: with_children(e, children(e)) == e."""
    match e:
        case Integer() | Decimal() | Constant() | Symbol():
            return e
        case Neg():
            return Neg(parts[0])
        case PlusMinus():
            return PlusMinus(parts[0])
        case Sum():
            return Sum(tuple(parts))
        case Product():
            return Product(tuple(parts))
        case Quotient():
            return Quotient(parts[0], parts[1])
        case Power():
            return Power(parts[0], parts[1])
        case Call(function, _):
            return Call(function, tuple(parts))
        case Prime(function, order, _):
            return Prime(function, order, parts[0])
        case Derivative(_, variables, partial):
            return Derivative(parts[0], variables, partial)
        case Vector():
            return Vector(tuple(parts))
        case Set():
            return Set(tuple(parts))
        case Matrix(rows):
            left = iter(parts)
            return Matrix(tuple(tuple(next(left) for _ in row) for row in rows))
        case Relation(_, sign, _):
            return Relation(parts[0], sign, parts[1])


def subtrees(e: Expr) -> Iterator[Expr]:
    """e and everything inside it, parents first."""
    yield e
    for part in children(e):
        yield from subtrees(part)


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
