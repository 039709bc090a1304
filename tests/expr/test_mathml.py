"""MathML that a browser draws and a screen reader speaks."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import (
    ONE,
    TWO,
    Call,
    Decimal,
    Derivative,
    E,
    Expr,
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

x, y = Symbol("x"), Symbol("y")
CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "mroot": 2}


@pytest.mark.parametrize(
    ("e", "source"),
    [
        (Product((TWO, x)), "<mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow>"),
        (Call("sin", (x,)), '<mrow><mi>sin</mi><mo>&#x2061;</mo><mspace width="0.17em"></mspace><mi>x</mi></mrow>'),
        (Power(E, x), '<msup><mi mathvariant="normal">e</mi><mi>x</mi></msup>'),
        (
            Derivative(y, ("x",)),
            '<mfrac><mrow><mi mathvariant="normal">d</mi><mi>y</mi></mrow>'
            '<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow></mfrac>',
        ),
        (Sum((x, Neg(ONE))), "<mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow>"),
        (Relation(x, "<", ONE), "<mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>"),
    ],
)
def test_a_formula_is_presentation_mathml(e: Expr, source: str) -> None:
    """Multiplication and application are there for the ear, though invisible; e and d stand upright."""
    assert to_mathml(e) == source


def test_every_node_is_one_well_formed_element() -> None:
    """Fractions and scripts have exactly the children that MathML wants, whatever stands in them."""
    fraction = Quotient(x, y)
    zoo: list[Expr] = [
        Decimal(Fraction(1, 1000), "1e-3"), Neg(fraction), PlusMinus(x), Power(fraction, fraction), Prime("f", 5, x),
        Derivative(fraction, ("x", "x", "y"), partial=True), Vector((x, y)), Set(()), Matrix(((x, y),)),
        Relation(x, ">=", y), Call("saddle", (Vector((x, y)),)), Call("f", (x, y)), Symbol("x_max"),
        *(Call(f.name, (fraction, x)[: f.arity]) for f in FUNCTIONS.values()),
    ]  # fmt: skip
    for e in zoo:
        for form in (e, Product((x, e, x)), Power(e, e), Quotient(e, e), Call("root", (e, e))):
            tree = ElementTree.fromstring(to_mathml(form))
            for element in tree.iter():
                assert len(element) == CHILDREN.get(element.tag, len(element)), to_mathml(form)
