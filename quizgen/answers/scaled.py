"""A formula times a vector, a vector over a number, a sum of vectors: carried out component by component."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.answers.reading import is_plain
from quizgen.expr.nodes import Expr, Matrix, Neg, Product, Quotient, Sum, Vector


def spread(e: Expr) -> Expr:
    """e as a Vector or Matrix where it is made of them by the operations that vectors have; else e itself."""
    match e:
        case Neg(body):
            return _each(spread(body), Neg) or e
        case Quotient(above, below) if is_plain(below):
            return _each(spread(above), lambda entry: Quotient(entry, below)) or e
        case Product(factors):
            return _product(factors) or e
        case Sum(terms):
            return _sum(tuple(map(spread, terms))) or e
        case _:
            return e


def _each(e: Expr, change: Callable[[Expr], Expr]) -> Expr | None:
    """Every entry changed; None for what has no entries."""
    match e:
        case Vector(items) if all(map(is_plain, items)):
            return Vector(tuple(map(change, items)))
        case Vector(items):
            rows = tuple(_each(item, change) for item in items)
            return Vector(tuple(row for row in rows if row is not None)) if None not in rows else None
        case Matrix(rows):
            return Matrix(tuple(tuple(map(change, row)) for row in rows))
        case _:
            return None


def _product(factors: tuple[Expr, ...]) -> Expr | None:
    """One vector among formulas."""
    shaped = [spread(factor) for factor in factors if not is_plain(factor)]
    plain = tuple(filter(is_plain, factors))
    if len(shaped) != 1 or not plain:
        return None
    return _each(shaped[0], lambda entry: Product((*plain, entry)))


def _sum(terms: tuple[Expr, ...]) -> Expr | None:
    """Vectors of one size, added."""
    rows = [term.items for term in terms if isinstance(term, Vector) and all(map(is_plain, term.items))]
    if len(rows) != len(terms) or len(set(map(len, rows))) != 1:
        return None
    return Vector(tuple(Sum(entries) for entries in zip(*rows, strict=True)))
