"""The sign of a factor in one bounded variable, by balls over pieces of its interval."""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.bounds import outward, variable_bounds
from quizgen.equivalence.field import Field
from quizgen.equivalence.nearby import Interval
from quizgen.equivalence.polynomials import symbols_in
from quizgen.expr.balls import precision

PIECES = 24


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
