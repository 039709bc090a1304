"""A formula as a function on floating-point numbers: for drawing only, no verdict rests on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeAlias

from quizgen.expr.floats import NoValue, approximate_at, has_values
from quizgen.expr.nodes import Expr

Point: TypeAlias = Sequence[float]
Numeric: TypeAlias = Callable[[Point], float]
"""Of the variables' values in order; not a number where the formula has none."""


class NotDrawable(ValueError):
    """The formula has parts that no picture can show."""


def numeric(e: Expr, variables: Sequence[str]) -> Numeric:
    """e as a function of these variables; raises NotDrawable."""
    if not has_values(e, frozenset(variables)):
        raise NotDrawable(f"{type(e).__name__} cannot be drawn: it holds something that has no value")

    def guarded(point: Point) -> float:
        try:
            return approximate_at(e, dict(zip(variables, point, strict=True)))
        except NoValue:
            return math.nan

    return guarded
