"""Places in given cells: ordinary ones, those between and beyond the real zeros of the factors that were asked for
their signs, and close neighbours of places that are known to be inside, for domains that are thin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.field import Field
from quizgen.equivalence.identities import GUESS_BITS
from quizgen.equivalence.nearby import At
from quizgen.equivalence.parity import PARITY
from quizgen.equivalence.points import Place, places, special_places
from quizgen.equivalence.polynomials import only_symbol, real_roots, univariate
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.witness import is_inside
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_fraction

MOST, ORDINARY = 40, 32
SMALLER = (100, 10**9)
NEIGHBOURS = tuple(Fraction(side, distance) for distance in (50, 1000, 10**6) for side in (1, -1))

Supposed: TypeAlias = dict[str, int]
"""Factor -> the sign that a cell supposes (0: it vanishes)."""


def places_in_cell(problem: Problem, field: Field, supposed: Supposed) -> Iterator[Place]:
    """Places inside both domains where the factors have these signs, and where no sign(u) jumps."""
    for place in problem.inside:
        if _fits(field, supposed, place):
            yield place
    between = places_between_zeros(problem, field, sorted(supposed)) if supposed else []
    for place in _candidates(problem, between):
        if place not in problem.inside and _fits(field, supposed, place) and is_inside(problem, place):
            yield place


def places_inside(problem: Problem) -> Iterator[Place]:
    """Places inside both domains."""
    yield from problem.inside
    for place in _candidates(problem, []):
        if place not in problem.inside and is_inside(problem, place):
            yield place


def _candidates(problem: Problem, between: Iterable[Place]) -> Iterator[Place]:
    names = problem.variables
    ordinary = tuple(places(names, ORDINARY, problem.whole))
    yield from ordinary
    yield from between
    yield from special_places(names)
    if not problem.whole:
        for divisor in SMALLER:
            yield from ({name: q / divisor for name, q in place.items()} for place in ordinary[:8])
    for place in problem.inside:
        for step in NEIGHBOURS:
            yield from ({**place, name: place[name] + step} for name in names if name not in problem.whole)


def _fits(field: Field, supposed: Supposed, place: Place) -> bool:
    """Whether the factors certainly have the supposed signs at the place, and it lies on no wall of a sign(u)."""
    with precision(GUESS_BITS):
        at = At(field, place)
        try:
            return all(_has_sign(at, name, sign) for name, sign in supposed.items()) and not any(
                at.of_polynomial(field.polys[name]).contains(0) for name in field.sign_factors
            )
        except NoField:
            return False


def _has_sign(at: At, name: str, sign: int) -> bool:
    if name.startswith(PARITY):
        return (int(at.place[name.removeprefix(PARITY)]) % 2 == 0) == (sign > 0)
    size: arb = sign * at.of_polynomial(at.field.polys[name])
    return size > 0


def places_between_zeros(problem: Problem, field: Field, names: Iterable[str]) -> list[Place]:
    """Places on all sides of the zeros of those factors that are polynomials in one variable."""
    zeros: dict[str, list[Fraction]] = {}
    for name in names:
        p = field.polys.get(name)
        index = None if p is None else only_symbol(field, p)
        if p is None or index is None or field.symbol_roots or p.total_degree() > 24:
            continue
        try:
            found = real_roots(univariate(field, p, index))
        except NoField:
            continue
        zeros.setdefault(field.generators[index].data, []).extend(map(_near, found))
    between: list[Place] = []
    for ordinary in places(problem.variables, 4, problem.whole):
        for symbol, values in zeros.items():
            between += [{**ordinary, symbol: q} for q in _between(sorted(set(values)))]
    return between[:MOST]


def _near(root: fmpq | arb) -> Fraction:
    if isinstance(root, fmpq):
        return to_fraction(root)
    middle = root.mid().fmpq()
    return to_fraction(middle).limit_denominator(10**9)


def _between(values: list[Fraction]) -> Iterator[Fraction]:
    if not values:
        return
    yield values[0] - Fraction(3, 7)
    for low, high in pairwise(values):
        yield (low + high) / 2
    yield values[-1] + Fraction(3, 7)
    yield 2 * values[-1] + Fraction(3, 7)
    yield from values
