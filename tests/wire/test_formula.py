"""Formulas as trees of JSON."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from quizgen.errors import FileError
from quizgen.expr.nodes import (
    ONE,
    PI,
    TWO,
    Call,
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
from quizgen.wire.document import Field, load
from quizgen.wire.formula import formula, fraction, tree

X = Symbol("x")


@pytest.mark.parametrize(
    "e",
    [
        Integer(12),
        X,
        PI,
        Decimal(Fraction(1, 2), "0.50"),
        Neg(X),
        PlusMinus(ONE),
        Sum((X, Neg(ONE))),
        Product((TWO, X, Call("cos", (Power(X, TWO),)))),
        Quotient(ONE, X),
        Prime("f", 2, X),
        Derivative(X, ("x", "x"), True),
        Vector((X, ONE)),
        Vector(()),
        Matrix(((X, ONE), (TWO, X))),
        Set((Call("minimum", (Vector((ONE, TWO)),)),)),
        Relation(X, ">=", ONE),
    ],
)
def test_round_trip(e: Expr) -> None:
    """formula(tree(e)) == e for every sort of node, also through text."""
    assert formula(load(json.dumps(tree(e)), "x.json")) == e


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        (["/", 1], '"/" with 1 parts'),
        (["-", 1, 2], '"-" with 2 parts'),
        (-1, "a negative number"),
        (["frob", 1], '"frob" is not part of a formula'),
        (["constant", "tau"], '"constant" is not part of a formula'),
        ([], "an empty list is no formula"),
        ({"x": 1}, "where a list should be"),
        (None, "null where a list should be"),
        (True, "true where a list should be"),
        (["decimal", "1/0", "x"], "division by zero"),
        (["decimal", "1e9999999999", "x"], "is not a fraction"),
        ([["+"], 1], "where a text should be"),
    ],
)
def test_what_is_no_formula(shape: object, what: str) -> None:
    """A tree that is none is refused, with the value met."""
    with pytest.raises(FileError) as caught:
        formula(Field("x.json", "key", shape))
    assert what in str(caught.value)


def test_depth_is_bounded() -> None:
    """A file cannot make us recurse without end."""
    shape: object = "x"
    for _ in range(300):
        shape = ["-", shape]
    with pytest.raises(FileError, match="nested too deeply"):
        formula(Field("x.json", "key", shape))


@pytest.mark.parametrize(("text", "number"), [("3", Fraction(3)), ("-3/2", Fraction(-3, 2)), (5, Fraction(5))])
def test_fraction(text: str | int, number: Fraction) -> None:
    """Marks and decimals are exact fractions."""
    assert fraction(Field("x.json", "marks", text)) == number
