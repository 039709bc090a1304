"""Numbers: their signs and values by balls, and when an algebraic number is zero.

Zero test. Let b be an algebraic integer of degree at most D all of whose conjugates are at most B in absolute
value. If b is not 0 its norm is a nonzero integer, so |b| >= B^(1 - D). A ball around 0 that is smaller than that
proves b = 0. Sums and products of algebraic integers are such, D is at most the product of the generators' degrees,
and B follows term by term; roots of integers, roots of such roots, and 2 cos(pi / n) are algebraic integers. (The
argument is classical; see C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, "A separation bound for real
algebraic expressions", 2009.)
"""

from __future__ import annotations

from math import gcd
from typing import Any

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.field import Element, Field, Generator
from quizgen.expr.balls import precision

SIGN_BITS = (64, 256, 1024)
LARGEST_PROOF_BITS = 60_000


def ball_of_element(field: Field, a: Element) -> arb:
    """A ball around a constant element at FLINT's precision."""
    top = ball_of(field, a[0])
    return top if a[1] is None else top / ball_of(field, a[1])


def ball_of(field: Field, p: Poly) -> arb:
    """A ball around a constant polynomial at FLINT's precision."""
    values = {
        index: ball_of_generator(field, field.generators[index])
        for index, d in enumerate(reversed(p.degrees()))
        if d
    }  # fmt: skip
    last = field.size - 1
    total = arb(0)
    for powers, coefficient in p.terms():
        term = arb(coefficient)
        for index, value in values.items():
            d = int(powers[last - index])
            if d:
                term = term * (value if d == 1 else value**d)
        total = total + term
    return total


def _root_ball(field: Field, generator: Generator) -> arb:
    _, degree = generator.data
    inside = ball_of_element(field, _argument(generator))
    if degree % 2 and inside < 0:
        return -((-inside).root(degree))
    return abs(inside).root(degree)


def _argument(generator: Generator) -> Element:
    if generator.argument is None:
        raise NoField("no value")
    return generator.argument


_BALLS: dict[str, Any] = {
    "pi": lambda field, g: arb.pi(),
    "radical": lambda field, g: arb(g.data[0]).root(g.data[1]),
    "root": _root_ball,
    "cosine of pi": lambda field, g: 2 * arb.cos_pi_fmpq(fmpq(1, g.data)),
    "exp": lambda field, g: ball_of_element(field, _argument(g)).exp(),
    "ln": lambda field, g: abs(ball_of_element(field, _argument(g))).log(),
    "cos": lambda field, g: ball_of_element(field, _argument(g)).cos(),
    "sin": lambda field, g: ball_of_element(field, _argument(g)).sin(),
    "part": lambda field, g: (ball_of_element(field, _argument(g)).asin() / g.data).sin(),
    "asin": lambda field, g: ball_of_element(field, _argument(g)).asin(),
    "atan": lambda field, g: ball_of_element(field, _argument(g)).atan(),
}


def ball_of_generator(field: Field, generator: Generator) -> arb:
    """A ball around a constant generator at FLINT's precision."""
    if not generator.constant or generator.kind not in _BALLS:
        raise NoField("no value")
    value: arb = _BALLS[generator.kind](field, generator)
    return value


