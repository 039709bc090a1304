"""What a worked solution shows beside its steps: stationary points on their curve, a descent on its contours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.descent import descend
from quizgen.expr.nodes import Call, Expr, Integer, Set, Symbol, Vector
from quizgen.figures.drawing import Drawing
from quizgen.figures.figure import Contours, Curve, Figure, Item, Path, Point, Window, to_scale
from quizgen.figures.numbers import NotDrawable, Numeric, numeric
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of
from quizgen.render.document import Picture

Place = tuple[float, ...]


def picture_of(derivation: Derivation, name: str | None) -> Picture | None:
    """A picture of what a derivation found; None where there is nothing to see."""
    try:
        match derivation.goal, derivation.result:
            case Call("stationary", (body, *_)), Set(items) if items:
                variables = _variables(derivation.goal.arguments[1:])
                found = [_place(item.arguments[0]) for item in items if isinstance(item, Call)]
                return _picture(body, variables, found, name, walked=False)
            case Call("descend", (body, variable, start, rate, Integer(steps))), _ if steps > 0:
                variables = _variables(variable.items if isinstance(variable, Vector) else (variable,))
                begin = start.items if isinstance(start, Vector) else (start,)
                points = [tuple(map(_number, point)) for point in descend(body, variables, begin, rate, steps)]
                return _picture(body, variables, points, name, walked=True)
            case _:
                return None
    except NotDrawable:
        return None


def _picture(
    body: Expr, variables: tuple[str, ...], places: list[Place], name: str | None, *, walked: bool
) -> Picture | None:
    match len(variables):
        case 1:
            figure = _on_the_curve(body, variables[0], [place[0] for place in places], name or "y", walked=walked)
        case 2:
            figure = _on_the_plane(body, (variables[0], variables[1]), places, walked=walked)
        case _:
            return None
    drawing: Drawing = drawing_of(figure)
    return Picture(drawing, spoken(figure))


def _on_the_curve(body: Expr, variable: str, xs: Sequence[float], name: str, *, walked: bool) -> Figure:
    f = numeric(body, (variable,))
    points = [(x, f((x,))) for x in xs]
    items: tuple[Item, ...] = (Curve(body, variable), *(Point(x, y) for x, y in points))
    if walked:
        items = (Curve(body, variable), Path(tuple(points)))
    left, right = _around(xs, 0.35) if len(xs) > 1 else (xs[0] - _reach(xs[0]), xs[0] + _reach(xs[0]))
    if not walked:
        return Figure(items, Window(left, right, *_span(f, left, right)), (variable, name))
    heights = [y for _, y in points]
    rise = max(heights) - min(heights)
    bottom, top = (min(heights) - 0.25 * rise, max(heights) + 0.5 * rise) if rise else (None, None)
    return Figure(items, Window(left, right, bottom, top), (variable, name))


def _reach(x: float) -> float:
    """How far a curve is shown on both sides of a single point of it: towards the origin, but not beyond."""
    return max(2.0, abs(x) / 2)


def _span(f: Numeric, left: float, right: float) -> tuple[float | None, float | None]:
    """How low and high a curve is to be seen: with the axis where that is not far away; else None."""
    heights = [y for i in range(SAMPLES + 1) if math.isfinite(y := f((left + (right - left) * i / SAMPLES,)))]
    rise = max(heights, default=0.0) - min(heights, default=0.0)
    if not rise or min(heights) - rise < 0 < max(heights) + rise:
        return None, None
    return min(heights) - 0.15 * rise, max(heights) + 0.15 * rise


SAMPLES: Final = 48


def _on_the_plane(body: Expr, variables: tuple[str, str], places: Sequence[Place], *, walked: bool) -> Figure:
    points = tuple((place[0], place[1]) for place in places)
    items: tuple[Item, ...] = (Contours(body, variables), *(Point(x, y) for x, y in points))
    if walked:
        items = (Contours(body, variables), Path(points))
    left, right = _around([x for x, _ in points], 0.6)
    bottom, top = _around([y for _, y in points], 0.6)
    side = max(right - left, top - bottom)
    return to_scale(Figure(items, Window(*_widened(left, right, side), *_widened(bottom, top, side)), variables))


def _widened(low: float, high: float, size: float) -> tuple[float, float]:
    """The same middle, but so much from end to end."""
    middle = (low + high) / 2
    return middle - size / 2, middle + size / 2


def _around(values: Sequence[float], share: float) -> tuple[float, float]:
    """A window with room on both sides: as much as the values are apart, or 2 where they are one."""
    low, high = min(values), max(values)
    room = share * (high - low) or 2.0
    return low - room, high + room


def _variables(names: Sequence[Expr]) -> tuple[str, ...]:
    return tuple(name.name for name in names if isinstance(name, Symbol))


def _place(point: Expr) -> Place:
    return tuple(map(_number, point.items)) if isinstance(point, Vector) else (_number(point),)


def _number(e: Expr) -> float:
    """The value of a closed formula; NotDrawable where it has letters in it or no value."""
    found = numeric(e, ())(())
    if not math.isfinite(found):
        raise NotDrawable("a place without a value")
    return found
