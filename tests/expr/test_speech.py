"""Formulas in words, short and without a second meaning."""

from __future__ import annotations

import pytest

from quizgen.expr.nodes import (
    ONE,
    TWO,
    Call,
    Derivative,
    E,
    Expr,
    Integer,
    Matrix,
    Neg,
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
from quizgen.expr.speech import to_speech

x, y, z = map(Symbol, "xyz")
x2 = Power(x, TWO)


@pytest.mark.parametrize(
    ("e", "words"),
    [
        (Product((TWO, x, Call("cos", (x2,)))), "2 x times cosine of x squared"),
        (Power(Call("cos", (x,)), TWO), "cosine squared of x"),
        (Call("cos", (Sum((x2, ONE)),)), "cosine of open bracket x squared plus 1 close bracket"),
        (Quotient(x, y), "x over y"),
        (Quotient(TWO, Sum((x, ONE))), "the fraction 2 over x plus 1 end fraction"),
        (Power(E, Neg(x)), "e to the power minus x"),
        (Power(E, Sum((x, y))), "e to the power x plus y end power"),
        (Derivative(y, ("x",)), "d y by d x"),
        (Derivative(z, ("x", "y"), partial=True), "partial d squared z by partial d x partial d y"),
        (Derivative(Sum((x, ONE)), ("x",)), "d by d x of open bracket x plus 1 close bracket"),
        (Prime("f", 1, x), "f prime of x"),
        (Call("sqrt", (Sum((x, ONE)),)), "square root of x plus 1 end root"),
        (Call("log", (x, Integer(10))), "logarithm to base 10 of x"),
        (Relation(x, ">=", Neg(ONE)), "x is at least minus 1"),
        (Vector((ONE, TWO)), "the vector 1 comma 2 end vector"),
        (Call("saddle", (Vector((ONE, TWO)),)), "saddle point at the point 1 comma 2"),
        (Set(()), "the empty set"),
        (Matrix(((x, y), (ONE, TWO))), "the matrix row 1: x comma y; row 2: 1 comma 2; end matrix"),
        (Symbol("w_11"), "w sub 11"),
    ],
)
def test_a_formula_is_spoken_as_in_a_lecture(e: Expr, words: str) -> None:
    """Short where nothing can be misheard, with spoken brackets elsewhere."""
    assert to_speech(e) == words


def test_what_is_written_differently_is_spoken_differently() -> None:
    """Pairs that a careless reader makes sound alike."""
    pairs: list[tuple[Expr, Expr]] = [
        (Power(Call("ln", (x,)), TWO), Call("ln", (x2,))),
        (Power(Product((TWO, x)), TWO), Product((TWO, x2))),
        (Quotient(ONE, Sum((x, ONE))), Sum((Quotient(ONE, x), ONE))),
        (Power(E, Sum((x, y))), Sum((Power(E, x), y))),
        (Product((Call("sin", (x,)), y)), Call("sin", (Product((x, y)),))),
        (Quotient(Quotient(x, y), z), Quotient(x, Quotient(y, z))),
        (Neg(Sum((x, y))), Sum((Neg(x), y))),
    ]
    for one, other in pairs:
        assert to_speech(one) != to_speech(other)
