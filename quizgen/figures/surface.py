"""The surface of a function of two variables in a slanting view: what lies behind is not drawn.

The first variable goes along the lower edge, the second into the depth, the height upward. Lines are drawn from the
front to the back above a floating horizon: of each column of the picture it is known between which heights something
nearer stands already, and only what is outside is seen (T. J. Wright, "A two-space solution to the hidden line problem
for plotting functions of two variables", 1973).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizgen.figures.axes import ticks, written
from quizgen.figures.drawing import Dot, Drawing, Lettering, Place, Side, Stroke
from quizgen.figures.figure import Figure, Path, Point, Surface
from quizgen.figures.numbers import NotDrawable, Numeric, numeric
from quizgen.values import value

LINES: Final = 18
"""Meshes of the surface in each direction."""
BETWEEN: Final = 4
"""Points of a line from one crossing to the next."""
DEPTH: Final = (0.34, 0.36)
"""How far the far edge is shifted to the right and up, as a share of the picture."""
COLUMNS: Final = 4
"""Columns of the horizon in a millimetre."""
HAIR: Final = 0.05
"""What is so many millimetres behind the horizon still stands on it."""

Space = tuple[float, float, float]


@value
class Box:
    """The window and the heights, as they lie on paper."""

    low: Space
    high: Space
    width: float
    height: float

    def place(self, point: Space) -> Place:
        """A point of space on paper."""
        across, deep, up = (
            (at - low) / (high - low) for at, low, high in zip(point, self.low, self.high, strict=True)
        )
        right, rise = DEPTH
        return (
            self.width * (across * (1 - right) + deep * right),
            self.height * (deep * rise + up * (1 - rise)),
        )


def surface_drawing(figure: Figure, surface: Surface) -> Drawing:
    """The surface, and points and paths on it. Raises NotDrawable where it has no height."""
    height = numeric(surface.body, surface.variables)
    box = _box(figure, height)
    seen = tuple(Stroke("level", tuple(map(_rounded, line))) for line in _mesh(box, height))
    axes, letterings = _axes(box, (*figure.axes, surface.name))
    lifted = [box.place((x, y, height((x, y)))) for x, y in _marked(figure)]
    arrows = tuple(Stroke("arrow", (_rounded(a), _rounded(b))) for a, b in _steps(figure, box, height))
    dots = tuple(Dot(_rounded(place)) for place in lifted)
    high = max(y for stroke in (*axes, *seen) for _, y in stroke.points)
    return Drawing(figure.width, math.ceil(high), (*axes, *seen, *arrows), dots, letterings)


def _box(figure: Figure, height: Numeric) -> Box:
    window = figure.window
    if window.bottom is None or window.top is None:
        raise NotDrawable("a surface needs y: from where to where its second variable goes")
    bottom, top = window.bottom, window.top
    xs, ys = _spaced(window.left, window.right, LINES), _spaced(bottom, top, LINES)
    heights = [height((x, y)) for x in xs for y in ys]
    if not all(map(math.isfinite, heights)):
        raise NotDrawable("the surface has no height somewhere in the window")
    low, high = min(heights), max(heights)
    if low == high:
        low, high = low - 1, high + 1
    return Box((window.left, bottom, low), (window.right, top, high), figure.width, figure.height)


def _spaced(low: float, high: float, pieces: int) -> list[float]:
    return [low + (high - low) * i / pieces for i in range(pieces + 1)]


def _mesh(box: Box, height: Numeric) -> Iterator[Sequence[Place]]:
    """The visible pieces of all lines, the nearest first."""
    horizon = _Horizon(box.width)
    fine = LINES * BETWEEN
    xs = _spaced(box.low[0], box.high[0], fine)
    ys = _spaced(box.low[1], box.high[1], fine)

    def line(points: Iterator[tuple[float, float]]) -> list[Place]:
        return [box.place((x, y, height((x, y)))) for x, y in points]

    for row in range(LINES + 1):
        y = ys[row * BETWEEN]
        yield from horizon.above(line((x, y) for x in xs))
        if row < LINES:
            strip = ys[row * BETWEEN : (row + 1) * BETWEEN + 1]
            for x in reversed(xs[::BETWEEN]):
                yield from horizon.above(line((x, y) for y in strip))


class _Horizon:
    """Of each column of the picture, the lowest and the highest place where something nearer stands."""

    def __init__(self, width: float) -> None:
        count = round(width * COLUMNS) + 2
        self.low = [math.inf] * count
        self.high = [-math.inf] * count

    def above(self, line: Sequence[Place]) -> list[list[Place]]:
        """The pieces of a line that are seen; from now on it hides what comes after it."""
        columns = list(_columns(line))
        pieces: list[list[Place]] = []
        hidden = True
        for column, place in columns:
            seen = not self.low[column] + HAIR < place[1] < self.high[column] - HAIR
            if seen and hidden:
                pieces.append([])
            if seen:
                pieces[-1].append(place)
            hidden = not seen
        for column, (_, y) in columns:
            self.low[column] = min(self.low[column], y)
            self.high[column] = max(self.high[column], y)
        return [_thinned(piece) for piece in pieces if len(piece) > 1]


def _columns(line: Sequence[Place]) -> Iterator[tuple[int, Place]]:
    """The line at every column that it crosses, and at its ends; it goes to the right."""
    (x0, y0), (x1, y1) = line[0], line[-1]
    yield round(x0 * COLUMNS), (x0, y0)
    at = 0
    for column in range(math.floor(x0 * COLUMNS) + 1, math.ceil(x1 * COLUMNS)):
        x = column / COLUMNS
        while line[at + 1][0] < x:
            at += 1
        (a, b), (c, d) = line[at], line[at + 1]
        yield column, (x, b + (d - b) * (x - a) / (c - a))
    yield round(x1 * COLUMNS), (x1, y1)


def _thinned(piece: list[Place]) -> list[Place]:
    """The line without the places that lie between their neighbours anyway."""
    kept = [piece[0]]
    for place, following in pairwise(piece[1:]):
        (a, b), (x, y), (c, d) = kept[-1], place, following
        if c == a or abs(b + (d - b) * (x - a) / (c - a) - y) > HAIR / 2 or x - a > 2.0:
            kept.append(place)
    return [*kept, piece[-1]]


def _rounded(place: Place) -> Place:
    return round(place[0], 2), round(place[1], 2)


def _marked(figure: Figure) -> Iterator[Place]:
    for item in figure.items:
        match item:
            case Point(x, y):
                yield x, y
            case Path(points):
                yield from points
            case _:
                pass


def _steps(figure: Figure, box: Box, height: Numeric) -> Iterator[tuple[Place, Place]]:
    for item in figure.items:
        if isinstance(item, Path):
            lifted = [box.place((x, y, height((x, y)))) for x, y in item.points]
            yield from pairwise(lifted)


def _axes(box: Box, names: tuple[str, str, str]) -> tuple[tuple[Stroke, ...], tuple[Lettering, ...]]:
    """The lower front edge, the lower right edge and the left front edge of the box, with round numbers."""
    strokes: list[Stroke] = []
    letterings: list[Lettering] = []
    (left, front, low), (right, back, high) = box.low, box.high
    edges: tuple[tuple[Space, Space, int, Place, Side], ...] = (
        ((left, front, low), (right, front, low), 0, (0, -1), "below"),
        ((right, front, low), (right, back, low), 1, (1, 0), "right"),
        ((left, front, low), (left, front, high), 2, (-1, 0), "left"),
    )
    for (start, end, axis, (across, up), side), name in zip(edges, names, strict=True):
        strokes.append(Stroke("axis", (_rounded(box.place(start)), _rounded(box.place(end)))))
        numbers = ticks(start[axis], end[axis], 5)
        for number in numbers:
            x, y = box.place(_on_edge(start, axis, number))
            out = _rounded((x + across, y + up))
            strokes.append(Stroke("axis", (_rounded((x, y)), out)))
            letterings.append(Lettering(out, side, written(number)))
        if axis == 2:
            x, y = box.place(end)
            letterings.append(Lettering(_rounded((x, y + 1)), "above", name, math=True))
        else:
            x, y = box.place(_on_edge(start, axis, _between_last(numbers, end[axis])))
            letterings.append(Lettering(_rounded((x + across, y + up)), side, name, math=True))
    return tuple(strokes), tuple(letterings)


def _on_edge(start: Space, axis: int, number: float) -> Space:
    point = list(start)
    point[axis] = number
    return point[0], point[1], point[2]


def _between_last(numbers: Sequence[float], end: float) -> float:
    """A place on an axis where no number stands: in the middle between its last two."""
    return (numbers[-2] + numbers[-1]) / 2 if len(numbers) > 1 else end
