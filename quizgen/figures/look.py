"""What the eye sees of a figure, in words that name no formula: for pictures whose formula is what is asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from quizgen.figures.axes import written
from quizgen.figures.figure import Arrows, Chord, Contours, Curve, Figure, Surface, Tangent, Window
from quizgen.figures.numbers import Numeric, numeric

ALONG: Final = 8
"""Pieces into which the way along a curve is cut."""
GRID: Final = 4
"""Pieces into which each side of a map is cut."""
WAYS: Final = ("right", "up right", "up", "up left", "left", "down left", "down", "down right")

Told: TypeAlias = Callable[[tuple[float, float]], str]
"""What is to be said of one place of a map."""


def seen(item: Curve | Chord | Tangent | Contours | Arrows | Surface, figure: Figure) -> str:
    """The item in words: a curve by points of it, a map by its heights or the ways of its arrows, row by row."""
    match item:
        case Curve(body, variable):
            return f"A curve through {', '.join(_points(numeric(body, (variable,)), figure.window))}"
        case Chord():
            return "A line through two points of it"
        case Tangent():
            return "A line that touches it"
        case Contours(body, variables):
            return f"Lines of equal height on a map of heights {_rows(_heights(numeric(body, variables)), figure)}"
        case Surface(body, variables):
            return f"A surface with the heights {_rows(_heights(numeric(body, variables)), figure)}"
        case Arrows((first, second), variables):
            return f"Arrows that point {_rows(_ways(numeric(first, variables), numeric(second, variables)), figure)}"


def _points(f: Numeric, window: Window) -> Iterator[str]:
    for x in _spaced(window.left, window.right, ALONG):
        y = f((x,))
        low = -math.inf if window.bottom is None else window.bottom
        high = math.inf if window.top is None else window.top
        if low <= y <= high:
            yield f"({_short(x)}, {_short(y)})"


def _heights(height: Numeric) -> Told:
    return lambda place: _short(height(place))


def _ways(across: Numeric, up: Numeric) -> Told:
    def way(place: tuple[float, float]) -> str:
        u, v = across(place), up(place)
        if not (math.isfinite(u) and math.isfinite(v)) or math.hypot(u, v) < 1e-9:
            return "nowhere"
        return WAYS[round(math.atan2(v, u) / (math.pi / 4)) % 8]

    return way


def _rows(told: Told, figure: Figure) -> str:
    """The map from the top row to the bottom one, each from left to right."""
    window, (x_name, y_name) = figure.window, figure.axes
    bottom, top = window.bottom or 0.0, window.top or 0.0
    xs = _spaced(window.left, window.right, GRID)
    ys = reversed(_spaced(bottom, top, GRID))
    rows = (f"{', '.join(told((x, y)) for x in xs)} for {y_name} = {_short(y)}" for y in ys)
    return f"{'; '.join(rows)}, where {x_name} = {', '.join(map(_short, xs))}"


def _spaced(low: float, high: float, pieces: int) -> list[float]:
    return [low + (high - low) * i / pieces for i in range(pieces + 1)]


def _short(number: float) -> str:
    """To three figures: what is to be read from a picture is not more exact."""
    return written(float(f"{number:.3g}") + 0.0) if math.isfinite(number) else "none"
