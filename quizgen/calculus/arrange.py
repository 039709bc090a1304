"""How a lecturer writes what a rule gives before it is worked out: numbers first, functions last, no · 1 and no + 0."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.numbers import number_of
from quizgen.expr.nodes import ONE, ZERO, Call, Constant, Derivative, Expr, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import children, rewrite, with_children


def written(e: Expr) -> Expr:
    """What a rule gives as it goes on the board: opened, in order, and without what nobody writes."""
    return arranged(plain(flat(e)))


def flat(e: Expr) -> Expr:
    """Products inside products opened, as they are written: 4 · 3 x^2."""

    def open_up(part: Expr) -> Expr | None:
        if isinstance(part, Product) and any(isinstance(f, Product) for f in part.factors):
            return Product(tuple(g for f in part.factors for g in (f.factors if isinstance(f, Product) else (f,))))
        return None

    return rewrite(e, open_up)


def plain(e: Expr) -> Expr:
    """e without factors 1, terms 0 and products with 0: x cos x + sin(x) · 1 is x cos x + sin x."""
    return rewrite(e, _without_idle)


def _without_idle(e: Expr) -> Expr | None:
    match e:
        case Product(factors) if ZERO in factors:
            return ZERO
        case Product(factors) if ONE in factors:
            return _joined(Product, [factor for factor in factors if factor != ONE], ONE)
        case Sum(terms) if ZERO in terms:
            return _joined(Sum, [term for term in terms if term != ZERO], ZERO)
        case Neg(body) if body == ZERO:
            return ZERO
        case _:
            return None


def _joined(kind: type[Sum] | type[Product], parts: list[Expr], empty: Expr) -> Expr:
    return kind(tuple(parts)) if len(parts) > 1 else parts[0] if parts else empty


def alike(a: Expr, b: Expr) -> bool:
    """Whether a and b differ in nothing but the order of terms and factors: sin x + x cos x and cos(x) x + sin x."""
    return a == b or _in_order(a) == _in_order(b)


def _in_order(e: Expr) -> Expr:
    inside = with_children(e, tuple(map(_in_order, children(e))))
    match inside:
        case Sum(parts):
            return Sum(tuple(sorted(parts, key=repr)))
        case Product((Neg(first), *rest)):
            return Neg(_in_order(Product((first, *rest))))
        case Product(parts):
            return Product(tuple(sorted(parts, key=repr)))
        case _:
            return inside


def arranged(e: Expr) -> Expr:
    """The products of a sum or of a fraction's numerator with their factors in order: ln(x) · 7 x^6 is 7 x^6 ln(x)."""
    match e:
        case Sum(terms):
            return Sum(tuple(map(arranged, terms)))
        case Neg(body):
            return Neg(arranged(body))
        case Quotient(top, bottom):
            return Quotient(arranged(top), bottom)
        case Product(factors) if any(isinstance(f, Sum) for f in factors):
            return Product(tuple(arranged(f) if isinstance(f, Sum) else f for f in _sorted(factors)))
        case Product(factors):
            return Product(_sorted(factors))
        case _:
            return e


def _sorted(factors: Sequence[Expr]) -> tuple[Expr, ...]:
    """The factors in order, unless they are still to be multiplied: x^5 · 2x stays."""
    bases = {f.base if isinstance(f, Power) else f for f in factors if number_of(f) is None}
    apart = len(bases) == sum(number_of(f) is None for f in factors)
    if not apart or any(isinstance(f, Neg | Quotient | Derivative) for f in factors):
        return tuple(factors)
    return tuple(sorted(factors, key=_place))


def _place(e: Expr) -> int:
    """Where a factor stands, among others of its sort as it was written."""
    match e:
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
