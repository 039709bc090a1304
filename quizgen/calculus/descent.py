"""Gradient descent as the table that a student draws: exact or rounded as asked, one variable or several.

Source of the algorithm: the course's week 4. "Rounded" means that each new point is rounded before the next step, as on
paper, half to even, the last place certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Literal, TypeAlias

from quizgen.calculus.differentiate import derivative
from quizgen.calculus.searches import Descent, Point, iterate
from quizgen.calculus.values import approximate, at
from quizgen.expr.nodes import Expr
from quizgen.values import value

Course: TypeAlias = Literal["at rest", "descending", "diverging", "undetermined"]


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
    asked = Descent(e, tuple(variables), tuple(start), rate, steps)
    return iterate(asked, [derivative(e, variable) for variable in variables], places=places)


def table(
    e: Expr, variables: Sequence[str], start: Sequence[Expr], rate: Expr, steps: int, *, places: int | None = None
) -> tuple[Row, ...]:
    """The table: number, point, height and slope for every iterate, `start` first."""
    slopes = [derivative(e, variable) for variable in variables]
    rows = []
    for number, point in enumerate(descend(e, variables, start, rate, steps, places=places)):
        here = dict(zip(variables, point, strict=True))
        rows.append(Row(number, point, at(e, here), tuple(at(slope, here) for slope in slopes)))
    return tuple(rows)


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
