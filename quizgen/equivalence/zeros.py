"""Rational points where a formula vanishes, for conditions u != 0."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.cells import element_on_one_cell
from quizgen.equivalence.constants import ball_of
from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import Field
from quizgen.equivalence.points import Place, places
from quizgen.equivalence.polynomials import linear_parts
from quizgen.equivalence.problem import Problem
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_fraction
from quizgen.expr.nodes import Expr, Neg, Sum

MOST = 8
STEPS = tuple(Fraction(*pair) for pair in ((1, 7), (-1, 7), (2, 3), (-2, 3), (5, 3), (-5, 3), (20, 3), (-20, 3)))


def zeros(problem: Problem, u: Expr) -> Iterator[Place]:
    """Places where a factor of u that is linear in a variable vanishes; nothing special in the other variables."""
    made = element_on_one_cell(problem, u)
    if made is None or made[1][0].is_zero():
        return
    field, element = made
    _, exponents = factored_element(field, element)
    found = 0
    for name in exponents:
        for place in zeros_of_factor(problem, field, field.polys[name]):
            yield place
            found += 1
            if found >= MOST:
                return


def zeros_of_factor(problem: Problem, field: Field, p: Poly) -> Iterator[Place]:
    """Places where a factor that is linear in a variable vanishes."""
    used = [index for index, d in enumerate(reversed(p.degrees())) if d]
    if not used or any(field.generators[index].kind != "symbol" for index in used) or field.symbol_roots:
        return
    ordinary = next(places(problem.variables, 1, problem.whole))
    for index in used:
        pair = linear_parts(field, p, index)
        if pair is None:
            continue
        a, b = (value_of(field, half, ordinary) for half in pair)
        if b:
            yield {**ordinary, field.generators[index].data: -a / b}


def near_the_edges(problem: Problem) -> Iterator[Place]:
    """Places close to where a condition begins to hold: on both sides of real zeros of conditions in one variable."""
    for known in (problem.assumed, problem.response_facts, problem.key_facts):
        for _, relation in known.values():
            gap = Sum((relation.left, Neg(relation.right)))
            made = element_on_one_cell(problem, gap)
            if made is None or made[1][0].is_zero() or made[0].symbol_roots:
                continue
            field, element = made
            for name in factored_element(field, element)[1]:
                yield from _near_zeros(problem, field, field.polys[name])


def _near_zeros(problem: Problem, field: Field, p: Poly) -> Iterator[Place]:
    """Places next to the zero of a factor that is linear in one variable, with constants for coefficients."""
    symbols = [g for g in field.generators if g.kind == "symbol" and p.degrees()[field.size - 1 - g.index]]
    if len(symbols) != 1:
        return
    pair = linear_parts(field, p, symbols[0].index)
    if pair is None or not all(field.constant_poly(half) for half in pair):
        return
    with precision(64):
        try:
            zero = -ball_of(field, pair[0]) / ball_of(field, pair[1])
        except NoField:
            return
        if not zero.is_finite() or abs(zero) > 10**15:
            return
        middle = zero.mid().fmpq()
    near = to_fraction(middle).limit_denominator(1000)
    for ordinary in places(problem.variables, 2, problem.whole):
        for step in STEPS:
            yield {**ordinary, symbols[0].data: near + step}


def value_of(field: Field, p: Poly, place: Place) -> Fraction:
    """The value of a polynomial in variables."""
    last = field.size - 1
    total = Fraction(0)
    for powers, coefficient in p.terms():
        term = to_fraction(coefficient)
        for position, d in enumerate(powers):
            if d:
                term *= place[field.generators[last - position].data] ** int(d)
        total += term
    return total
