"""Formulas as functions on floating-point numbers."""

from __future__ import annotations

import math

import pytest

from quizgen.expr.nodes import TWO, Call, Derivative, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.figures.numbers import NotDrawable, numeric

x, y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("e", "value"),
    [
        (Sum((Power(x, TWO), Neg(y))), 4.0 - 3.0),
        (Product((x, Call("sin", (y,)))), 2 * math.sin(3)),
        (Quotient(x, y), 2 / 3),
        (Call("exp", (Neg(x),)), math.exp(-2)),
    ],
)
def test_a_formula_has_its_value(e: Expr, value: float) -> None:
    """At x = 2, y = 3."""
    assert numeric(e, ("x", "y"))((2, 3)) == pytest.approx(value)


@pytest.mark.parametrize("e", [Call("ln", (x,)), Quotient(Integer(1), x), Power(x, Quotient(Integer(1), TWO)),
                               Power(Integer(10), Power(Integer(10), Neg(x)))])  # fmt: skip
def test_where_there_is_no_value_it_is_not_a_number(e: Expr) -> None:
    """Never an exception: a curve has gaps."""
    assert math.isnan(numeric(e, ("x",))((-3,))) or numeric(e, ("x",))((0,)) != numeric(e, ("x",))((0,))


@pytest.mark.parametrize("e", [Derivative(y, ("x",)), y, Call("f", (x,))])
def test_what_cannot_be_drawn_says_so_before_drawing(e: Expr) -> None:
    """A letter that has no value, an unknown function."""
    with pytest.raises(NotDrawable):
        numeric(e, ("x",))
