"""The sign of a factor on the cell at hand.

In order: what the cell supposes; numbers by balls; sums of terms of one sign; what the domain and the assumptions
force; f = A + B r with a root r = sqrt(R), by comparing A^2 with B^2 R; polynomials in one variable that have no
real zero where that variable may be. What none of these can tell is a matter for two cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor
from typing import Any, TypeAlias

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.bounds import End, as_ball, outward, range_of, symbol_sign, variable_bounds
from quizgen.equivalence.factors import factored, factored_element
from quizgen.equivalence.field import Element, Field, Generator, NeedSign
from quizgen.equivalence.polynomials import real_roots, symbols_in, univariate
from quizgen.equivalence.positivity import sign_by_combination, sign_by_division, sign_of_amplitude, sign_of_quadratic
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint, to_fraction

Constraint: TypeAlias = tuple[int, tuple[str, ...]]
"""(s, factors): the product of the factors' signs is s on the domain."""
PIECES = 24
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
    sign = sign_beside_root(field, p)
    if sign is None:
        sign = sign_of_angles(field, p)
    if sign is None:
        sign = sign_of_bounded(field, p)
    if sign is None:
        sign = sign_of_quadratic(field, p)
    if sign is None:
        sign = sign_by_combination(field, name, sign_of_terms)
    if sign is None:
        sign = sign_by_division(field, name, quiet_sign)
    if sign is None:
        sign = sign_of_amplitude(field, p, _sign_of_number)
    if sign is None:
        sign = sign_in_one_variable(field, p)
    if sign is None:
        sign = sign_on_interval(field, p)
    return sign


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


def sign_of_bounded(field: Field, p: Poly) -> int | None:
    """The sign of a polynomial in sines and cosines from -1 <= sin <= 1 and |sin cos| <= 1/2: 2 - sin x > 0."""
    last = field.size - 1
    low, high = fmpq(0), fmpq(0)
    for powers, c in p.terms():
        if any(d and field.generators[last - place].kind not in ("cos", "sin") for place, d in enumerate(powers)):
            return None
        least = 1 if not any(powers) else -1 if any(d % 2 for d in powers) else 0
        c = c / 2 ** _full_pairs(field, powers)
        low += min(c * least, c)
        high += max(c * least, c)
    return 1 if low >= 0 else -1 if high <= 0 else None


def _full_pairs(field: Field, powers: tuple[int, ...]) -> int:
    """How many angles have both their sine and their cosine among these powers."""
    last = field.size - 1
    here = [field.generators[last - place] for place, d in enumerate(powers) if d]
    sines = {generator.index for generator in here if generator.kind == "sin"}
    return sum(
        field.by_key[("sin", generator.data[0])].index in sines
        for generator in here
        if generator.kind == "cos" and ("sin", generator.data[0]) in field.by_key
    )


def angle_range(field: Field, generator: Generator) -> tuple[Fraction, Fraction]:
    """The range of arcsin u, arctan u or pi in units of pi, with the sign of u if that is known."""
    if generator.kind == "pi" or generator.argument is None:
        return Fraction(1), Fraction(1)
    sign = quiet_sign_of_element(field, generator.argument)
    half = Fraction(1, 2)
    return (Fraction(0) if sign == 1 else -half), (Fraction(0) if sign == -1 else half)


def sign_on_interval(field: Field, p: Poly) -> int | None:
    """The sign of a factor in one bounded variable, by balls over pieces of its interval."""
    symbols = symbols_in(field, p)
    if len(symbols) != 1:
        return None
    (index,) = symbols
    ends = variable_bounds(field, index)
    low, high = outward(ends[0], -1), outward(ends[1], 1)
    if low is None or high is None:
        return None
    from quizgen.equivalence.nearby import Interval

    field.budget.spend(PIECES * 20)
    seen: int | None = None
    with precision(64):
        for k in range(PIECES):
            piece = low + (high - low) * Fraction(2 * k + 1, 2 * PIECES)
            try:
                value = Interval(field, index, piece, (high - low) / (2 * PIECES)).of_polynomial(p)
            except NoField:
                return None
            sign = 1 if value > 0 else -1 if value < 0 else None
            if sign is None or (seen is not None and sign != seen):
                return None
            seen = sign
    return seen


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


def sign_of_wave(field: Field, generator: Generator) -> int | None:
    """The sign of sin a or cos a where the bounds of a variable keep a between two neighbouring zeros."""
    span = range_of(field, generator.argument)
    if span is None:
        return None
    with precision(96):
        low, high = (_half_turns(end, generator.kind) for end in span)
        whole = floor(low) if isinstance(low, Fraction) else low.mid().floor().unique_fmpz()
        for start in () if whole is None else (int(whole), int(whole) + 1):
            if low >= start and high <= start + 1:
                return -1 if start % 2 else 1
    return None


def _half_turns(end: End, kind: str) -> Any:
    """The end of an angle in units of pi, exact where it is a multiple of pi; a quarter turn more for cosines."""
    shift = Fraction(1, 2) if kind == "cos" else Fraction(0)
    return end[1] + shift if not end[0] else as_ball(end) / arb.pi() + to_flint(shift)


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
                    return _sign_of_number(field, p)
                sign *= one
        if common is not None and sign != common:
            return _sign_of_number(field, p)
        common = sign
    return common


def _sign_of_number(field: Field, p: Poly) -> int | None:
    from quizgen.equivalence.constants import sign_of_constant

    return sign_of_constant(field, p)


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


def square_roots_in(field: Field, p: Poly) -> list[tuple[int, Poly]]:
    """(index, R) for every generator r = sqrt(R) that occurs in p, newest first."""
    found = []
    for index, d in enumerate(reversed(p.degrees())):
        if d and index in field.relations and field.generators[index].kind in ("root", "radical", "sin"):
            degree, relation = field.relations[index]
            if degree == 2:
                found.append((index, field.gens[index] ** 2 - relation))
    return found[::-1]


def _square_roots_among(field: Field, p: Poly) -> Iterator[tuple[Poly, Poly, Poly]]:
    """(A, B, R) with p = A + B r for every r = sqrt(R) > 0 that occurs in p; r may be a power of a generator."""
    for index in [index for index, d in enumerate(reversed(p.degrees())) if d][::-1]:
        generator = field.generators[index]
        if index not in field.relations or generator.kind not in ("root", "radical", "sin"):
            continue
        degree, relation = field.relations[index]
        halves = field.halves(p, index, degree // 2) if degree % 2 == 0 else None
        if halves is not None and not halves[0].is_zero() and generator_sign(field, index) == 1:
            yield *halves, field.gens[index] ** degree - relation


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
