"""Places in given cells: between and beyond the real zeros of the factors that were asked for their signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from flint import arb, fmpq

from quizgen.equivalence.field import Field
from quizgen.equivalence.points import Place, places
from quizgen.equivalence.polynomials import only_symbol, real_roots, univariate
from quizgen.equivalence.problem import Problem

MOST = 40


def places_between_zeros(problem: Problem, field: Field, names: Iterable[str]) -> list[Place]:
    """Places on all sides of the zeros of those factors that are polynomials in one variable."""
    zeros: dict[str, list[Fraction]] = {}
    for name in names:
        p = field.polys.get(name)
        index = None if p is None else only_symbol(field, p)
        if p is None or index is None or field.symbol_roots or p.total_degree() > 24:
            continue
        zeros.setdefault(field.generators[index].data, []).extend(map(_near, real_roots(univariate(field, p, index))))
    found: list[Place] = []
    for ordinary in places(problem.variables, 4, problem.whole):
        for symbol, values in zeros.items():
            found += [{**ordinary, symbol: q} for q in _between(sorted(set(values)))]
    return found[:MOST]


def _near(root: fmpq | arb) -> Fraction:
    if isinstance(root, fmpq):
        return Fraction(int(root.p), int(root.q))
    middle = root.mid().fmpq()
    return Fraction(int(middle.p), int(middle.q)).limit_denominator(10**9)


def _between(values: list[Fraction]) -> Iterator[Fraction]:
    if not values:
        return
    yield values[0] - Fraction(3, 7)
    for low, high in pairwise(values):
        yield (low + high) / 2
    yield values[-1] + Fraction(3, 7)
    yield 2 * values[-1] + Fraction(3, 7)
    yield from values
