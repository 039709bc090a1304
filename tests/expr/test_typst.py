"""Typst mathematics that compiles and looks like the LaTeX."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.letters import GREEK
from quizgen.expr.nodes import (
    ONE,
    PI,
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
from quizgen.expr.typst import to_typst

x, y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("e", "source"),
    [
        (Product((TWO, x, Call("cos", (Power(x, TWO),)))), "2 x cos lr((x^2), size: #1em)"),
        (Quotient(ONE, Sum((x, ONE))), "frac(1, x + 1)"),
        (Derivative(y, ("x",)), "frac(upright(d) y, upright(d) x)"),
        (Power(E, Neg(x)), "upright(e)^(-x)"),
        (Symbol("w_11"), "w_(11)"),
        (Call("asinh", (x,)), 'op("arsinh") x'),
    ],
)
def test_a_formula_is_written_as_people_write_typst(e: Expr, source: str) -> None:
    """Words of Typst's own where there are any, an upright operator otherwise."""
    assert to_typst(e) == source


def test_everything_compiles() -> None:
    """Every node, every function of the table and every Greek letter, alone and as a factor."""
    typst = pytest.importorskip("typst")
    fraction = Quotient(x, y)
    zoo: list[Expr] = [
        Decimal(Fraction(1000), "1e3"), PI, Neg(Sum((x, y))), PlusMinus(x), Power(fraction, fraction),
        Prime("f", 1, x), Prime("f", 5, fraction), Derivative(fraction, ("x", "x", "y"), partial=True),
        Vector((fraction, y)), Set(()), Set((ONE, TWO)), Matrix(((x, y), (ONE, Vector((x, y))))),
        Relation(x, "!=", ONE), Call("minimum", (Vector((ONE, TWO)),)), Call("f", (x, y)), Call("grad", (x, y)),
        Symbol("net"), Symbol("x_max"), Symbol("x_1_2"), Symbol("w_theta"), Call("abs", (Call("abs", (fraction,)),)),
        *(Symbol(name) for name in GREEK), *(Call(f.name, (fraction, x)[: f.arity]) for f in FUNCTIONS.values()),
    ]  # fmt: skip
    formulas = [form for e in zoo for form in (e, Product((x, e, x)), Power(e, e), Quotient(e, e))]
    source = "#set page(height: auto)\n" + "\n".join(f"$ {to_typst(e)} $" for e in formulas)
    assert typst.compile(source.encode()).startswith(b"%PDF")
