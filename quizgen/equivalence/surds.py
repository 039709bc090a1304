"""Rational powers of positive rational numbers, over one generator p^(1/Q) for each prime p of the whole problem.

They are in a table of their own (`radicals` of the field): sqrt 2 and sqrt 3 are told apart as numbers.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from flint import fmpq, fmpz

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.field import Again, Element, Field, product

LARGEST_ROOT = 120
LARGEST_FACTORED_BITS = 120


def number_power(field: Field, c: fmpq, t: Fraction) -> Element:
    """c^t for a rational number c > 0, over one generator p^(1/Q) for each prime (or unfactored number) p."""
    if c == 1:
        return field.one, None
    if t.denominator == 1:
        if abs(t.numerator) * c.height_bits() > 20_000:
            raise NoField("too large")
        return field.number(c ** int(t))
    parts: list[Element] = []
    rational = fmpq(1)
    for base, e in (*prime_powers(c.p), *((p, -e) for p, e in prime_powers(c.q))):
        s = e * t
        whole, rest = divmod(s, 1)
        if abs(whole) * base.bit_length() > 20_000:
            raise NoField("too large")
        rational *= fmpq(base) ** int(whole)
        if rest:
            parts.append(_radical_power(field, base, rest))
    return field.scaled(product(field, parts), rational)


def _radical_power(field: Field, base: fmpz, s: Fraction) -> Element:
    degree = degree_for(field, f"prime {base}", s)
    generator = field.generator("radical", f"{base}^(1/{degree})", None, (base, degree))
    if generator.index not in field.relations:
        field.relate(generator, degree, field.ring.constant(base))
        field.radicals[generator.index] = degree
    return generator.poly ** int(s * degree), None


def root_degree(field: Field, name: str) -> int:
    """Q for the factor or prime: 1 as long as no root of it was needed, and for factors that are powers already."""
    return field.roots.get(name, 1)


def degree_for(field: Field, name: str, s: Fraction) -> int:
    """Q such that the Q-th root of the factor or prime has a whole power that is its power s.

    Raises Again where a root of a lower degree is in use already, NoField beyond LARGEST_ROOT.
    """
    degree = root_degree(field, name)
    if degree % s.denominator:
        field.roots[name] = lcm(degree, s.denominator)
        if field.roots[name] > LARGEST_ROOT:
            raise NoField("roots of too high a degree")
        if degree > 1:
            raise Again
    return root_degree(field, name)


def prime_powers(n: fmpz) -> list[tuple[fmpz, int]]:
    """n > 0 as powers of primes; a number that is too large to factor counts as prime."""
    if n == 1:
        return []
    if n.bit_length() <= LARGEST_FACTORED_BITS:
        return [(p, int(e)) for p, e in n.factor()]
    found: list[tuple[fmpz, int]] = []
    for p in (2, 3, 5, 7, 11, 13):
        e = 0
        while n % p == 0:
            n //= p
            e += 1
        if e:
            found.append((fmpz(p), e))
    if n > 1:
        k = next((k for k in range(2, 40) if n.root(k) ** k == n), 1)
        found.append((n.root(k) if k > 1 else n, k))
    return found
