"""cos u and sin u by the addition theorems, as polynomials in pairs (c, s) with s^2 = 1 - c^2.

The argument is taken apart like that of the exponential; each basis vector w of the problem's angles has one pair
cos w, sin w, and multiples are powers of c + i s. Multiples of pi are algebraic numbers: those of
pi/12 in square roots, all others polynomials in 2 cos(pi/M). Halves of arcsin u and arctan u are square roots,
whole ones are algebraic in u. Abramowitz and Stegun 4.3.16-17, 4.3.20-28, 4.3.144-149.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TypeAlias

from flint import fmpq, fmpz_poly

from quizgen.equivalence.arguments import argument_of, combination, monomials
from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.field import Again, Element, Field, Generator
from quizgen.equivalence.lattice import Vector
from quizgen.equivalence.parity import parity_sign, whole_multiple_of_pi
from quizgen.equivalence.radicals import root_power
from quizgen.equivalence.surds import number_power

LARGEST_MULTIPLE = 250
LARGEST_DENOMINATOR_OF_PI = 240
LARGEST_HALVING, LARGEST_ODD_PART = 16, 9

Pair: TypeAlias = tuple[Element, Element]
"""(cos a, sin a)."""


def cos_sin(field: Field, u: Element) -> Pair:
    """cos u and sin u."""
    total: Pair | None = None
    rest: list[tuple[Fraction, str, Poly, Poly | None]] = []
    for q, key, monomial, bottom in list(monomials(field, u, "trig")) if not u[0].is_zero() else ():
        one = _special(field, q, key, monomial) if bottom is None else None
        if one is None:
            rest.append((q, key, monomial, bottom))
        else:
            total = one if total is None else sum_of_angles(field, total, one)
    for direction, k in combination(field, rest, "trig", LARGEST_MULTIPLE):
        one = multiple_angle(field, _pair(field, direction), k)
        total = one if total is None else sum_of_angles(field, total, one)
    return total or ((field.one, None), (field.zero, None))


def sum_of_angles(field: Field, a: Pair, b: Pair) -> Pair:
    """The addition theorems."""
    (c, s), (d, t) = a, b
    cosine = field.add(field.mul(c, d), field.neg(field.mul(s, t)))
    sine = field.add(field.mul(s, d), field.mul(c, t))
    return cosine, sine


def multiple_angle(field: Field, a: Pair, k: int) -> Pair:
    """cos k a and sin k a, from (cos a + i sin a)^k by repeated squaring."""
    if k < 0:
        c, s = multiple_angle(field, a, -k)
        return c, field.neg(s)
    if k > LARGEST_MULTIPLE:
        raise NoField("too large")
    result: Pair | None = None
    while k:
        if k & 1:
            result = a if result is None else sum_of_angles(field, result, a)
        k >>= 1
        if k:
            a = sum_of_angles(field, a, a)
    return result or ((field.one, None), (field.zero, None))


def _special(field: Field, q: Fraction, key: str, monomial: Poly) -> Pair | None:
    """cos and sin of q times a monomial that is pi, a whole multiple of pi, or an inverse function."""
    known = field.by_name.get(key[:-1])
    if known is not None:
        if known.kind == "pi" and q.denominator <= LARGEST_DENOMINATOR_OF_PI:
            return multiple_of_pi(field, q)
        if known.kind in ("asin", "atan"):
            return _of_inverse(field, known, q)
    odd = whole_multiple_of_pi(field, monomial, q)
    if odd is not None:
        return field.number(parity_sign(field, odd)), (field.zero, None)
    return None


def _pair(field: Field, direction: Vector) -> Pair:
    """cos and sin of a basis vector of the angles."""
    name = str(direction)
    argument = argument_of(field, direction)
    cosine = field.generator("cos", name, argument, (name, direction))
    sine = field.generator("sin", name, argument)
    if sine.index not in field.relations:
        field.relate(sine, 2, 1 - cosine.poly**2)
    return (cosine.poly, None), (sine.poly, None)


# -- multiples of pi -------------------------------------------------------------------------------------------------


def multiple_of_pi(field: Field, q: Fraction) -> Pair:
    """cos(q pi) and sin(q pi)."""
    return cosine_of_pi(field, q), cosine_of_pi(field, Fraction(1, 2) - q)


def cosine_of_pi(field: Field, q: Fraction) -> Element:
    """cos(q pi): 0 <= q <= 1/2 by symmetry, then a table of square roots or a polynomial in 2 cos(pi/M)."""
    q = q % 2
    if q > 1:
        q = 2 - q
    if q > Fraction(1, 2):
        return field.neg(cosine_of_pi(field, 1 - q))
    known = _ROOTS.get(q)
    if known is not None:
        total: Element = (field.zero, None)
        for coefficient, inside in known:
            root = number_power(field, fmpq(inside), Fraction(1, 2))
            total = field.add(total, field.scaled(root, coefficient))
        return total
    return _by_minimal_polynomial(field, q)


_ROOTS: dict[Fraction, tuple[tuple[Fraction, int], ...]] = {
    Fraction(0): ((Fraction(1), 1),),
    Fraction(1, 2): (),
    Fraction(1, 3): ((Fraction(1, 2), 1),),
    Fraction(1, 4): ((Fraction(1, 2), 2),),
    Fraction(1, 6): ((Fraction(1, 2), 3),),
    Fraction(1, 12): ((Fraction(1, 4), 6), (Fraction(1, 4), 2)),
    Fraction(5, 12): ((Fraction(1, 4), 6), (Fraction(-1, 4), 2)),
    Fraction(1, 5): ((Fraction(1, 4), 5), (Fraction(1, 4), 1)),
    Fraction(2, 5): ((Fraction(1, 4), 5), (Fraction(-1, 4), 1)),
}
"""q -> the terms (coefficient, n) of cos(q pi) = sum of coefficient times sqrt(n)."""


def _by_minimal_polynomial(field: Field, q: Fraction) -> Element:
    """cos(k pi / M) = C_k(2 cos(pi/M)) / 2 with C_0 = 2, C_1 = t, C_(k+1) = t C_k - C_(k-1)."""
    common = field.roots.get("pi", q.denominator)
    if common % q.denominator:
        common = lcm(common, q.denominator)
        field.roots["pi"] = common
        raise Again
    if common > LARGEST_DENOMINATOR_OF_PI:
        raise NoField("too large")
    field.roots["pi"] = common
    generator = field.generator("cosine of pi", str(common), None, common)
    t = generator.poly
    if generator.index not in field.relations:
        minimal = fmpz_poly.cos_minpoly(2 * common)
        degree = minimal.degree()
        value = field.zero
        for k in range(degree):
            value = value - t**k * minimal[k]
        field.relate(generator, degree, value)
    before, now = field.ring.constant(2), t
    for _ in range(int(q * common) - 1):
        before, now = now, field.times(t, now) - before
    return now / 2, None


# -- inverse functions -----------------------------------------------------------------------------------------------


def _of_inverse(field: Field, generator: Generator, q: Fraction) -> Pair:
    """cos and sin of q times arcsin u or arctan u; halves by square roots (|a| <= pi/2), odd parts by a generator."""
    pair = algebraic_pair(field, generator)
    odd = q.denominator
    while odd % 2 == 0:
        pair = half_angle(field, pair)
        odd //= 2
    if q.denominator // odd > LARGEST_HALVING or odd > LARGEST_ODD_PART:
        raise NoField("too small a part of an inverse function")
    if odd > 1:
        pair = _odd_part(field, pair, odd, f"{generator.index}/{q.denominator}")
    return multiple_angle(field, pair, q.numerator)


def _odd_part(field: Field, pair: Pair, m: int, key: str) -> Pair:
    """cos(a/m) and sin(a/m) for odd m: s with T_m(s) = ± sin a, and cos(a/m) = ± cos a / U_(m-1)(s)."""
    cosine, sine = pair
    if sine[1] is not None:
        raise NoField("an odd part of an inverse function")
    sign = -1 if m % 4 == 3 else 1
    generator = field.generator("part", key, sine, m)
    s = generator.poly
    chebyshev, second = _chebyshev(field, s, m)
    if generator.index not in field.relations:
        top = 2 ** (m - 1)
        field.relate(generator, m, s**m - (chebyshev - sine[0] * sign) / top)
    below = field.inverse((field.reduced(second), None))
    return field.mul(field.scaled(cosine, sign), below), (s, None)


def _chebyshev(field: Field, s: Poly, m: int) -> tuple[Poly, Poly]:
    """T_m(s) and U_(m-1)(s)."""
    before, now = field.one, s
    older, old = field.zero, field.one
    for _ in range(m - 1):
        before, now = now, 2 * s * now - before
        older, old = old, 2 * s * old - older
    return now, old


def algebraic_pair(field: Field, generator: Generator) -> Pair:
    """cos and sin of arcsin u or arctan u."""
    u = generator.argument
    if u is None:
        raise NoField("no argument")
    square = field.mul(u, u)
    one: Element = (field.one, None)
    if generator.kind == "asin":
        return root_power(field, field.add(one, field.neg(square)), Fraction(1, 2)), u
    cosine = root_power(field, field.add(one, square), Fraction(-1, 2))
    return cosine, field.mul(u, cosine)


def half_angle(field: Field, pair: Pair) -> Pair:
    """cos(a/2) and sin(a/2) for |a| <= pi/2: cos(a/2) = sqrt((1 + cos a) / 2), sin(a/2) = sin a / (2 cos(a/2))."""
    cosine, sine = pair
    half = root_power(field, field.scaled(field.add((field.one, None), cosine), Fraction(1, 2)), Fraction(1, 2))
    return half, field.mul(sine, field.inverse(field.scaled(half, 2)))
