"""The sign of a factor in bounded variables, by balls over pieces of their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from flint import arb

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.bounds import as_ball, outward, variable_bounds
from quizgen.equivalence.constants import ball_of
from quizgen.equivalence.field import Field
from quizgen.equivalence.nearby import Box
from quizgen.equivalence.polynomials import linear_parts, only_symbol, real_roots, symbols_in, univariate
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint

PIECES = {1: 24, 2: 6, 3: 3}
"""Into how many pieces each interval is cut, by the number of variables."""


def sign_on_box(field: Field, p: Poly) -> int | None:
    """The sign of a factor in at most three variables that lie between two ends each."""
    symbols = sorted(symbols_in(field, p))
    if len(symbols) not in PIECES:
        return None
    pieces = []
    for index in symbols:
        low_end, high_end = variable_bounds(field, index)
        low, high = outward(low_end, -1), outward(high_end, 1)
        if low is None or high is None:
            return None
        pieces.append(list(_pieces(low, high, PIECES[len(symbols)])))
    field.budget.spend(20 * PIECES[len(symbols)] ** len(symbols))
    seen: int | None = None
    with precision(64):
        for balls in product(*pieces):
            try:
                value = Box(field, dict(zip(symbols, balls, strict=True))).of_polynomial(p)
            except NoField:
                return None
            sign = 1 if value > 0 else -1 if value < 0 else None
            if sign is None or (seen is not None and sign != seen):
                return None
            seen = sign
    return seen


def _pieces(low: Fraction, high: Fraction, count: int) -> Iterator[arb]:
    """Balls that cover the interval."""
    radius = (high - low) / (2 * count)
    for k in range(count):
        yield arb(arb(to_flint(low + radius * (2 * k + 1))), arb(to_flint(radius)).upper())


def zero_is_out_of_reach(field: Field, p: Poly) -> bool:
    """Whether a polynomial in one variable has its real zeros beyond the ends of that variable, for certain."""
    symbols = symbols_in(field, p)
    if len(symbols) != 1:
        return False
    (index,) = symbols
    low, high = variable_bounds(field, index)
    if low is None and high is None:
        return False
    with precision(128):
        zeros = _real_zeros(field, p, index)
        return zeros is not None and all(
            (low is not None and zero < as_ball(low)) or (high is not None and zero > as_ball(high)) for zero in zeros
        )


def _real_zeros(field: Field, p: Poly, index: int) -> list[arb] | None:
    """Balls that hold the real zeros: of a polynomial with rational coefficients, or of a line."""
    if only_symbol(field, p) == index:
        return [arb(root) for root in real_roots(univariate(field, p, index))]
    pair = linear_parts(field, p, index)
    if pair is None or not all(map(field.constant_poly, pair)):
        return None
    try:
        return [-ball_of(field, pair[0]) / ball_of(field, pair[1])]
    except NoField:
        return None
