"""How a lecturer writes a product before it is worked out: numbers in front, functions behind, · 1 at the end."""

from __future__ import annotations

from quizgen.calculus.numbers import number_of
from quizgen.expr.nodes import ONE, Call, Constant, Derivative, Expr, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import rewrite


def flat(e: Expr) -> Expr:
    """Products inside products opened, as they are written: 4 · 3 x^2."""

    def open_up(part: Expr) -> Expr | None:
        if isinstance(part, Product) and any(isinstance(f, Product) for f in part.factors):
            return Product(tuple(g for f in part.factors for g in (f.factors if isinstance(f, Product) else (f,))))
        return None

    return rewrite(e, open_up)


def arranged(e: Expr) -> Expr:
    """The products of a sum or of a fraction's numerator with their factors in order: ln(x) · 7 x^6 is 7 x^6 ln(x)."""
    match e:
        case Sum(terms):
            return Sum(tuple(map(arranged, terms)))
        case Neg(body):
            return Neg(arranged(body))
        case Quotient(top, bottom):
            return Quotient(arranged(top), bottom)
        case Product(factors) if not any(isinstance(f, Neg | Quotient | Derivative) for f in factors):
            return Product(tuple(sorted(factors, key=_place)))
        case _:
            return e


def _place(e: Expr) -> int:
    """Where a factor stands, among others of its sort as it was written."""
    match e:
        case _ if e == ONE:
            return 6
        case _ if number_of(e) is not None:
            return 0
        case Constant():
            return 1
        case Symbol() | Power(Symbol(), _):
            return 2
        case Sum() | Power(Sum(), _):
            return 3
        case Power(Constant(), _) | Call("exp", _):
            return 4
        case _:
            return 5
