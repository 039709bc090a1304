"""First principles: the slope of a chord, (f(x + h) - f(x))/h, and what it becomes as h goes to 0.

Done by algebra alone for polynomials and fractions of them, for square roots (by the conjugate) and for e^x (with the
limit of (e^h - 1)/h, which is 1 by the definition of e). Everything else is declined.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from quizgen.calculus.build import build
from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.fractions import denominators
from quizgen.calculus.goals import depends, fresh
from quizgen.calculus.linear import terms_of
from quizgen.calculus.multiply import term_of
from quizgen.calculus.operators import as_sum
from quizgen.calculus.polynomials import coefficients
from quizgen.calculus.rules import as_product
from quizgen.calculus.sums import times
from quizgen.calculus.tidy import answer, tidy
from quizgen.expr.nodes import ONE, ZERO, Call, E, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import substitute
from quizgen.values import value

Method: TypeAlias = Literal["algebra", "fractions", "root", "exponential"]
"""By what the chord's slope is brought into a form in which its width may become 0."""


@value
class Chord:
    """The slope of a chord: as defined, then in forms that are equal to it, and what becomes of the last of them."""

    method: Method
    h: str
    forms: tuple[Expr, ...]
    limit: Expr


Forms: TypeAlias = tuple[Method, tuple[Expr, ...], Expr]
"""How, the forms after the definition, and the limit."""


def chord(e: Expr, x: str) -> Chord | None:
    """The working from first principles, or None where algebra alone does not lead there."""
    (h,) = fresh(e, 1, ("h", "k", "d"))
    moved = substitute(e, {x: Sum((Symbol(x), Symbol(h)))})
    found = _root(e, moved, h) or _exponential(e, x, h) or _algebra(moved, e, h)
    if found is None:
        return None
    method, forms, limit = found
    return Chord(method, h, (Quotient(Sum((moved, Neg(e))), Symbol(h)), *forms), limit)


def _at_zero(e: Expr, h: str) -> Expr:
    return answer(substitute(e, {h: ZERO}))


def _algebra(moved: Expr, e: Expr, h: str) -> Forms | None:
    """Common denominator, brackets multiplied out, h cancelled."""
    difference = tidy(Sum((moved, Neg(e))))
    parts = difference.terms if isinstance(difference, Sum) else (difference,)
    common = build(denominators([term_of(part) for part in parts]))
    p = coefficients(times(difference, common), h)
    if p is None or p[0] != ZERO:
        return None
    top, lower = _in_powers(p, h), _in_powers(p[1:], h)
    others = () if common == ONE else common.factors if isinstance(common, Product) else (common,)
    below = as_product([Symbol(h), *others])
    if common == ONE:
        return "algebra", (Quotient(top, below), lower), _at_zero(lower, h)
    last = _over(lower, common)
    return "fractions", (_over(top, below), last), _at_zero(last, h)


def _over(top: Expr, bottom: Expr) -> Expr:
    """A fraction with its sign in front."""
    return Neg(Quotient(top.body, bottom)) if isinstance(top, Neg) else Quotient(top, bottom)


def _in_powers(p: Sequence[Expr], h: str) -> Expr:
    """A polynomial in h, term by term with the power of h behind: 6x h + 3h^2 - 2h."""
    terms = [_times_power(term, h, i) for i, c in enumerate(p) if c != ZERO for term in terms_of(tidy(c))]
    return as_sum(terms)


def _times_power(term: Expr, h: str, i: int) -> Expr:
    if isinstance(term, Neg):
        return Neg(_times_power(term.body, h, i))
    power = () if not i else (Symbol(h) if i == 1 else Power(Symbol(h), Integer(i)),)
    factors = () if term == ONE and power else term.factors if isinstance(term, Product) else (term,)
    return as_product([*factors, *power])


def _root(e: Expr, moved: Expr, h: str) -> Forms | None:
    """sqrt(a) - sqrt(b) = (a - b)/(sqrt(a) + sqrt(b))"""
    match e, moved:
        case Call("sqrt", (b,)), Call("sqrt", (a,)):
            inner = _algebra(a, b, h)
            if inner is None:
                return None
            written = Quotient(Sum((a, Neg(b))), Product((Symbol(h), Sum((moved, e)))))
            last = Quotient(inner[1][-1], Sum((moved, e)))
            return "root", (written, last), _at_zero(last, h)
        case _:
            return None


def _exponential(e: Expr, x: str, h: str) -> Forms | None:
    """e^(x+h) - e^x = e^x (e^h - 1), and (e^h - 1)/h goes to 1"""
    if e != Power(E, Symbol(x)):
        return None
    return "exponential", (Product((e, Quotient(Sum((Power(E, Symbol(h)), Neg(ONE))), Symbol(h)))),), e


def from_first_principles(goal: Goal) -> Plan | None:
    """f'(x) = the limit of (f(x + h) - f(x))/h as h goes to 0"""
    match goal:
        case Call("chord", (e, Symbol(x))) if depends(e, x):
            found = chord(e, x)
            return None if found is None else Plan((), lambda: found.limit)
        case _:
            return None
