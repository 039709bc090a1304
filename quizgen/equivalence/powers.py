"""Whole powers of elements: multiplied out while they stay small, else powers of one new generator."""

from __future__ import annotations

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import NoField, Poly, expansion
from quizgen.equivalence.field import HEAVY_BITS, LARGEST_NUMBER_BITS, Element, Field, primitive_content

LARGEST_POWER_TERMS = 1500


def whole_power(field: Field, a: Element, n: int) -> Element:
    """a^n for an integer n."""
    if n < 0:
        return whole_power(field, field.inverse(a), -n)
    if n == 1:
        return a
    p, q = a
    return polynomial_power(field, p, n), None if q is None else polynomial_power(field, q, n)


def polynomial_power(field: Field, p: Poly, n: int) -> Poly:
    """p^n; a power that would have too many terms becomes a power of one new generator."""
    terms = len(p)
    if terms <= 1:
        if terms and abs(p.leading_coefficient()) != 1:
            arithmetic.too_large(n * p.leading_coefficient().height_bits(), LARGEST_NUMBER_BITS)
            field.heavy = field.heavy or n > HEAVY_BITS
        return _reduced_power(field, p, n)
    if expansion(terms, n) <= LARGEST_POWER_TERMS and n * terms < 4000:
        if n > 2:
            field.weigh(p)
        plain = arithmetic.raised(field.budget, p, n)
        power = field.reduced(plain)
        if power is not plain and n > 1:
            field.powers.setdefault(str(power), (p, n))
        return power
    return _atomic_power(field, p, n)


def _reduced_power(field: Field, p: Poly, n: int) -> Poly:
    """A power of a monomial; a large one by squaring, so that relations apply on the way."""
    if n < 4 or not any(d and index in field.relations for index, d in enumerate(reversed(p.degrees()))):
        return field.reduced(p**n)
    result = None
    while True:
        if n & 1:
            result = p if result is None else field.checked_times(result, p)
        n >>= 1
        if not n:
            return result
        p = field.checked_times(p, p)


def _atomic_power(field: Field, p: Poly, n: int) -> Poly:
    """p^n as c^n a^n for a generator a that stands for the primitive part of p."""
    content = primitive_content(p)
    if n * content.height_bits() > LARGEST_NUMBER_BITS:
        raise NoField("too large")
    base = p / content
    atom = field.generator("atom", str(base), (base, None), base)
    field.has_atoms = True
    return field.ring.constant(content**n) * atom.poly**n
