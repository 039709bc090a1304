"""Sums of numeric multiples: how exponents add, and what "the coefficient" of a term is. Input is tidy already."""

from __future__ import annotations

from fractions import Fraction

from quizgen.calculus.numbers import Number, number_of, to_expr, whole
from quizgen.expr.nodes import ONE, Expr, Integer, Neg, Product, Quotient, Sum


def split(e: Expr) -> tuple[Number, Expr]:
    """(c, rest) with e = c rest, the number taken from the front, the sign and the denominator of e."""
    n = number_of(e)
    if n is not None:
        return n, ONE
    match e:
        case Neg(body):
            c, rest = split(body)
            return -c, rest
        case Product((Integer() | Quotient(Integer(), Integer()) as number, *others)):
            return number_of(number) or 1, others[0] if len(others) == 1 else Product(tuple(others))
        case Quotient(top, Integer(d)) if d:
            c, rest = split(top)
            return whole(Fraction(c) / d), rest
        case _:
            return 1, e


def multiple(c: Number, rest: Expr) -> Expr:
    """c rest, written with the number in front."""
    if rest == ONE:
        return to_expr(c)
    if c < 0:
        return Neg(multiple(-c, rest))
    if c == 1:
        return rest
    factors = rest.factors if isinstance(rest, Product) else (rest,)
    top = Product((Integer(c.numerator), *factors)) if c.numerator != 1 else rest
    return top if c.denominator == 1 else Quotient(top, Integer(c.denominator))


def terms_of(e: Expr) -> tuple[Expr, ...]:
    """The terms of a sum, or e alone."""
    return e.terms if isinstance(e, Sum) else (e,)


def add(a: Expr, b: Expr) -> Expr:
    """a + b with like terms merged."""
    totals: dict[Expr, Number] = {}
    for term in (*terms_of(a), *terms_of(b)):
        c, rest = split(term)
        totals[rest] = totals.get(rest, 0) + c
    terms = tuple(multiple(c, rest) for rest, c in totals.items() if c)
    return terms[0] if len(terms) == 1 else Sum(terms) if terms else to_expr(0)


def scale(e: Expr, n: Number) -> Expr:
    """n e, a sum multiplied term by term."""
    if n == 1:
        return e
    terms = tuple(multiple(n * c, rest) for c, rest in map(split, terms_of(e)))
    return terms[0] if len(terms) == 1 else Sum(terms)


def leads_negative(e: Expr) -> bool:
    """Whether e is written with a minus sign first."""
    return isinstance(terms_of(e)[0], Neg)
