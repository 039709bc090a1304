"""Signs and factors put together."""

from __future__ import annotations

from quizgen.expr.nodes import TWO, Neg, PlusMinus, Product, Symbol
from quizgen.syntax.joining import product, signed

X = Symbol("x")


def test_signs_from_the_inside_out() -> None:
    """A plus leaves no trace; the sign nearest to the formula is applied first."""
    assert signed([], X) == signed(["+"], X) == X
    assert signed(["-", "±"], X) == Neg(PlusMinus(X))
    assert signed(["∓"], X) == Neg(PlusMinus(X))


def test_one_factor_is_no_product() -> None:
    """Two are one."""
    assert product([X]) == X
    assert product([TWO, X]) == Product((TWO, X))
