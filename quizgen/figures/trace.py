"""From a Figure to its Drawing: all that is computed for a picture is computed here."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizgen.figures.axes import ticks, written
from quizgen.figures.contours import contour_lines
from quizgen.figures.diagram import network_drawing
from quizgen.figures.drawing import Dot, Drawing, Lettering, Place, Stroke
from quizgen.figures.figure import (
    Arrows,
    Chord,
    Contours,
    Curve,
    Figure,
    Item,
    Network,
    Path,
    Point,
    Surface,
    Tangent,
)
from quizgen.figures.numbers import Numeric, numeric
from quizgen.figures.surface import surface_drawing
from quizgen.values import value

SAMPLES: Final = 96
FIELD: Final = 9
"""Arrows of a vector field in each direction."""


@value
class Frame:
    """The window as it lies on paper: left, right, bottom, top, and the size in millimetres."""

    left: float
    right: float
    bottom: float
    top: float
    width: float
    height: float

    def place(self, x: float, y: float) -> Place:
        """A point of the plane on paper."""
        return (
            round(self.width * (x - self.left) / (self.right - self.left), 2),
            round(self.height * (y - self.bottom) / (self.top - self.bottom), 2),
        )

    def inside(self, y: float) -> bool:
        return math.isfinite(y) and self.bottom <= y <= self.top


def drawing_of(figure: Figure) -> Drawing:
    """The figure with every point worked out; raises NotDrawable."""
    for item in figure.items:
        match item:
            case Network():
                return network_drawing(item)
            case Surface():
                return surface_drawing(figure, item)
            case _:
                pass
    return _plane_drawing(figure)


def _plane_drawing(figure: Figure) -> Drawing:
    """Everything that lies in a plane with two axes."""
    frame = _frame(figure)
    is_map = any(isinstance(item, Contours | Arrows) for item in figure.items)
    axes, letterings = _axes(frame, figure.axes, at_the_edges=is_map)
    strokes = tuple(stroke for item in figure.items for stroke in _strokes(item, frame))
    dots = tuple(dot for item in figure.items for dot in _dots(item, frame))
    named = tuple(one for item in figure.items for one in _names(item, frame))
    return Drawing(frame.width, frame.height, (*axes, *strokes), dots, (*letterings, *named))


def _names(item: Item, frame: Frame) -> Iterator[Lettering]:
    """What stands beside a point, and at the end of a curve."""
    match item:
        case Point(x, y, name) if name:
            yield Lettering(frame.place(x, y), "above right", name, math=True)
        case Curve(body, variable, name) if name:
            pieces = tuple(_curve(numeric(body, (variable,)), frame))
            if pieces:
                yield Lettering(pieces[-1].points[-1], "right", name, math=True)
        case _:
            pass


def _frame(figure: Figure) -> Frame:
    window = figure.window
    bottom, top = window.bottom, window.top
    if bottom is None or top is None:
        low, high = _heights(figure)
        bottom, top = low if bottom is None else bottom, high if top is None else top
    return Frame(window.left, window.right, bottom, top, figure.width, figure.height)


def _heights(figure: Figure) -> tuple[float, float]:
    """How low and high the curves and points go, with a margin; what shoots up beside a pole is left out."""
    window = figure.window
    heights = [item.y for item in figure.items if isinstance(item, Point)]
    for item in figure.items:
        if isinstance(item, Curve):
            f = numeric(item.body, (item.variable,))
            heights += [f((x,)) for x in _between(window.left, window.right, SAMPLES)]
    ordered = sorted(height for height in heights if math.isfinite(height))
    if not ordered:
        return -1.0, 1.0
    cut = len(ordered) // 50
    low, high = ordered[cut], ordered[-1 - cut]
    margin = 0.08 * (high - low) or 1.0
    return min(low - margin, 0.0), max(high + margin, 0.0)


def _between(left: float, right: float, pieces: int) -> list[float]:
    return [left + (right - left) * i / pieces for i in range(pieces + 1)]


def _strokes(item: Item, frame: Frame) -> Iterator[Stroke]:
    match item:
        case Curve(body, variable):
            yield from _curve(numeric(body, (variable,)), frame)
        case Chord(body, variable, first, second):
            f = numeric(body, (variable,))
            rise = (f((second,)) - f((first,))) / (second - first)
            yield from _line(first, f((first,)), rise, frame)
        case Tangent(body, variable, at, slope):
            yield from _line(at, numeric(body, (variable,))((at,)), slope, frame)
        case Path(points):
            for start, end in pairwise(points):
                yield Stroke("arrow", (frame.place(*start), frame.place(*end)))
        case Contours(body, variables, count):
            height = numeric(body, variables)
            window = (frame.left, frame.right, frame.bottom, frame.top)
            for line in contour_lines(lambda x, y: height((x, y)), window, count):
                yield Stroke("level", tuple(frame.place(x, y) for x, y in line))
        case Arrows(components, variables):
            yield from _field([numeric(part, variables) for part in components], frame)
        case Point() | Surface() | Network():
            pass


def _curve(f: Numeric, frame: Frame) -> Iterator[Stroke]:
    """The graph in pieces: it ends where it leaves the window or has no value."""
    piece: list[Place] = []
    before: tuple[float, float] | None = None
    for x in _between(frame.left, frame.right, SAMPLES):
        y = f((x,))
        if frame.inside(y):
            if not piece and before is not None:
                piece.append(frame.place(*_edge(before, (x, y), frame)))
            piece.append(frame.place(x, y))
        elif piece:
            if math.isfinite(y) and before is not None:
                piece.append(frame.place(*_edge((x, y), before, frame)))
            yield Stroke("curve", tuple(piece))
            piece = []
        before = (x, y) if math.isfinite(y) else None
    if len(piece) > 1:
        yield Stroke("curve", tuple(piece))


def _edge(outside: tuple[float, float], inside: tuple[float, float], frame: Frame) -> tuple[float, float]:
    """Where the line between two points meets the window's lower or upper edge."""
    edge = frame.top if outside[1] > frame.top else frame.bottom
    part = (edge - inside[1]) / (outside[1] - inside[1])
    return inside[0] + part * (outside[0] - inside[0]), edge


