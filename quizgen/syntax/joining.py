"""Signs and factors put together to formulas."""

from __future__ import annotations

from quizgen.expr.nodes import Expr, Neg, PlusMinus, Product
from quizgen.syntax.tokens import MINUS_PLUS, PLUS_MINUS


def signed(signs: list[str], e: Expr) -> Expr:
    """e behind its signs."""
    for sign in reversed(signs):
        if sign == "-":
            e = Neg(e)
        elif sign == PLUS_MINUS:
            e = PlusMinus(e)
        elif sign == MINUS_PLUS:
            e = Neg(PlusMinus(e))
    return e


def product(factors: list[Expr]) -> Expr:
    """One factor as it is, more as a Product."""
    return factors[0] if len(factors) == 1 else Product(tuple(factors))

