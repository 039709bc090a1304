"""Formulas side by side: vectors in order, points in any order, kinds only where both are called something."""

from __future__ import annotations

from quizgen.expr.nodes import Call, Expr, Matrix, Set, Vector
from quizgen.marking.pairing import entries, flat
from tests.calculus.helpers import typed

A, B, C = typed("1"), typed("2"), typed("x")


def same(a: Expr, b: Expr) -> bool:
    return a == b


def test_shapes() -> None:
    """Entries of the same shape pair up; another shape is None."""
    assert entries(A, B, same) == [(A, B)]
    assert entries(Vector((A, B)), Vector((C, B)), same) == [(A, C), (B, B)]
    assert entries(Matrix(((A, B),)), Matrix(((C, C),)), same) == [(A, C), (B, C)]
    assert entries(Vector((A,)), A, same) is None
    assert entries(A, Set((A,)), same) is None
    assert entries(Vector((A,)), Vector((A, B)), same) is None
    assert entries(Matrix(((A, B),)), Matrix(((A,), (B,))), same) is None


def test_points_come_in_any_order() -> None:
    """Each finds its own; one that finds none makes the sets different."""
    assert entries(Set((A, B)), Set((B, A)), same) == [(A, A), (B, B)]
    assert entries(Set((A, B)), Set((A, C)), same) is None
    assert entries(Set((A,)), Set((A, B)), same) is None


def test_kinds() -> None:
    """A point without a kind goes with any; two different kinds do not go together."""
    low, high = Call("minimum", (A,)), Call("maximum", (A,))
    assert entries(Set((A,)), Set((low,)), same) == [(A, A)]
    assert entries(Set((high,)), Set((low,)), same) is None


def test_flat() -> None:
    """Every formula inside, points by their coordinates."""
    assert flat(A) == (A,)
    assert flat(Set((Call("saddle", (Vector((A, B)),)), C))) == (A, B, C)
