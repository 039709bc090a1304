"""Fractions as people leave them: no fraction inside a fraction, nothing that cancels left to cancel.

A Term comes in with brackets among its powers; what cancels between a bracket and the rest of the term is taken out.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from quizgen.calculus.build import build
from quizgen.calculus.multiply import multiply, term_of
from quizgen.calculus.numbers import whole
from quizgen.calculus.sums import add_up, expand, has_bracket, merge, positive_first, times
from quizgen.calculus.term import Exponent, Term, polynomial
from quizgen.expr.nodes import ONE, Expr, Integer, Quotient, Sum

MOST_ROUNDS = 6


def settle(term: Term) -> Term:
    """The same product without nested fractions and without common factors that people would cancel."""
    for _ in range(MOST_ROUNDS):
        bracket = next((b for b, e in term.powers.items() if type(b) is Sum and e), None)
        if bracket is None or not any(way(term) for way in (_clear, _cancel, _lower, _shorten, _distribute)):
            break
    return term


def _shorten(term: Term) -> bool:
    """Brackets inside the bracket above a fraction line are multiplied out now that nothing cancels."""
    for base, exponent in tuple(term.powers.items()):
        if type(base) is Sum and exponent == 1 and any(has_bracket(term_of(part)) for part in base.terms):
            short = positive_first(add_up(base.terms))
            if short != base:
                del term.powers[base]
                multiply(term, short)
                return True
    return False


def _distribute(term: Term) -> bool:
    """3 (2 x + cos x) = 6 x + 3 cos x: a number goes inside where numbers are already, but 2 (y - t) stays."""
    powers = [(base, exponent) for base, exponent in term.powers.items() if exponent]
    base, exponent = powers[0]
    c = term.coefficient
    if len(powers) > 1 or type(base) is not Sum or exponent != 1 or not isinstance(c, int) or c == 1:
        return False
    terms = [term_of(part) for part in base.terms]
    opposite = c == -1 and any(t.coefficient < 0 for t in terms)
    if opposite or (c != -1 and not polynomial(base) and any(abs(t.coefficient) != 1 for t in terms)):
        term.powers = {positive_first(Sum(tuple(build(_scaled(t, c)) for t in terms))): 1}
        term.coefficient = 1
        return True
    return False


def _scaled(term: Term, c: int) -> Term:
    term.coefficient = whole(term.coefficient * c)
    return term


def _has_line(term: Term) -> bool:
    return any(base in term.down and _number(e) < 0 for base, e in term.powers.items())


def _number(exponent: Exponent) -> Fraction | int:
    return exponent if isinstance(exponent, int | Fraction) else 0


def _clear(term: Term) -> bool:
    """(a + b/c) / d = (a c + b) / (c d), and 1 / (a + b/c) = c / (a c + b)."""
    for base, exponent in tuple(term.powers.items()):
        if type(base) is not Sum or not isinstance(exponent, int) or not exponent or abs(exponent) > 3:
            continue
        if exponent > 0 and not _has_line(term):
            continue
        common = denominators([term_of(part) for part in base.terms])
        if common.powers:
            del term.powers[base]
            factor = build(common)
            multiply(term, times(base, factor), exponent, exponent < 0)
            multiply(term, factor, -exponent, exponent > 0)
            return True
    return False


def denominators(terms: list[Term]) -> Term:
    """The least product by which every term must be multiplied to lose its fraction line."""
    common = Term()
    for term in terms:
        for base, exponent in term.powers.items():
            if base in term.down and isinstance(exponent, int | Fraction) and exponent < 0:
                common.powers[base] = max(_number(common.powers.get(base, 0)), -exponent)
        common.roots |= term.roots
    if common.powers:
        for term in terms:
            c = term.coefficient.denominator
            common.coefficient = whole(Fraction(common.coefficient) * c / gcd(int(common.coefficient), c))
    return common


def _cancel(term: Term) -> bool:
    """(a c + b c) / (c d) = (a + b) / d for numbers and for powers that all terms of the bracket share."""
    for base, exponent in tuple(term.powers.items()):
        if type(base) is not Sum or exponent != 1:
            continue
        terms = [term_of(part) for part in base.terms]
        shared = _shared(term, terms)
        if shared is not None:
            del term.powers[base]
            multiply(term, shared)
            inverse = Term()
            multiply(inverse, shared, -1)
            multiply(term, times(base, build(inverse)))
            return True
    return False


def _shared(term: Term, terms: list[Term]) -> Expr | None:
    shared = Term()
    content = gcd(*(int(t.coefficient) if t.coefficient.denominator == 1 else 1 for t in terms))
    shared.coefficient = gcd(content, term.coefficient.denominator)
    for base, exponent in term.powers.items():
        if isinstance(exponent, int | Fraction) and exponent < 0:
            least = min(_number(t.powers.get(base, 0)) for t in terms)
            if least > 0:
                shared.powers[base] = min(least, -exponent)
                shared.roots |= term.roots & {base}
    return build(shared) if shared.powers or shared.coefficient != 1 else None


def _lower(term: Term) -> bool:
    """6/(2 a + 4 b) = 3/(a + 2 b): a number that the bracket below the line shares with what stands above it."""
    above = abs(term.coefficient.numerator)
    for base, exponent in term.powers.items():
        if type(base) is Sum and exponent == 1:
            above *= _content(base)
    for base, exponent in tuple(term.powers.items()):
        if type(base) is Sum and exponent == -1 and (shared := gcd(_content(base), above)) > 1:
            del term.powers[base]
            multiply(term, times(base, Quotient(ONE, Integer(shared))), -1, down=True)
            term.coefficient = whole(Fraction(term.coefficient) / shared)
            return True
    return False


def _content(e: Sum) -> int:
    """The whole number that all terms of a sum share."""
    coefficients = [term_of(part).coefficient for part in e.terms]
    return gcd(*(int(c) if c.denominator == 1 else 1 for c in coefficients))


def opened_denominators(e: Expr) -> Expr:
    """e with the brackets below its fraction line multiplied out: 1/((1 - x)(1 + x)) = 1/(1 - x^2)."""
    if not isinstance(e, Quotient):
        return e
    below = term_of(e.denominator)
    if not has_bracket(below):
        return e
    terms = merge(expand(below))
    return Quotient(e.numerator, Sum(tuple(map(build, terms))) if len(terms) > 1 else build(terms[0]))
