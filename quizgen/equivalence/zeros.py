"""Rational points where a formula vanishes, for conditions u != 0."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.equivalence.cells import element_on_one_cell
from quizgen.equivalence.field import Field, Poly
from quizgen.equivalence.points import Place, places
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.signs import split_at
from quizgen.expr.nodes import Expr

MOST = 8


def zeros(problem: Problem, u: Expr) -> Iterator[Place]:
    """Places where a factor of u that is linear in a variable vanishes; nothing special in the other variables."""
    made = element_on_one_cell(problem, u)
    if made is None or made[1][0].is_zero():
        return
    field, element = made
    _, exponents = field.factored_element(element)
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
        halves = split_at(field, p, index)
        if halves is None:
            continue
        a, b = (value_of(field, half, ordinary) for half in halves)
        if b:
            yield {**ordinary, field.generators[index].data: -a / b}


def value_of(field: Field, p: Poly, place: Place) -> Fraction:
    """The value of a polynomial in variables."""
    last = field.size - 1
    total = Fraction(0)
    for powers, coefficient in p.terms():
        term = Fraction(int(coefficient.p), int(coefficient.q))
        for position, d in enumerate(powers):
            if d:
                term *= place[field.generators[last - position].data] ** int(d)
        total += term
    return total
