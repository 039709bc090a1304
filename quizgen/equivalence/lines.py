"""Factors y - r with a number r that is not rational, and what they divide: y - sqrt 2 divides y^2 - 2, which factoring
over the rational numbers does not see.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from flint import fmpq

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.constants import is_identically
from quizgen.equivalence.field import Field
from quizgen.equivalence.polynomials import linear_parts

Line: TypeAlias = tuple[int, fmpq, Poly]
"""(variable, slope, zero) of slope (y - zero)."""
LARGEST_DEGREE, MOST_TERMS = 12, 24


def irrational_line(field: Field, name: str) -> Line | None:
    """The factor as a line, if it is one whose zero is a number that is not rational."""
    p = field.polys.get(name)
    if p is None or p.total_degree() != 1:
        return None
    symbols = [g.index for g in field.generators if g.kind == "symbol" and p.degrees()[field.size - 1 - g.index]]
    if len(symbols) != 1:
        return None
    pair = linear_parts(field, p, symbols[0])
    if pair is None or not field.constant_poly(pair[0]) or pair[0].is_constant():
        return None
    slope = pair[1].leading_coefficient()
    return symbols[0], slope, -pair[0] / slope


def divided_by_line(field: Field, p: Poly, line: Line) -> tuple[Poly, Poly]:
    """Quotient and remainder of p by y - zero (Horner)."""
    index, _, zero = line
    place = field.size - 1 - index
    groups: dict[int, dict[tuple[int, ...], fmpq]] = {}
    for powers, c in p.terms():
        groups.setdefault(int(powers[place]), {})[(*powers[:place], 0, *powers[place + 1 :])] = c
    quotient = rest = field.zero
    for d in range(max(groups, default=0), -1, -1):
        quotient = quotient * field.gens[index] + rest
        rest = field.times(rest, zero) + field.ring.from_dict(groups.get(d, {}))
    return quotient, rest


def is_product_of_lines(field: Field, name: str, names: Iterable[str]) -> bool:
    """Whether a factor of degree 2 or more is a number times a product of such lines among these factors."""
    p = field.polys[name]
    if not 1 < p.total_degree() <= LARGEST_DEGREE or len(p) > MOST_TERMS:
        return False
    for line in filter(None, (irrational_line(field, other) for other in names)):
        quotient, rest = divided_by_line(field, p, line)
        if is_identically(field, rest):
            p = quotient
    return field.constant_poly(p)


def where_zero(field: Field, p: Poly, name: str) -> Poly:
    """What p is where the factor vanishes."""
    line = irrational_line(field, name)
    if line is None:
        return arithmetic.remainder(field.budget, p, field.polys[name])
    return field.reduced(divided_by_line(field, p, line)[1])
