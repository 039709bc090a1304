"""Several figures side by side in one drawing, each above its letter: the choices of a question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from quizgen.figures.drawing import Dot, Drawing, Lettering, Place, Stroke
from quizgen.figures.figure import Figure
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of
from quizgen.values import replaced

APART: Final = (14.0, 18.0)
"""Millimetres between two panels, across and up: room for the numbers of their axes and for a letter."""
LETTER: Final = 6.0
"""How far below its panel a letter stands."""
WIDE: Final = (46, 38)
NARROW: Final = (32, 32)
"""The most width and height of a panel where two stand side by side, and where three do."""


def panels(letters: Sequence[str], figures: Sequence[Figure]) -> Drawing:
    """The figures in rows of two or three. Raises NotDrawable where one of them cannot be drawn."""
    across = 2 if len(figures) in (2, 4) else min(3, len(figures))
    width, height = WIDE if across == 2 else NARROW
    drawn = [drawing_of(_shrunk(figure, width, height)) for figure in figures]
    cell = (max(d.width for d in drawn) + APART[0], max(d.height for d in drawn) + APART[1])
    rows = math.ceil(len(drawn) / across)
    strokes: list[Stroke] = []
    dots: list[Dot] = []
    letterings: list[Lettering] = []
    for number, (letter, drawing) in enumerate(zip(letters, drawn, strict=True)):
        row, column = divmod(number, across)
        corner = (column * cell[0], LETTER + (rows - 1 - row) * cell[1])
        strokes += (Stroke(s.pen, tuple(_moved(p, corner) for p in s.points)) for s in drawing.strokes)
        dots += (Dot(_moved(dot.at, corner)) for dot in drawing.dots)
        letterings += (replaced(one, at=_moved(one.at, corner)) for one in drawing.letterings)
        letterings.append(Lettering(_moved((drawing.width / 2, -LETTER), corner), "below", letter))
    wide, high = across * cell[0] - APART[0], rows * cell[1] - APART[1] + LETTER
    return Drawing(math.ceil(wide), math.ceil(high), tuple(strokes), tuple(dots), tuple(letterings))


def _shrunk(figure: Figure, width: int, height: int) -> Figure:
    """The figure in its own proportions, as large as the panel allows."""
    part = min(width / figure.width, height / figure.height)
    return replaced(figure, width=round(part * figure.width), height=round(part * figure.height))


def _moved(place: Place, by: Place) -> Place:
    return round(place[0] + by[0], 2), round(place[1] + by[1], 2)


def spoken_panels(letters: Sequence[str], figures: Sequence[Figure]) -> str:
    """ "A: Arrows that point ... B: ..." """
    return " ".join(f"{letter}: {spoken(figure)}" for letter, figure in zip(letters, figures, strict=True))
