"""Tests of quizgen.figures.surface: nothing is drawn that something nearer hides."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from quizgen.figures.drawing import Drawing
from quizgen.figures.figure import Figure, Path, Point, Surface, Window
from quizgen.figures.numbers import NotDrawable
from quizgen.figures.surface import LINES
from quizgen.figures.trace import drawing_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def surface(text: str, *others: Point | Path, window: Window | None = None) -> Drawing:
    body = parse(text, Notation.of("x", "y")).expr
    return drawing_of(Figure((Surface(body, ("x", "y")), *others), window or Window(-1, 1, -1, 1)))


def length(drawing: Drawing) -> float:
    """How much line the mesh takes."""
    mesh = (stroke.points for stroke in drawing.strokes if stroke.pen == "level")
    return sum(math.dist(start, end) for points in mesh for start, end in pairwise(points))


def test_of_a_plane_everything_is_seen() -> None:
    """Nothing stands in front of anything: every line in both directions, whole."""
    mesh = [stroke for stroke in surface("x + y").strokes if stroke.pen == "level"]
    assert len(mesh) >= (LINES + 1) + LINES * (LINES + 1)


def test_a_hill_hides_what_is_behind_it() -> None:
    """A high ridge in the middle: less of the ground behind it is drawn than of the same without the ridge."""
    hill, hidden = surface("3 e^(-9 y^2)"), surface("3 e^(-9 (y + 1)^2)")
    assert length(hidden) < length(hill)


def test_it_stays_on_the_paper() -> None:
    """Within the picture, whatever the function is."""
    for text in ("x y", "x^2 + y^2", "-x^2 - y^2", "e^(3 x)", "7"):
        drawing = surface(text)
        places = [place for stroke in drawing.strokes if stroke.pen == "level" for place in stroke.points]
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in places)
        assert isinstance(drawing.height, int)


def test_points_and_steps_lie_on_it() -> None:
    """A point is lifted to the surface's height there."""
    low, high = (surface(text, Point(0, 0), Path(((0, 0), (1, 1)))) for text in ("x^2 + y^2", "2 - x^2 - y^2"))
    assert low.dots[0].at[0] == high.dots[0].at[0]
    assert low.dots[0].at[1] < high.dots[0].at[1]
    assert [stroke.pen for stroke in low.strokes].count("arrow") == 1


@pytest.mark.parametrize(("text", "window"), [("ln(x)", Window(-1, 1, -1, 1)), ("x", Window(-1, 1))])
def test_what_cannot_be_drawn(text: str, window: Window) -> None:
    """Without a height somewhere, or without a depth."""
    with pytest.raises(NotDrawable):
        surface(text, window=window)
