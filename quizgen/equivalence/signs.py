"""The sign of a factor on the cell at hand.

In order: what the cell supposes; numbers by balls; sums of terms of one sign; what the domain and the assumptions
force; f = A + B r with a root r = sqrt(R), by comparing A^2 with B^2 R; polynomials in one variable that have no
real zero where that variable may be. What none of these can tell is a matter for two cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.bounds import outward, symbol_sign, variable_bounds
from quizgen.equivalence.constants import sign_of_constant
from quizgen.equivalence.factors import factored, factored_element
from quizgen.equivalence.field import Element, Field, Generator, NeedSign
from quizgen.equivalence.pieces import sign_on_box
from quizgen.equivalence.polynomials import linear_parts, real_roots, univariate
from quizgen.equivalence.positivity import sign_by_combination, sign_by_division, sign_of_quadratic
from quizgen.equivalence.waves import sign_of_amplitude, sign_of_bounded, sign_of_wave
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint, to_fraction

ABOVE_PI = Fraction(22, 7)
Bounds: TypeAlias = tuple[Fraction | None, Fraction | None]


def sign_of(field: Field, a: Element) -> int:
    """The sign of an element on this cell, away from zeros: 1 or -1 (0 where the cell supposes that a factor
    vanishes).
    """
    if a[0].is_zero():
        return 0
    number, exponents = factored_element(field, a)
    sign = 1 if number > 0 else -1
    for name, e in exponents.items():
        if e % 2:
            sign *= sign_of_factor(field, name)
        elif field.signs.get(name) == 0:
            return 0
    return sign


def sign_of_factor(field: Field, name: str) -> int:
    """The sign of an irreducible factor; raises NeedSign where the driver has to split."""
    sign = known_sign(field, name)
    if sign is None and learn_constraints(field):
        sign = known_sign(field, name)
    if sign is not None:
        return sign
    inside = same_sign(field, name)
    if inside is None:
        raise NeedSign(name)
    return sign_of(field, inside)


def learn_constraints(field: Field) -> bool:
    """Ask the problem, once, for what its conditions say of signs; whether that had not been asked before."""
    if field.constrained:
        return False
    field.constrained = True
    field.load_constraints()
    return True


def same_sign(field: Field, name: str) -> Element | None:
    """An element of the same sign as the factor: u for arcsin u and arctan u and e^u - 1, |u| - 1 for ln|u|."""
    generator = field.by_name.get(name.removesuffix(" - 1"))
    if generator is None or generator.argument is None:
        return None
    if name.endswith(" - 1"):
        return generator.argument if generator.kind == "exp" else None
    if generator.kind in ("asin", "atan"):
        return generator.argument
    if generator.kind == "ln" and not generator.constant:
        sign = quiet_sign_of_element(field, generator.argument)
        return None if sign is None else field.add(field.scaled(generator.argument, sign), field.number(-1))
    return None


def known_sign(field: Field, name: str) -> int | None:
    """The sign of a factor where it can be told without splitting."""
    sign = field.signs.get(name)
    if sign is not None:
        return sign
    if name in field.asking:
        return None
    field.asking.add(name)
    try:
        sign = _found(field, name)
    finally:
        field.asking.discard(name)
    if sign is not None:
        field.signs[name] = sign
    return sign


def _found(field: Field, name: str) -> int | None:
    sign = sign_of_terms(field, field.polys[name])
    if sign is None:
        sign = forced_sign(field, name)
    return sign_of_itself(field, name) if sign is None else sign


def sign_of_itself(field: Field, name: str) -> int | None:
    """The sign of a factor by its own nature, whatever is required of it."""
    p = field.polys[name]
    return next((sign for told in _BY_NATURE if (sign := told(field, p)) is not None), None)


def sign_of_angles(field: Field, p: Poly) -> int | None:
    """The sign of a combination of arcsin u, arctan u and pi, by the ranges of the terms (in units of pi)."""
    low, high = Fraction(0), Fraction(0)
    last = field.size - 1
    rational = fmpq(0)
    for powers, coefficient in p.terms():
        if sum(powers) == 0:
            rational = coefficient
            continue
        if sum(powers) != 1:
            return None
        generator = field.generators[last - next(place for place, d in enumerate(powers) if d)]
        if generator.kind not in ("asin", "atan", "pi"):
            return None
        ends = angle_range(field, generator)
        q = to_fraction(coefficient)
        low += min(q * end for end in ends)
        high += max(q * end for end in ends)
    if not rational:
        return 1 if low >= 0 else -1 if high <= 0 else None
    with precision(64):
        edges = (arb.pi() * to_flint(low) + rational, arb.pi() * to_flint(high) + rational)
    return 1 if edges[0] > 0 else -1 if edges[1] < 0 else None


def angle_range(field: Field, generator: Generator) -> tuple[Fraction, Fraction]:
    """The range of arcsin u, arctan u or pi in units of pi, with the sign of u if that is known."""
    if generator.kind == "pi" or generator.argument is None:
        return Fraction(1), Fraction(1)
    sign = quiet_sign_of_element(field, generator.argument)
    half = Fraction(1, 2)
    return (Fraction(0) if sign == 1 else -half), (Fraction(0) if sign == -1 else half)


def generator_sign(field: Field, index: int) -> int | None:
    """The sign of a generator, if it has one."""
    generator = field.generators[index]
    if generator.kind in ("exp", "pi", "radical"):
        return 1
    if generator.kind == "root":
        name, degree = generator.data
        return 1 if degree % 2 == 0 else known_sign(field, name)
    if generator.kind == "symbol":
        return symbol_sign(field, generator.data)
    known = field.signs.get(f"g{index}")
    if known is not None:
        return known
    if generator.kind in ("asin", "atan") and generator.argument is not None:
        return quiet_sign_of_element(field, generator.argument)
    if generator.kind in ("sin", "cos"):
        return sign_of_wave(field, generator)
    return None


def sign_of_terms(field: Field, p: Poly) -> int | None:
    """The sign of a sum whose terms all have it; of numbers by balls."""
    common: int | None = None
    last = field.size - 1
    odd_ones: dict[int, int | None] = {}
    for powers, coefficient in p.terms():
        sign = 1 if coefficient > 0 else -1
        for place, d in enumerate(powers):
            if d % 2:
                index = last - place
                if index not in odd_ones:
                    odd_ones[index] = generator_sign(field, index)
                one = odd_ones[index]
                if one is None:
                    return sign_of_constant(field, p)
                sign *= one
        if common is not None and sign != common:
            return sign_of_constant(field, p)
        common = sign
    return common


def never_zero(field: Field, name: str) -> bool:
    """Whether the factor certainly vanishes nowhere: a number that is not 0, or a positive one plus terms >= 0."""
    p = field.polys[name]
    if field.constant_poly(p):
        return bool(known_sign(field, name))
    generator = field.by_name.get(name)
    if generator is not None:
        return generator.kind == "exp"
    return bool(p[(0,) * field.size]) and sign_of_terms(field, p) is not None


def forced_sign(field: Field, name: str) -> int | None:
    """The sign that the constraints leave for this factor."""
    for sign, factors in (*field.here, *field.constraints):
        if name not in factors:
            continue
        for other in factors:
            if other == name:
                continue
            one = known_sign(field, other)
            if not one:
                break
            sign *= one
        else:
            return sign
    return None


def _square_roots_among(field: Field, p: Poly) -> Iterator[tuple[Poly, Poly, Poly]]:
    """(A, B, R) with p = A + B r for every r = sqrt(R) > 0 that occurs in p; r may be a power of a generator."""
    for index in [index for index, d in enumerate(reversed(p.degrees())) if d][::-1]:
        generator = field.generators[index]
        if index not in field.relations or generator.kind not in ("root", "radical", "sin"):
            continue
        degree, relation = field.relations[index]
        pair = linear_parts(field, p, index, degree // 2) if degree % 2 == 0 else None
        if pair is not None and not pair[0].is_zero() and generator_sign(field, index) == 1:
            yield *pair, field.gens[index] ** degree - relation


def sign_beside_root(field: Field, p: Poly) -> int | None:
    """The sign of A + B r, r = sqrt(R) > 0: that of A where A^2 > B^2 R, that of B where A^2 < B^2 R."""
    for a, b, inside in _square_roots_among(field, p):
        norm = field.reduced(a * a - b * b * inside)
        if norm.is_zero():
            continue
        larger = quiet_sign(field, norm)
        if larger is None:
            continue
        sign = quiet_sign(field, a if larger > 0 else b)
        if sign is not None:
            return sign
    return None


def quiet_sign_of_element(field: Field, a: Element) -> int | None:
    """The sign of a nonzero element from the known signs of its factors; None where one of them is not known."""
    if a[0].is_zero():
        return None
    number, exponents = factored_element(field, a)
    return _from_factors(field, number, exponents.items())


def quiet_sign(field: Field, p: Poly) -> int | None:
    """The sign of a polynomial from the known signs of its factors."""
    return _from_factors(field, *factored(field, p))


def _from_factors(field: Field, number: fmpq, factors: Iterable[tuple[str, int]]) -> int | None:
    sign = 1 if number > 0 else -1
    for name, e in factors:
        if e % 2:
            one = known_sign(field, name)
            if not one:
                return None
            sign *= one
    return sign


def sign_in_one_variable(field: Field, p: Poly) -> int | None:
    """The sign of a polynomial in one generator that has no zero where the generator's values lie."""
    used = [index for index, d in enumerate(reversed(p.degrees())) if d]
    if len(used) != 1 or p.total_degree() > 24:
        return None
    low, high = bounds_of_generator(field, used[0])
    line = univariate(field, p, used[0])
    for root in real_roots(line):
        if not ((low is not None and root <= to_flint(low)) or (high is not None and root >= to_flint(high))):
            return None
    if low is None and high is None:
        inside = Fraction(0)
    elif low is None or high is None:
        inside = high - 1 if high is not None else (low or Fraction(0)) + 1
    else:
        inside = (low + high) / 2
    value = line(to_flint(inside))
    return 1 if value > 0 else -1 if value < 0 else None


def bounds_of_generator(field: Field, index: int) -> Bounds:
    """An interval that holds the values of a generator; None where there is no end."""
    generator = field.generators[index]
    match generator.kind:
        case "symbol":
            low_end, high_end = variable_bounds(field, index)
            return outward(low_end, -1), outward(high_end, 1)
        case "sin" | "cos":
            return Fraction(-1), Fraction(1)
        case "asin" | "atan":
            low, high = angle_range(field, generator)
            return low * ABOVE_PI, high * ABOVE_PI
    return (Fraction(0) if generator_sign(field, index) == 1 else None), None


_BY_NATURE: tuple[Callable[[Field, Poly], int | None], ...] = (
    sign_beside_root,
    sign_of_angles,
    sign_of_bounded,
    sign_of_quadratic,
    lambda field, p: sign_by_combination(field, p, sign_of_terms),
    lambda field, p: sign_by_division(field, p, quiet_sign),
    sign_of_amplitude,
    sign_in_one_variable,
    sign_on_box,
)
"""What may tell a sign, the cheapest first."""
