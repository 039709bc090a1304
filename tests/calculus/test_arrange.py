"""What a rule gives, as it goes on the board."""

from __future__ import annotations

import pytest

from quizgen.calculus.arrange import alike, plain, written
from quizgen.expr.nodes import ONE, ZERO, Neg, Product, Sum, Symbol
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import typed

X, Y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("e", "shown"),
    [
        (Sum((Product((X, typed("cos x"))), Product((typed("sin x"), ONE)))), "x cos x + sin x"),
        (Sum((typed("3x^2"), ZERO, Neg(Product((typed("2"), ONE))))), "3x² - 2"),
        (Sum((ZERO, ZERO)), "0"),
        (Sum((X, Neg(ZERO))), "x"),
        (Product((ONE, ONE)), "1"),
        (Product((typed("ln x"), Product((typed("7"), typed("x^6"))))), "7x⁶ ln x"),
        (Sum((X, Product((Y, ZERO)))), "x"),
    ],
)
def test_nobody_writes_times_one_or_plus_nought(e: Sum | Product, shown: str) -> None:
    """Factors 1 and terms 0 are gone, numbers stand first and functions last."""
    assert to_unicode(written(e)) == shown


def test_plain_keeps_what_matters() -> None:
    """1 stays where it is a term, 0 where it is all there is."""
    assert plain(typed("1+x")) == typed("1+x")
    assert plain(ZERO) == ZERO


def test_alike_is_order_only() -> None:
    """Terms and factors in another order are alike; worked out products are not."""
    assert alike(typed("sin(x)+x cos(x)"), typed("cos(x) x+sin(x)"))
    assert not alike(typed("2*2x"), typed("4x"))
    assert not alike(typed("x-y"), typed("y-x"))
