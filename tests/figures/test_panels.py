"""Tests of quizgen.figures.panels: figures side by side, none in the way of another."""

from __future__ import annotations

import pytest

from quizgen.expr.nodes import Symbol
from quizgen.figures.drawing import Drawing
from quizgen.figures.figure import Curve, Figure, Window, to_scale
from quizgen.figures.panels import panels

FIGURE = Figure((Curve(Symbol("x")),), Window(0.0, 1.0))


def letters_at(drawing: Drawing) -> dict[str, tuple[float, float]]:
    return {one.words: one.at for one in drawing.letterings if one.words.isupper()}


@pytest.mark.parametrize(("count", "rows"), [(2, 1), (3, 1), (4, 2), (5, 2), (6, 2)])
def test_rows(count: int, rows: int) -> None:
    """Two or three in a row, each with its letter below it, all on the paper."""
    drawing = panels("ABCDEF"[:count], [FIGURE] * count)
    found = letters_at(drawing)
    assert list(found) == list("ABCDEF"[:count])
    assert len({y for _, y in found.values()}) == rows
    curves = [stroke.points for stroke in drawing.strokes if stroke.pen == "curve"]
    assert len(curves) == count
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for line in curves for x, y in line)


def test_panels_do_not_overlap() -> None:
    """Between the curves of neighbours there is room for the numbers of an axis."""
    first, second = (stroke.points for stroke in panels("AB", [FIGURE] * 2).strokes if stroke.pen == "curve")
    assert max(x for x, _ in first) + 10 < min(x for x, _ in second)


def test_maps_are_to_scale() -> None:
    """A square window is a square on paper, and stays one in a panel; a long strip keeps the usual shape."""
    square = to_scale(Figure((), Window(-2, 2, -2, 2)))
    assert square.width == square.height
    assert to_scale(Figure((), Window(0, 100, 0, 1))) == Figure((), Window(0, 100, 0, 1))
    assert to_scale(FIGURE) == FIGURE
    plain = panels("AB", [FIGURE] * 2)
    [curve] = [stroke.points for stroke in plain.strokes if stroke.pen == "curve"][:1]
    assert (curve[-1][0] - curve[0][0]) / FIGURE.width == pytest.approx(46 / 76, abs=0.01)
