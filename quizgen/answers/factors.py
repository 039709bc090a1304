"""Factorised and expanded, over the rationals; a function of something counts as a letter: (sin x + 1)(sin x - 1),
e^x (x + 1)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Final

from quizgen.answers.shapes import skeleton
from quizgen.expr.evaluate import exact
from quizgen.expr.flint_numbers import to_flint, to_fraction
from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.text import to_unicode

if TYPE_CHECKING:
    from flint import fmpq_mpoly, fmpq_mpoly_ctx

HIGHEST: Final = 60
"""Degree and number of terms beyond which we do not try to factorise, and so do not complain."""


def expanded(response: Expr, key: Expr) -> str:
    """No product and no power of a sum is left."""
    for node in skeleton(response):
        match node:
            case Product(factors) if any(isinstance(_unsigned(factor), Sum) for factor in factors):
                return f"Multiply out {to_unicode(node)}."
            case Power(base, Integer(n)) if n > 1 and isinstance(_unsigned(base), Sum):
                return f"Multiply out {to_unicode(node)}."
            case Neg(Sum()):
                return f"Multiply out {to_unicode(node)}."
            case _:
                continue
    return ""


def factorised(response: Expr, key: Expr) -> str:
    """A product of factors none of which can be taken apart further, and none with a common factor in its terms."""
    return next(filter(None, map(_fault, factors(response))), "")


def factors(e: Expr) -> Iterator[Expr]:
    """The factors as written, each once however high its power."""
    match e:
        case Product(parts):
            for part in parts:
                yield from factors(part)
        case Neg(body) | Power(body, Integer()):
            yield from factors(body)
        case Quotient(above, below) if exact(below) is not None:
            yield from factors(above)
        case _:
            yield e


def _fault(factor: Expr) -> str:
    if not isinstance(factor, Sum):
        return ""
    if any(isinstance(node, Quotient) and exact(node.denominator) is None for node in skeleton(factor)):
        return f"{to_unicode(factor)} is not a polynomial: no factor may have a fraction in it."
    polynomial = _polynomial(factor)
    if polynomial is None:
        return ""
    if _common(polynomial) > 1:
        return f"Take the common factor {_common(polynomial)} out of {to_unicode(factor)}."
    _, parts = polynomial.factor()
    return f"{to_unicode(factor)} can be factorised further." if sum(n for _, n in parts) > 1 else ""


def _common(polynomial: fmpq_mpoly) -> int:
    """The common factor of whole coefficients; 1 when they are not all whole."""
    coefficients = [to_fraction(c) for c in polynomial.coeffs()]
    return gcd(*(c.numerator for c in coefficients)) if all(c.denominator == 1 for c in coefficients) else 1


def _polynomial(e: Expr) -> fmpq_mpoly | None:
    """e as a polynomial in its letters and functions; None where it is none, or too large."""
    from flint import Ordering, fmpq_mpoly_ctx

    letters = list(dict.fromkeys(_letter(node)[0] for node in skeleton(e) if _is_letter(node)))
    if not letters:
        return None
    context = fmpq_mpoly_ctx.get([f"x{i}" for i in range(len(letters))], Ordering.lex)
    return _built(e, dict(zip(letters, context.gens(), strict=True)), context)


def _built(e: Expr, letters: dict[Expr, fmpq_mpoly], context: fmpq_mpoly_ctx) -> fmpq_mpoly | None:
    from flint import fmpq

    match e:
        case Integer() | Decimal():
            number = Fraction(e.value)
            return context.constant(to_flint(number))
        case Neg(body):
            inner = _built(body, letters, context)
            return None if inner is None else -inner
        case Sum(parts) | Product(parts):
            total = context.constant(0 if isinstance(e, Sum) else 1)
            for part in parts:
                inner = _built(part, letters, context)
                if inner is None or len(total) * len(inner) > HIGHEST * HIGHEST:
                    return None
                total = total + inner if isinstance(e, Sum) else total * inner
            return total
        case Quotient(above, below) if (divisor := exact(below)):
            inner = _built(above, letters, context)
            return None if inner is None else inner * fmpq(divisor.denominator, divisor.numerator)
        case Power(base, Integer(n)) if n <= HIGHEST:
            inner = _built(base, letters, context)
            return None if inner is None or (len(inner) > 1 and n * len(inner) > HIGHEST) else inner**n
        case _:
            letter, n = _letter(e)
            return letters[letter] ** n if letter in letters else None


def _is_letter(e: Expr) -> bool:
    match e:
        case Power(_, exponent):
            return not isinstance(exponent, Integer)
        case _:
            return isinstance(e, Symbol | Call | Constant)


def _letter(e: Expr) -> tuple[Expr, int]:
    """What counts as a letter, and to which power e is it: e^(2x) is (e^x)^2."""
    match e:
        case Power(base, Product((Integer(n), rest))) if 0 < n <= HIGHEST:
            return Power(base, rest), n
        case _:
            return e, 1


def _unsigned(e: Expr) -> Expr:
    while isinstance(e, Neg):
        e = e.body
    return e

