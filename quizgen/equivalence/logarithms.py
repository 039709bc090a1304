"""ln u = sum of e ln|f| over the irreducible factors of u and over primes, where u > 0.

The logarithm of an exponential generator is its exponent, that of a root is a fraction of the logarithm of what is
under it. What remains is a generator ln|f|; that these may depend on each other (ln(sqrt(x^2+1) + x) and
ln(sqrt(x^2+1) - x)) is found by quizgen.equivalence.inverses.
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq

from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import Element, EmptyCell, Field
from quizgen.equivalence.surds import prime_powers


def logarithm(field: Field, u: Element) -> Element:
    """ln|u|. Where ln u is meant, u > 0 is a matter of the domain."""
    if u[0].is_zero():
        raise EmptyCell
    number, exponents = factored_element(field, u)
    total = logarithm_of_number(field, abs(number))
    for name, e in exponents.items():
        total = field.add(total, field.scaled(logarithm_of_factor(field, name), e))
    return total


def logarithm_of_number(field: Field, c: fmpq) -> Element:
    """ln c for a rational number c > 0, over its primes."""
    total: Element = (field.zero, None)
    for base, e in (*prime_powers(c.p), *((p, -e) for p, e in prime_powers(c.q))):
        one = field.generator("ln", f"{base}", (field.ring.constant(base), None))
        total = field.add(total, (field.reduced(one.poly) * e, None))
    return total


def logarithm_of_factor(field: Field, name: str) -> Element:
    """ln|f|."""
    if field.signs.get(name) == 0:
        raise EmptyCell
    generator = field.by_name.get(name)
    if generator is not None and generator.kind == "exp" and generator.argument is not None:
        return generator.argument
    if generator is not None and generator.kind == "root":
        inner, degree = generator.data
        return field.scaled(logarithm_of_factor(field, inner), Fraction(1, degree))
    if generator is not None and generator.kind == "radical":
        base, degree = generator.data
        return field.scaled(logarithm_of_number(field, fmpq(base)), Fraction(1, degree))
    one = field.generator("ln", f"({name})", (field.polys[name], None), name)
    return field.reduced(one.poly), None
