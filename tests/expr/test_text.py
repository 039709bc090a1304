"""Formulas as characters: strict ASCII for the parser, Unicode for people at a terminal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.nodes import (
    ONE,
    PI,
    TWO,
    Call,
    Decimal,
    Derivative,
    E,
    Expr,
    Integer,
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
from quizgen.expr.text import to_text, to_unicode

x, y = Symbol("x"), Symbol("y")
x2 = Power(x, TWO)


@pytest.mark.parametrize(
    ("e", "ascii_text", "shown"),
    [
        (Product((Integer(12), x2, Call("cos", (Product((Integer(4), Power(x, Integer(3)))),)))),
         "12*x^2*cos(4*x^3)", "12x² cos(4x³)"),
        (Quotient(Product((TWO, x)), Sum((x2, ONE))), "(2*x)/(x^2 + 1)", "2x/(x² + 1)"),
        (Power(E, Product((TWO, x))), "e^(2*x)", "e^(2x)"),
        (Product((Power(E, TWO), x)), "e^2*x", "e²x"),
        (Power(Call("sin", (x,)), TWO), "sin(x)^2", "sin² x"),
        (Product((TWO, Call("sin", (x,)), Call("cos", (x,)))), "2*sin(x)*cos(x)", "2 sin x cos x"),
        (Call("sqrt", (Sum((x, ONE)),)), "sqrt(x + 1)", "√(x + 1)"),
        (Call("abs", (x,)), "abs(x)", "|x|"),
        (Sum((x, Neg(Sum((y, ONE))))), "x - (y + 1)", "x - (y + 1)"),
        (Neg(Power(x, Neg(ONE))), "-x^(-1)", "-x⁻¹"),
        (Power(Neg(x), TWO), "(-x)^2", "(-x)²"),
        (Power(Power(x, TWO), TWO), "(x^2)^2", "(x²)²"),
        (Product((TWO, PI, Symbol("theta"))), "2*pi*theta", "2πθ"),
        (Product((Quotient(ONE, TWO), x)), "(1/2)*x", "(1/2) x"),
        (Product((Symbol("w_11"), Symbol("x_1"))), "w_11*x_1", "w₁₁x₁"),
        (Product((TWO, Power(Integer(3), x))), "2*3^x", "2·3^x"),
        (Vector((Product((TWO, x)), y)), "(2*x, y)", "(2x, y)"),
        (Set(()), "{}", "∅"),
        (Relation(x, "<=", ONE), "x <= 1", "x ≤ 1"),
        (Prime("f", 2, x), "f''(x)", "f′′(x)"),
        (Derivative(y, ("x",)), "diff(y, x)", "dy/dx"),
        (Decimal(Fraction(1000), "1e3"), "1e3", "1·10³"),
    ],
)  # fmt: skip
def test_a_formula_on_one_line(e: Expr, ascii_text: str, shown: str) -> None:
    """Every star is there for the parser; people see what they would write."""
    assert to_text(e) == ascii_text
    assert to_unicode(e) == shown
