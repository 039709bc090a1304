"""Signs of polynomials in sines and cosines.

- From the ranges: 2 - sin x > 0.
- sin u and cos u where u lies between two neighbouring zeros.
- C + a cos u + b sin u has the sign of C where C^2 >= a^2 + b^2 (Cauchy and Schwarz).
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from flint import arb, fmpq

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.bounds import End, as_ball, range_of
from quizgen.equivalence.constants import sign_of_constant
from quizgen.equivalence.field import Field, Generator
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint

MOST_TERMS = 8


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


def sign_of_amplitude(field: Field, p: Poly) -> int | None:
    """The sign of C + a cos u + b sin u with constants C, a, b, where C^2 >= a^2 + b^2."""
    waves = {
        index for index, d in enumerate(reversed(p.degrees()))
        if d and field.generators[index].kind in ("cos", "sin") and not field.generators[index].constant
    }  # fmt: skip
    if not 1 <= len(waves) <= 2 or len(p) > MOST_TERMS:
        return None
    first = field.generators[min(waves)]
    if len(waves) == 2 and field.generators[max(waves)] is not field.by_key.get(("sin", (first.data or ("",))[0])):
        return None
    last = field.size - 1
    parts: dict[int | None, dict[tuple[int, ...], fmpq]] = {}
    for powers, c in p.terms():
        here = [index for index in waves if powers[last - index]]
        if len(here) > 1 or any(powers[last - index] > 1 for index in here):
            return None
        rest = tuple(0 if last - place in waves else d for place, d in enumerate(powers))
        parts.setdefault(here[0] if here else None, {})[rest] = c
    middle = field.ring.from_dict(parts.pop(None, {}))
    if middle.is_zero() or not field.constant_poly(middle):
        return None
    gap = field.times(middle, middle)
    for part in parts.values():
        amplitude = field.ring.from_dict(part)
        if not field.constant_poly(amplitude):
            return None
        gap = gap - field.times(amplitude, amplitude)
    if not gap.is_zero() and sign_of_constant(field, gap) not in (0, 1):
        return None
    return sign_of_constant(field, middle) or None