def sign_of_constant(field: Field, p: Poly) -> int | None:
    """The sign of a polynomial in constants: 1, -1, or 0 where that is proved; None if it holds variables or cannot
    be told.
    """
    if not field.constant_poly(p):
        return None
    for bits in SIGN_BITS:
        field.budget.spend(bits // 8 * len(p))
        with precision(bits):
            value = ball_of(field, p)
        if value > 0:
            return 1
        if value < 0:
            return -1
    return 0 if vanishes(field, p) else None


def is_identically(field: Field, p: Poly) -> bool:
    """Whether a polynomial is proved to be zero, reduced or not."""
    p = field.reduced(p)
    return bool(p.is_zero()) or vanishes(field, p)


def vanishes(field: Field, p: Poly) -> bool:
    """Whether p is proved to be zero: reduced, every coefficient over the algebraic constants must vanish."""
    p = field.reduced(p)
    if p.is_zero():
        return True
    algebraic = {
        index for index, d in enumerate(reversed(p.degrees()))
        if d and field.generators[index].constant and degree_and_house(field, field.generators[index]) is not None
    }  # fmt: skip
    if not algebraic:
        return False
    return all(_is_zero_number(field, coefficient) for coefficient in coefficients_over(field, p, algebraic))


def coefficients_over(field: Field, p: Poly, inner: set[int]) -> list[Poly]:
    """The coefficients of p as a polynomial in the generators outside `inner`."""
    last = field.size - 1
    groups: dict[tuple[int, ...], dict[tuple[int, ...], fmpq]] = {}
    for powers, coefficient in p.terms():
        outside = tuple(0 if last - place in inner else d for place, d in enumerate(powers))
        inside = tuple(d if last - place in inner else 0 for place, d in enumerate(powers))
        groups.setdefault(outside, {})[inside] = coefficient
    return [field.ring.from_dict(group) for group in groups.values()]


def degree_and_house(field: Field, generator: Generator) -> tuple[dict[int, int], arb] | None:
    """For an algebraic integer: the degrees that it and the generators below it add, and a bound for its conjugates."""
    if generator.kind == "radical":
        base, degree = generator.data
        return {generator.index: degree}, arb(base).root(degree).upper() + arb("1e-9")
    if generator.kind == "cosine of pi":
        return {generator.index: max(1, euler_phi(2 * generator.data) // 2)}, arb(2)
    if generator.kind == "root" and generator.constant:
        _, degree = generator.data
        below = bound(field, _argument(generator)[0])
        if below is None:
            return None
        degrees, house = below
        return {**degrees, generator.index: degree}, house.root(degree).upper() + arb("1e-9")
    return None


def bound(field: Field, p: Poly) -> tuple[dict[int, int], arb] | None:
    """Degrees of the generators that a polynomial with integer coefficients is made of, and a bound for its
    conjugates.
    """
    degrees: dict[int, int] = {}
    houses: dict[int, arb] = {}
    for index, d in enumerate(reversed(p.degrees())):
        if d:
            known = degree_and_house(field, field.generators[index])
            if known is None:
                return None
            degrees.update(known[0])
            houses[index] = known[1]
    last = field.size - 1
    total = arb(0)
    for powers, coefficient in p.terms():
        term = abs(arb(coefficient))
        for index, house in houses.items():
            term = term * house ** int(powers[last - index])
        total = total + term
    return degrees, total


def _is_zero_number(field: Field, p: Poly) -> bool:
    """Whether a polynomial in algebraic constants is proved to be zero."""
    with precision(128):
        if not ball_of(field, p).contains(0):
            return False
        integral = p * _denominator(p)
        known = bound(field, integral)
        if known is None:
            return False
        degrees, house = known
        degree = 1
        for d in degrees.values():
            degree *= d
        logarithm = (house.upper() + 1).log() / arb.const_log2()
        needed = (degree - 1) * int(float(logarithm.upper()) + 1) + 64
    if needed > LARGEST_PROOF_BITS:
        raise NoField("too large")
    field.budget.spend(needed // 4 * len(p))
    with precision(needed + 64):
        value = abs(ball_of(field, integral))
        if not value < (house + 1) ** (1 - degree):
            return False
    field.zero_numbers.append((integral, needed))
    return True


def _denominator(p: Poly) -> int:
    common = 1
    for coefficient in p.coeffs():
        q = int(coefficient.q)
        common = common * q // gcd(common, q)
    return common


def euler_phi(n: int) -> int:
    """The number of k <= n prime to n."""
    result, p, rest = n, 2, n
    while p * p <= rest:
        if rest % p == 0:
            while rest % p == 0:
                rest //= p
            result -= result // p
        p += 1
    return result - result // rest if rest > 1 else result
