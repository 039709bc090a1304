"""Drawing: lines, dots and letters at places on paper, in millimetres from the lower left corner."""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from quizgen.values import value

Pen: TypeAlias = Literal["curve", "line", "level", "axis", "arrow"]
"""What a line is, not how it looks: the layout gives each pen its thickness and shade."""

Side: TypeAlias = Literal["left", "right", "above", "below", "above right", "centre"]
"""Where letters stand, seen from their place; "centre": on it."""

Place: TypeAlias = tuple[float, float]


@value
class Stroke:
    """A line through points; an "arrow" ends in a head."""

    pen: Pen
    points: tuple[Place, ...]


    @property
    def lines(self) -> tuple[tuple[Place, ...], ...]:
        """What a pen draws without being lifted: the line, and the head of an arrow."""
        return (self.points, _head(*self.points[-2:])) if self.pen == "arrow" else (self.points,)


@value
class Dot:
    """A filled dot."""

    at: Place


@value
class Lettering:
    """`words` beside a place; `math` says that they are a letter of mathematics."""

    at: Place
    side: Side
    words: str
    math: bool = False


@value
class Drawing:
    """Everything in one picture; strokes first, then dots, then letters."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...] = ()
    letterings: tuple[Lettering, ...] = ()


def figures(number: float) -> str:
    """A length as short as a hundredth of a millimetre can be written: "3", "3.5", "0.25"."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


_HEAD: Final = 1.3
_SPREAD: Final = math.radians(24)


def _head(start: Place, end: Place) -> tuple[Place, Place, Place]:
    """The two short lines that make an arrow's head, as one line through its tip."""
    angle = math.atan2(start[1] - end[1], start[0] - end[0])
    long = min(_HEAD, 0.5 * math.dist(start, end))
    one, other = (
        (round(end[0] + long * math.cos(turned), 2), round(end[1] + long * math.sin(turned), 2))
        for turned in (angle - _SPREAD, angle + _SPREAD)
    )
    return one, end, other
