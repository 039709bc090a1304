"""Gradient descent: w_new = w_old - eta grad E(w_old), step by step, exact or rounded as asked.

Source of the algorithm: the course's week 4; "rounded" means that each new point is rounded before the next step, as on
paper, half to even, the last place certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Literal, TypeAlias

from quizgen.calculus.differentiate import derivative
from quizgen.calculus.numbers import number_of
from quizgen.calculus.values import approximate, at, rounded
from quizgen.expr.nodes import Expr, Neg, Product, Sum
from quizgen.values import value

Point: TypeAlias = tuple[Expr, ...]
Course: TypeAlias = Literal["at rest", "descending", "diverging", "undetermined"]

MOST_BITS = 4096
"""Exact fractions longer than this are rounded to ROUND_PLACES from there on: nobody reads them."""
ROUND_PLACES = 30


@value
class Row:
    """One line of the table: step `number` is at `point`, where E is `height` and its gradient is `slope`."""

    number: int
    point: Point
    height: Expr
    slope: Point


def descend(
    e: Expr, variables: Sequence[str], start: Sequence[Expr], rate: Expr, steps: int, *, places: int | None = None
) -> tuple[Point, ...]:
    """The iterates from `start` (included) on: steps + 1 points, exact unless `places` (decimal places) are given.

    Raises NoDerivative where e cannot be differentiated.
    """
    return tuple(row.point for row in table(e, variables, start, rate, steps, places=places))


def table(
    e: Expr, variables: Sequence[str], start: Sequence[Expr], rate: Expr, steps: int, *, places: int | None = None
) -> tuple[Row, ...]:
    """The table that a student draws: number, point, height and slope for every iterate, `start` first."""
    slopes = [derivative(e, variable) for variable in variables]
    point = tuple(start) if places is None else tuple(rounded(w, places) for w in start)
    rows = []
    for number in range(steps + 1):
        here = dict(zip(variables, point, strict=True))
        slope = tuple(at(d, here) for d in slopes)
        rows.append(Row(number, point, at(e, here), slope))
        point = tuple(_next(w, rate, d, places) for w, d in zip(point, slope, strict=True))
    return tuple(rows)


def update(w: Expr, rate: Expr, slope: Expr) -> Expr:
    """w - eta dE/dw as it is written down before it is worked out."""
    return Sum((w, Neg(Product((rate, slope)))))


def _next(w: Expr, rate: Expr, slope: Expr, places: int | None) -> Expr:
    new = update(w, rate, slope)
    if places is not None:
        return rounded(new, places)
    result = at(new, {})
    n = number_of(result)
    too_long = n is not None and max(n.numerator.bit_length(), n.denominator.bit_length()) > MOST_BITS
    return rounded(result, ROUND_PLACES) if too_long else result


def course(rows: Sequence[Row]) -> Course:
    """Where the iterates are heading, judged by the heights: "diverging" where every step goes uphill."""
    heights = [approximate(row.height) for row in rows]
    if len(rows) < 2 or any(h is None for h in heights):
        return "undetermined"
    if heights[-1] == inf:
        return "diverging"
    changes = [after - before for before, after in pairwise(h for h in heights if h is not None)]
    if rows[-1].point == rows[-2].point:
        return "at rest"
    if all(change < 0 for change in changes):
        return "descending"
    return "diverging" if all(change > 0 for change in changes) else "undetermined"
