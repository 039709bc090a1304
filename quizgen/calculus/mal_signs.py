"""Slips of the pen with signs, in a result that was found rightly. Each docstring is the slip."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.malrule import (
    by_slip,
    everywhere,
)
from quizgen.expr.nodes import (
    Call,
    Expr,
    Neg,
    Power,
    Product,
    Sum,
)
from quizgen.expr.walk import symbols


def whole_sign(e: Expr) -> Iterator[Expr]:
    """a = -a"""
    yield e.body if isinstance(e, Neg) else Neg(e)


def minus_over_first_term(e: Expr) -> Iterator[Expr]:
    """-(a + b) = -a + b, anywhere inside"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum):
            for i, term in enumerate(part.terms):
                if isinstance(term, Neg) and (rest := _opened_once(term.body)):
                    yield Sum((*part.terms[:i], Neg(rest[0]), *rest[1:], *part.terms[i + 1 :]))

    yield from everywhere(e, slip)


def _opened_once(e: Expr) -> tuple[Expr, ...]:
    """The terms of a sum, or of a product with one bracket multiplied out."""
    if isinstance(e, Sum):
        return e.terms
    if isinstance(e, Product):
        for i, factor in enumerate(e.factors):
            if isinstance(factor, Sum):
                others = (*e.factors[:i], *e.factors[i + 1 :])
                return tuple(Product((*others, term)) for term in factor.terms)
    return ()


def signs_of_terms(e: Expr) -> Iterator[Expr]:
    """a + b = a - b, anywhere inside"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum):
            for i, term in enumerate(part.terms):
                new = term.body if isinstance(term, Neg) else Neg(term)
                yield Sum((*part.terms[:i], new, *part.terms[i + 1 :]))

    yield from everywhere(e, slip)


def signs_in_exponents(e: Expr) -> Iterator[Expr]:
    """e^(-x) = e^x, and every term of an exponent or argument with the other sign"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Power) and symbols(part.exponent):
            yield Power(part.base, _opposite(part.exponent))
        if isinstance(part, Call) and part.function in ("exp", "sin", "tan", "sinh", "tanh"):
            yield Call(part.function, (_opposite(part.arguments[0]),))

    yield from everywhere(e, slip)


def _opposite(e: Expr) -> Expr:
    if isinstance(e, Sum):
        return Sum(tuple(_opposite(term) for term in e.terms))
    return e.body if isinstance(e, Neg) else Neg(e)


SIGNS = (
    by_slip("sign.whole", "Sign of the answer",
        "All is right but the sign.", whole_sign, ("e^x", "x", "-e^x")),
    by_slip("bracket.minus-first-term-only", "Minus applied to the first term only",
        "The minus is in front of a product with several terms: put it in brackets, and change every sign.",
        minus_over_first_term, ("(x^2+1)/(x+3)", "x", "(2x(x+3)-x^2+1)/(x+3)^2")),
    by_slip("sign.term", "Sign of a term",
        "Nearly right: check the signs of the terms.", signs_of_terms, ("(x^2+1)(x^3-2)", "x", "5x^4+3x^2+4x")),
    by_slip("sign.inside", "Sign lost inside",
        "Nearly right: check the sign in the exponent or inside the function.", signs_in_exponents,
        ("e^(-x^2)", "x", "-2x e^(x^2)")),
)  # fmt: skip
