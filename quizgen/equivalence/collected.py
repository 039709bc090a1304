"""A normal form as a formula that a person can read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from quizgen.expr.collect import CALL, CONSTANT, NUMBER, PRODUCT, SUM, SYMBOL, Normal
from quizgen.expr.nodes import ONE, Call, Constant, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol


def collected(form: Normal) -> Expr:
    """The formula that the normal form stands for; ValueError for what is no formula of numbers and functions."""
    match form[0]:
        case tag if tag == NUMBER:
            return _number(form[1])
        case tag if tag == CONSTANT:
            return Constant(form[1])
        case tag if tag == SYMBOL:
            return Symbol(form[1])
        case tag if tag == CALL:
            return Call(form[1], tuple(map(collected, form[2])))
        case tag if tag == PRODUCT:
            return _product(form[1], form[2])
        case tag if tag == SUM:
            return _sum(form[1])
    raise ValueError(form[0])


def _number(q: Any) -> Expr:
    size = Fraction(abs(q))
    shown: Expr = Integer(size.numerator)
    if size.denominator != 1:
        shown = Quotient(shown, Integer(size.denominator))
    return Neg(shown) if q < 0 else shown


def _sum(terms: tuple[tuple[Normal, Any], ...]) -> Expr:
    """The terms with variables first, numbers last."""
    ordered = sorted(terms, key=lambda term: term[0][0] == NUMBER)
    return Sum(tuple(_term(term, q) for term, q in ordered))


def _term(term: Normal, q: Any) -> Expr:
    if term[0] == NUMBER:
        return _number(term[1] * q)
    factors = term[2] if term[0] == PRODUCT else ((term, (NUMBER, 1)),)
    return _product(q, factors)


def _product(q: Any, factors: tuple[tuple[Normal, Normal], ...]) -> Expr:
    size = Fraction(abs(q))
    above = [_power(base, e) for base, e in sorted(factors, key=_order) if not _below(e)]
    below = [_power(base, (NUMBER, -e[1])) for base, e in sorted(factors, key=_order) if _below(e)]
    top = ([Integer(size.numerator)] if size.numerator != 1 or not above else []) + above
    bottom = ([Integer(size.denominator)] if size.denominator != 1 else []) + below
    whole = _joined(top) if not bottom else Quotient(_joined(top), _joined(bottom))
    return Neg(whole) if q < 0 else whole


def _below(exponent: Normal) -> bool:
    return bool(exponent[0] == NUMBER and exponent[1] < 0)


def _order(factor: tuple[Normal, Normal]) -> tuple[bool, bool]:
    """Letters before functions and sums."""
    return factor[0][0] == CALL, factor[0][0] == SUM


def _joined(factors: list[Expr]) -> Expr:
    return factors[0] if len(factors) == 1 else Product(tuple(factors)) if factors else ONE


def _power(base: Normal, exponent: Normal) -> Expr:
    if exponent == (NUMBER, 1):
        return collected(base)
    if exponent == (NUMBER, Fraction(1, 2)):
        return Call("sqrt", (collected(base),))
    return Power(collected(base), collected(exponent))
