"""exp(u) as a product of powers of generators exp(w m), one for each monomial m of u, with a unit w common to the
problem.

A monomial that is a logarithm gives a power: exp(q ln|f|) = |f|^q; exp(y ln x) is the generator of x^y. So
hyperbolic functions, a^u = exp(u ln a), u^v and the sigmoid are all rational in the same generators.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.arguments import common_multiple, monomials
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Element, Field
from quizgen.equivalence.radicals import number_power, size_power

LARGEST_EXPONENT = 10_000


def exponential(field: Field, u: Element) -> Element:
    """e^u."""
    result: Element = (field.one, None)
    if u[0].is_zero():
        return result
    for q, key, monomial, bottom in list(monomials(field, u, "exp")):
        result = field.mul(result, _one_exponential(field, q, key, monomial, bottom))
    return result


def _one_exponential(field: Field, q: Fraction, key: str, monomial: Poly, bottom: Poly | None) -> Element:
    """e^(q m)."""
    if bottom is None:
        logarithm = field.by_name.get(key[:-1])
        if logarithm is not None and logarithm.kind == "ln" and logarithm.argument is not None:
            inside = logarithm.argument
            if logarithm.data is None:
                return number_power(field, inside[0].leading_coefficient(), q)
            return size_power(field, inside, q)
    k, unit = common_multiple(field, "exp", key, q, LARGEST_EXPONENT)
    argument = field.scaled((monomial, bottom), unit)
    generator = field.generator("exp", f"{unit} {key}", argument)
    if generator.data is None:
        generator.data = lambda s: exponential(field, field.scaled(argument, s))
    return (generator.poly**k, None) if k >= 0 else (field.one, generator.poly**-k)