def _line(x: float, y: float, slope: float, frame: Frame) -> Iterator[Stroke]:
    """A straight line through a point, as far as the window goes."""
    ends = [(edge, y + slope * (edge - x)) for edge in (frame.left, frame.right)]
    if slope:
        ends += [(x + (edge - y) / slope, edge) for edge in (frame.bottom, frame.top)]
    seen = sorted({
        frame.place(a, b)
        for a, b in ends
        if frame.left - 1e-9 <= a <= frame.right + 1e-9 and frame.bottom - 1e-9 <= b <= frame.top + 1e-9
    })
    if len(seen) > 1:
        yield Stroke("line", (seen[0], seen[-1]))


def _field(components: Sequence[Numeric], frame: Frame) -> Iterator[Stroke]:
    xs = _between(frame.left, frame.right, FIELD)
    ys = _between(frame.bottom, frame.top, FIELD)
    vectors = [((x, y), [part((x, y)) for part in components]) for x in xs[1:-1] for y in ys[1:-1]]
    across, up = frame.width / (frame.right - frame.left), frame.height / (frame.top - frame.bottom)
    scaled = [
        (frame.place(*point), (u * across, v * up))
        for point, (u, v) in vectors
        if math.isfinite(u) and math.isfinite(v)
    ]
    longest = max((math.hypot(u, v) for _, (u, v) in scaled), default=0.0)
    room = 0.85 * min(frame.width, frame.height) / FIELD
    for (x, y), (u, v) in scaled:
        if math.hypot(u, v) > 0.02 * longest:
            yield Stroke("arrow", ((x, y), (round(x + room * u / longest, 2), round(y + room * v / longest, 2))))


def _dots(item: Item, frame: Frame) -> Iterator[Dot]:
    match item:
        case Point(x, y):
            yield Dot(frame.place(x, y))
        case Chord(body, variable, first, second):
            f = numeric(body, (variable,))
            yield from (Dot(frame.place(x, f((x,)))) for x in (first, second))
        case Tangent(body, variable, at):
            yield Dot(frame.place(at, numeric(body, (variable,))((at,))))
        case Path(points):
            yield from (Dot(frame.place(*point)) for point in points)
        case _:
            pass


def _axes(
    frame: Frame, names: tuple[str, str], *, at_the_edges: bool
) -> tuple[tuple[Stroke, ...], tuple[Lettering, ...]]:
    """Axes through the origin where it is in the window, else along the edges; of a map always there."""
    x0 = frame.left if at_the_edges else min(max(0.0, frame.left), frame.right)
    y0 = frame.bottom if at_the_edges else min(max(0.0, frame.bottom), frame.top)
    left, low = frame.place(frame.left, y0)
    across, up = frame.place(x0, frame.bottom)
    right, top = frame.width + 3.0, frame.height + 3.0
    strokes = [Stroke("axis", ((left, low), (right, low))), Stroke("axis", ((across, up), (across, top)))]
    letterings = [Lettering((right, low), "right", names[0], math=True),
                  Lettering((across, top), "above", names[1], math=True)]  # fmt: skip
    for x in ticks(frame.left, frame.right):
        at, _ = frame.place(x, y0)
        if abs(at - across) > 2 or x0 != 0:
            strokes.append(Stroke("axis", ((at, low), (at, round(low - 1, 2)))))
            letterings.append(Lettering((at, round(low - 1, 2)), "below", written(x)))
    for y in ticks(frame.bottom, frame.top, 5):
        _, at = frame.place(x0, y)
        if abs(at - low) > 2 or y0 != 0:
            strokes.append(Stroke("axis", ((across, at), (round(across - 1, 2), at))))
            letterings.append(Lettering((round(across - 1, 2), at), "left", written(y)))
    return tuple(strokes), tuple(letterings)
