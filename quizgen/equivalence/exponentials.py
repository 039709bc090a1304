"""exp(u) as a product of powers of generators exp(w), one for each basis vector w of the problem's exponents.

A monomial that is a logarithm gives a power: exp(q ln|f|) = |f|^q; exp(y ln x) is the generator of x^y. So
hyperbolic functions, a^u = exp(u ln a), u^v and the sigmoid are all rational in the same generators.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.arguments import argument_of, combination, monomials
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Element, Field
from quizgen.equivalence.lattice import Vector
from quizgen.equivalence.radicals import size_power
from quizgen.equivalence.surds import number_power

LARGEST_EXPONENT = 10_000


def exponential(field: Field, u: Element) -> Element:
    """e^u."""
    result: Element = (field.one, None)
    if u[0].is_zero():
        return result
    rest: list[tuple[Fraction, str, Poly, Poly | None]] = []
    for q, key, monomial, bottom in list(monomials(field, u, "exp")):
        power = _power_of_logarithm(field, q, key) if bottom is None else None
        if power is None:
            rest.append((q, key, monomial, bottom))
        else:
            result = field.mul(result, power)
    for direction, k in combination(field, rest, "exp", LARGEST_EXPONENT):
        result = field.mul(result, _power_of_generator(field, direction, k))
    return result


def _power_of_logarithm(field: Field, q: Fraction, key: str) -> Element | None:
    """e^(q ln|f|)."""
    logarithm = field.by_name.get(key[:-1])
    if logarithm is None or logarithm.kind != "ln" or logarithm.argument is None:
        return None
    inside = logarithm.argument
    if logarithm.data is None:
        return number_power(field, inside[0].leading_coefficient(), q)
    return size_power(field, inside, q)


def _power_of_generator(field: Field, direction: Vector, k: int) -> Element:
    """e^(k u) for a basis vector u of the exponents."""
    argument = argument_of(field, direction)
    generator = field.generator("exp", str(direction), argument)
    if generator.data is None:
        generator.data = lambda s: exponential(field, field.scaled(argument, s))
    return (generator.poly**k, None) if k >= 0 else (field.one, generator.poly**-k)
