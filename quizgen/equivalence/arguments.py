"""Arguments of exp, cos and sin taken apart into monomials, with units common to the whole problem."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Again, Element, Field, Unit

LARGEST_RATIONALIZED = 400


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
        yield Fraction(int(c.p), int(c.q)), f"{monomial}/", monomial, None


def _proper(field: Field, p: Poly, q: Poly, kind: str) -> Iterator[tuple[Fraction, str, Poly, Poly | None]]:
    """The monomials of a proper fraction over the common denominator."""
    group = f"{kind} {[index for index, d in enumerate(q.degrees()) if d]}"
    common = field.bottoms.get(group)
    if common is None:
        common = field.bottoms[group] = q
    elif not arithmetic.remainder(field.budget, common, q).is_zero():
        g = arithmetic.common_divisor(field.budget, common, q)
        field.bottoms[group] = field.product(common, q / g)
        raise Again
    for powers, c in field.times(p, arithmetic.division(field.budget, common, q)[0]).terms():
        monomial, below = field.ring.from_dict({powers: 1}), common
        g = monomial.gcd(below)
        if not g.is_constant():
            monomial, below = monomial / g, below / g
        yield Fraction(int(c.p), int(c.q)), f"{monomial}/{below}", monomial, below


def common_multiple(field: Field, kind: str, key: str, q: Fraction, most: int) -> tuple[int, Fraction]:
    """(k, unit) with q = k unit, where unit is common to everything of this kind and key.

    Multiples that would need more than `most` units (x and x/10^9) are kept apart, as if they had nothing in common.
    """
    units = field.units.get((kind, key))
    if units is None:
        field.units[(kind, key)] = [Unit(abs(q))]
        return (1 if q > 0 else -1), abs(q)
    for unit in units:
        k = q / unit.size
        if k.denominator == 1 and abs(k.numerator) <= most:
            unit.largest = max(unit.largest, abs(q))
            return k.numerator, unit.size
    for unit in units:
        size = greatest_common_unit(unit.size, q)
        if max(unit.largest, abs(q)) <= most * size:
            unit.size = size
            unit.largest = max(unit.largest, abs(q))
            raise Again
    units.append(Unit(abs(q)))
    return (1 if q > 0 else -1), abs(q)


def rationalized(field: Field, a: Element) -> Element:
    """The fraction in lowest terms without square roots (or sines) in the denominator, where that stays small."""
    p, q = field.cancelled(a)
    for index in field.order:
        if q is None:
            break
        degree, _ = field.relations[index]
        if degree != 2 or not q.degrees()[field.size - 1 - index] or len(p) * len(q) > LARGEST_RATIONALIZED:
            continue
        halves = field.halves(q, index)
        if halves is None:
            continue
        other = halves[0] - halves[1] * field.gens[index]
        p, q = field.cancelled((field.times(p, other), field.times(q, other)))
    return p, q


def greatest_common_unit(a: Fraction, b: Fraction) -> Fraction:
    """The largest rational number of which both are integer multiples."""
    return Fraction(gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator)
