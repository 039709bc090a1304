"""Between which ends a variable lies, by the assumptions and the cell at hand; ends like 3 pi / 2 are kept exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Element, EmptyCell, Field
from quizgen.equivalence.polynomials import only_symbol
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint, to_fraction

End: TypeAlias = tuple[Fraction, Fraction]
"""(a, b) is the number a + b pi."""
BITS = 96
GRAIN = 1 << 60


def as_ball(end: End) -> arb:
    """The end at FLINT's precision."""
    a, b = (to_flint(q) for q in end)
    return arb.pi() * b + a if b else arb(a)


def outward(end: End | None, direction: int) -> Fraction | None:
    """A rational number at or just beyond the end, in this direction."""
    if end is None or not end[1]:
        return None if end is None else end[0]
    with precision(BITS):
        whole = (as_ball(end) * GRAIN).mid().floor().unique_fmpz()
    return None if whole is None else Fraction(int(whole) + 2 * direction, GRAIN)


def is_less(one: End, other: End) -> bool:
    """Whether one end certainly lies below the other."""
    with precision(BITS):
        return bool(as_ball(one) < as_ball(other))


def symbol_sign(field: Field, symbol: str) -> int | None:
    """The sign of the generator of a variable: one that stands for an even root is positive."""
    if field.symbol_roots.get(symbol, 1) % 2 == 0:
        return 1
    return field.symbol_signs.get(symbol)


def variable_bounds(field: Field, index: int) -> tuple[End | None, End | None]:
    """What the constraints that are linear in this one variable say of it."""
    low: End | None = None
    high: End | None = None
    known = [(s, factors[0]) for s, factors in (*field.constraints, *field.here) if len(factors) == 1]
    known += [(s, name) for name, s in field.supposed.items() if s and name in field.polys]
    sign = symbol_sign(field, field.generators[index].data)
    if sign:
        known.append((sign, field.name_of(field.gens[index])))
    for s, name in known:
        found = _zero(field, field.polys[name], index)
        if found is None:
            continue
        slope, end = found
        if s * slope > 0:
            low = end if low is None or is_less(low, end) else low
        else:
            high = end if high is None or is_less(end, high) else high
    if low is not None and high is not None and not is_less(low, high):
        raise EmptyCell
    return low, high


def _zero(field: Field, p: Poly, index: int) -> tuple[fmpq, End] | None:
    """(slope, zero) of a polynomial that is linear in this variable, with numbers and multiples of pi beside it."""
    if len(p) > 3 or p.total_degree() != 1:
        return None
    place = field.size - 1 - index
    slope, rational, pis = fmpq(0), fmpq(0), fmpq(0)
    for powers, coefficient in p.terms():
        if powers[place]:
            slope = coefficient
        elif not any(powers):
            rational = coefficient
        elif field.generators[field.size - 1 - next(i for i, d in enumerate(powers) if d)].kind == "pi":
            pis = coefficient
        else:
            return None
    if not slope:
        return None
    return slope, (to_fraction(-rational / slope), to_fraction(-pis / slope))


def range_of(field: Field, a: Element | None) -> tuple[End, End] | None:
    """The ends of an element that is linear in one bounded variable."""
    if a is None or a[1] is not None or a[0].total_degree() != 1:
        return None
    index = only_symbol(field, a[0])
    if index is None:
        return None
    low, high = variable_bounds(field, index)
    if low is None or high is None:
        return None
    slope = shift = Fraction(0)
    for powers, coefficient in a[0].terms():
        if any(powers):
            slope = to_fraction(coefficient)
        else:
            shift = to_fraction(coefficient)
    ends = [(slope * end[0] + shift, slope * end[1]) for end in (low, high)]
    return (ends[0], ends[1]) if slope > 0 else (ends[1], ends[0])
