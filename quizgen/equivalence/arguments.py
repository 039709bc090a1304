"""Arguments of exp, cos and sin taken apart into monomials, and written over a basis for the whole problem."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Again, Element, Field
from quizgen.equivalence.lattice import Lattice, Vector
from quizgen.equivalence.polynomials import linear_parts
from quizgen.expr.flint_numbers import to_fraction

LARGEST_RATIONALIZED = 400
Directions: TypeAlias = list[tuple[Vector, int]]


def monomials(field: Field, a: Element, kind: str) -> Iterator[tuple[Fraction, str, Poly, Poly | None]]:
    """a as a sum of q times monomial, or of q times monomial over a denominator, as (q, key, monomial,
    denominator).

    The polynomial part comes apart first. Proper fractions are brought to the denominator that is common to all
    arguments of this kind (exponents, angles) whose denominators are made of the same generators.
    """
    p, q = rationalized(field, a)
    if q is not None:
        p, rest = arithmetic.division(field.budget, p, q)
        yield from _proper(field, rest, q, kind)
    for powers, c in p.terms():
        monomial = field.ring.from_dict({powers: 1})
        yield to_fraction(c), f"{monomial}/", monomial, None


def _proper(field: Field, p: Poly, q: Poly, kind: str) -> Iterator[tuple[Fraction, str, Poly, Poly | None]]:
    """The monomials of a proper fraction over the common denominator."""
    group = f"{kind} {[index for index, d in enumerate(q.degrees()) if d]}"
    common = field.bottoms.get(group)
    if common is None:
        common = field.bottoms[group] = q
    elif not arithmetic.remainder(field.budget, common, q).is_zero():
        g = arithmetic.common_divisor(field.budget, common, q)
        field.bottoms[group] = field.checked_times(common, q / g)
        raise Again
    for powers, c in field.times(p, arithmetic.division(field.budget, common, q)[0]).terms():
        monomial, below = field.ring.from_dict({powers: 1}), common
        g = monomial.gcd(below)
        if not g.is_constant():
            monomial, below = monomial / g, below / g
        yield to_fraction(c), f"{monomial}/{below}", monomial, below


def combination(field: Field, terms: list[tuple[Fraction, str, Poly, Poly | None]], kind: str, most: int) -> Directions:
    """A sum of q times monomial as integer multiples of the basis of all arguments of this kind."""
    vector: dict[str, Fraction] = {}
    for q, key, monomial, bottom in terms:
        field.monomials.setdefault(key, (monomial, bottom))
        vector[key] = vector.get(key, Fraction(0)) + q
    lattice = field.lattices.get(kind)
    if lattice is None:
        lattice = field.lattices[kind] = Lattice(most)
    v = tuple(sorted((key, q) for key, q in vector.items() if q))
    if not v:
        return []
    before = lattice.refined
    found = lattice.express(v)
    if lattice.refined != before:
        raise Again
    return found


def argument_of(field: Field, direction: Vector) -> Element:
    """A basis vector as an element."""
    total: Element | None = None
    for key, q in direction:
        one = field.scaled(field.monomials[key], q)
        total = one if total is None else field.add(total, one)
    return total or (field.zero, None)


def rationalized(field: Field, a: Element) -> Element:
    """The fraction in lowest terms without square roots (or sines) in the denominator, where that stays small."""
    p, q = field.cancelled(a)
    for index in field.order:
        if q is None:
            break
        degree, _ = field.relations[index]
        if degree != 2 or not q.degrees()[field.size - 1 - index] or len(p) * len(q) > LARGEST_RATIONALIZED:
            continue
        pair = linear_parts(field, q, index)
        if pair is None:
            continue
        other = pair[0] - pair[1] * field.gens[index]
        p, q = field.cancelled((field.times(p, other), field.times(q, other)))
    return p, q
