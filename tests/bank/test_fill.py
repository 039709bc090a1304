"""Tests of quizgen.bank.fill: what comes out is what a textbook would print."""

from __future__ import annotations

import pytest

from quizgen.bank.fill import Value, fill, filled
from quizgen.expr.nodes import ONE, Call, Expr, Integer, Neg, Power, Prime, Product, Quotient, Sum, Symbol
from quizgen.expr.text import to_text

X, A, B, N = map(Symbol, ("x", "a", "b", "n"))
THREE, TWO = Integer(3), Integer(2)


def minus(e: Expr) -> Expr:
    return Neg(e)


POWER_RULE = Product((A, N, Power(X, Sum((N, minus(ONE))))))


@pytest.mark.parametrize(
    ("e", "values", "text"),
    [
        (POWER_RULE, {"a": THREE, "n": TWO}, "6*x"),
        (POWER_RULE, {"a": minus(THREE), "n": Integer(4)}, "-12*x^3"),
        (Sum((X, A)), {"a": minus(THREE)}, "x - 3"),
        (Sum((X, minus(A))), {"a": minus(THREE)}, "x + 3"),
        (Sum((Product((A, X)), minus(Product((B, X))))), {"a": ONE, "b": minus(TWO)}, "x + 2*x"),
        (Quotient(Product((A, X)), B), {"a": Integer(4), "b": Integer(6)}, "(2*x)/3"),
        (Quotient(A, B), {"a": Integer(6), "b": minus(Integer(3))}, "-2"),
        (Product((A, X)), {"a": Quotient(ONE, TWO)}, "(1/2)*x"),
        (Power(A, B), {"a": TWO, "b": THREE}, "8"),
        (Product((X, A)), {"a": THREE}, "3*x"),
        (Call("f", (Product((A, X)),)), {"a": TWO, "f": "cos"}, "cos(2*x)"),
        (Product((A, Prime("f", 1, Product((A, X))))), {"a": TWO, "f": "cos"}, "-2*sin(2*x)"),
        (Call("gcd", (A, B)), {"a": Integer(6), "b": Integer(4)}, "2"),
        (Sum((Product((TWO, THREE)), X)), {"a": TWO}, "2*3 + x"),
    ],
)
def test_filled_as_printed(e: Expr, values: dict[str, Value], text: str) -> None:
    """Numbers fold, signs go to the front, 1 and 0 vanish; where no parameter stood nothing changes."""
    assert to_text(fill(e, values)) == text


@pytest.mark.parametrize(
    ("e", "values", "lost"),
    [
        (Product((A, X)), {"a": ONE}, True),
        (Product((A, X)), {"a": minus(ONE)}, True),
        (Power(X, N), {"n": ONE}, True),
        (Sum((X, A)), {"a": Integer(0)}, True),
        (Sum((X, A)), {"a": ONE}, False),
        (Power(Sum((X, A)), N), {"a": ONE, "n": TWO}, False),
        (Quotient(X, A), {"a": ONE}, True),
    ],
)
def test_what_vanishes_is_told(e: Expr, values: dict[str, Value], lost: bool) -> None:
    """A coefficient 1, a power 1, a term 0 vanish from the formula; x + 1 has lost nothing."""
    assert filled(e, values).lost is lost


def test_bombs_are_left_alone() -> None:
    """9^9^9 is not worked out."""
    nine = Integer(9)
    tower = Power(A, Power(A, Power(A, A)))
    assert len(to_text(fill(tower, {"a": nine}))) < 100
