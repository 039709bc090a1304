"""Values in floating point: every function of the table has them, real ones only."""

from __future__ import annotations

import math

import pytest

from quizgen.expr.floats import NoValue, approximate_at, has_values
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import TWO, Call, Derivative, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol

x, y = Symbol("x"), Symbol("y")
PLACES = (0.4, 2.5, 3.0)
"""Every function has a value at one of these."""


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_every_function_of_the_table_has_values(function: object) -> None:
    """What the table of functions holds can be drawn and sieved."""
    name = function.name  # type: ignore[attr-defined]
    e = Call(name, (x, Integer(3)) if name in ("log", "root", "max", "min") else (x,))
    assert has_values(e, frozenset("x"))
    assert any(_value(e, place) is not None for place in PLACES)


def _value(e: Expr, place: float) -> float | None:
    try:
        return approximate_at(e, {"x": place})
    except NoValue:
        return None


@pytest.mark.parametrize(
    ("e", "value"),
    [
        (Sum((Power(x, TWO), Neg(y))), 1.0),
        (Product((x, Call("sin", (y,)))), 2 * math.sin(3)),
        (Power(Neg(x), Quotient(Integer(1), Integer(3))), -(2 ** (1 / 3))),
        (Power(Neg(x), Quotient(Integer(2), Integer(3))), 2 ** (2 / 3)),
        (Call("root", (Neg(x), Integer(3))), -(2 ** (1 / 3))),
    ],
)
def test_values(e: Expr, value: float) -> None:
    """At x = 2, y = 3; odd roots of negative numbers are negative."""
    assert approximate_at(e, {"x": 2.0, "y": 3.0}) == pytest.approx(value)


@pytest.mark.parametrize(
    "e",
    [
        Call("ln", (Neg(x),)),
        Quotient(Integer(1), Sum((x, Integer(-2)))),
        Power(Neg(x), Quotient(Integer(1), TWO)),
        Call("sqrt", (Neg(x),)),
        Power(Integer(10), Power(Integer(30), x)),
        Call("factorial", (Power(Integer(10), Integer(9)),)),
    ],
)
def test_no_value(e: Expr) -> None:
    """Outside the domain, at a pole, beyond what a float holds: at x = 2."""
    with pytest.raises(NoValue):
        approximate_at(e, {"x": 2.0})


def test_what_has_no_value_anywhere() -> None:
    """Letters without a value, inert derivatives, functions that are not in the table."""
    assert not has_values(y, frozenset("x"))
    assert not has_values(Derivative(x, ("x",)), frozenset("x"))
    assert not has_values(Call("f", (x,)), frozenset("x"))
