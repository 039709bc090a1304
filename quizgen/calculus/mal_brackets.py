"""Slips of the pen with brackets and powers of brackets. Each docstring is the slip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from quizgen.calculus.malrule import (
    by_slip,
    everywhere,
    product_of,
    unsigned,
)
from quizgen.expr.nodes import (
    ONE,
    TWO,
    ZERO,
    Call,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
)


def brackets_lost(e: Expr) -> Iterator[Expr]:
    """a (b + c) = a b + c, a (b + c)^n = a b + c^n, a/(b + c) = a/b + c, (a + b)^n = a + b^n, e^(a + b) = e^a + b"""
    yield from everywhere(e, _brackets_at)


def _brackets_at(e: Expr) -> Iterator[Expr]:
    match e:
        case Product(factors):
            for i, factor in enumerate(factors):
                if isinstance(factor, Sum):
                    rest = product_of((*factors[:i], *factors[i + 1 :]))
                    yield Sum((product_of((rest, factor.terms[0])), *factor.terms[1:]))
                    yield Sum((*factor.terms[:-1], _signed_product(rest, factor.terms[-1])))
                elif isinstance(factor, Power) and isinstance(factor.base, Sum):
                    first, *between, last = factor.base.terms
                    rest = product_of((*factors[:i], *factors[i + 1 :], first))
                    yield Sum((rest, *between, _power(last, factor.exponent)))
            match factors[-1]:
                case Power(base, Sum(terms)):
                    yield Sum((Product((*factors[:-1], Power(base, terms[0]))), *terms[1:]))
                case Call(f, (Sum(terms),)):
                    yield Sum((Product((*factors[:-1], Call(f, (terms[0],)))), *terms[1:]))
        case Quotient(top, Sum(terms)):
            yield Sum((Quotient(top, terms[0]), *terms[1:]))
        case Quotient(top, Call(f, (Sum(terms),))):
            yield Sum((Quotient(top, Call(f, (terms[0],))), *terms[1:]))
        case Quotient(Sum(terms), bottom):
            yield Sum((*terms[:-1], _signed_quotient(terms[-1], bottom)))
        case Quotient(top, Product((first, *rest))):
            yield Product((Quotient(top, first), *rest))
        case Quotient(top, Power(Sum(terms), n)):
            yield Sum((*(Quotient(top, terms[0]),), *terms[1:-1], _power(terms[-1], n)))
        case Power(Sum(terms), n):
            yield Sum((*terms[:-1], _power(terms[-1], n)))
        case Power(Product((first, *rest)), n):
            yield Product((first, Power(product_of(tuple(rest)), n)))
        case Power(base, Sum(terms)):
            yield Sum((Power(base, terms[0]), *terms[1:]))
        case Power(base, Product((first, *rest))):
            yield Product((Power(base, first), *rest))
        case Power(base, Neg(Power(inner, n))):
            yield Power(Power(base, Neg(inner)), n)
        case Call(f, (Sum(terms),)) if f not in ("abs",):
            yield Sum((Call(f, (terms[0],)), *terms[1:]))
        case Neg(Sum(terms)):
            yield Sum((Neg(terms[0]), *terms[1:]))


def _signed_product(rest: Expr, last: Expr) -> Expr:
    return Neg(product_of((last.body, rest))) if isinstance(last, Neg) else product_of((last, rest))


def _signed_quotient(last: Expr, bottom: Expr) -> Expr:
    return Neg(Quotient(last.body, bottom)) if isinstance(last, Neg) else Quotient(last, bottom)


def _power(last: Expr, n: Expr) -> Expr:
    return Neg(Power(last.body, n)) if isinstance(last, Neg) else Power(last, n)


def power_and_argument(e: Expr) -> Iterator[Expr]:
    """sin(x^2) = (sin x)^2, and the other way round, anywhere inside"""
    yield from everywhere(e, powers_moved)


def powers_moved(e: Expr) -> Iterator[Expr]:
    """e with the power moved from the function to its argument, or from there to the function."""
    match e:
        case Call(f, (Power(base, n),)) if f != "sqrt":
            yield Power(Call(f, (base,)), n)
        case Call(f, (Product((*first, Power(base, n))),)):
            yield Power(Call(f, (product_of((*first, base)),)), n)
        case Power(Call(f, (u,)), n):
            yield Call(f, (Power(u, n),))
            if isinstance(u, Product):
                yield Call(f, (product_of((*u.factors[:-1], Power(u.factors[-1], n))),))


def power_over_sum(e: Expr) -> Iterator[Expr]:
    """(a + b)^2 = a^2 + b^2, a^2 + b^2 = (a + b)^2, sqrt(a^2 + b^2) = a + b, anywhere inside"""
    yield from everywhere(e, lambda part: chain(powers_over_sum(part), _sum_in_power(part)))


def powers_over_sum(e: Expr) -> Iterator[Expr]:
    """e with the power or root of a sum taken of its terms."""
    match e:
        case Power(Sum(terms), n):
            yield Sum(tuple(_power_of_term(term, n) for term in terms))
        case Call("sqrt", (Sum(terms),)):
            yield Sum(tuple(_root_of_term(term) for term in terms))


def _sum_in_power(e: Expr) -> Iterator[Expr]:
    match e:
        case Sum(terms) if all(_square_root(term) is not None for term in terms):
            yield Power(Sum(tuple(r for term in terms if (r := _square_root(term)) is not None)), TWO)
        case Sum(terms) if all(_square_root(unsigned(term)) is not None for term in terms):
            yield Power(Sum(tuple(_with_sign(term) for term in terms)), TWO)


def _with_sign(term: Expr) -> Expr:
    root = _square_root(unsigned(term)) or ZERO
    return Neg(root) if isinstance(term, Neg) else root


def _power_of_term(term: Expr, n: Expr) -> Expr:
    return Neg(Power(term.body, n)) if isinstance(term, Neg) else Power(term, n)


def _square_root(term: Expr) -> Expr | None:
    if isinstance(term, Power) and term.exponent == TWO:
        return term.base
    return ONE if term == ONE else None


def _root_of_term(term: Expr) -> Expr:
    root = _square_root(unsigned(term))
    whole = root if root is not None else Call("sqrt", (unsigned(term),))
    return Neg(whole) if isinstance(term, Neg) else whole


BRACKETS = (
    by_slip("bracket.lost", "Bracket forgotten",
        "Nearly right: a bracket is missing: without it only the nearest term is meant.", brackets_lost,
        ("e^(x^2+3x)", "x", "2x+3e^(x^2+3x)")),
    by_slip("bracket.power-and-argument", "Power of the function and of its argument confused",
        "sin(x^2) is not (sin x)^2: look which of the two is squared.", power_and_argument,
        ("sin(x^2)", "x", "2x cos(x)^2")),
    by_slip("bracket.power-over-sum", "Power taken term by term",
        "The square or root of a sum is not the sum of the squares or roots.", power_over_sum,
        ("sqrt(x^2+y^2)", "x", "x/(x+y)")),
)  # fmt: skip
