"""Figures become drawings."""

from __future__ import annotations

import math

from quizgen.expr.nodes import TWO, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.figures.drawing import Stroke, figures
from quizgen.figures.figure import Arrows, Chord, Contours, Curve, Figure, Item, Path, Point, Tangent, Window
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of

x, y = Symbol("x"), Symbol("y")
SQUARE = Power(x, TWO)


def strokes(item: Item, window: Window, pen: str) -> list[Stroke]:
    drawing = drawing_of(Figure((item,), window, width=40, height=40))
    return [stroke for stroke in drawing.strokes if stroke.pen == pen]


def test_a_curve_goes_through_its_points() -> None:
    """x² from -2 to 2 in a window up to 4, in millimetres."""
    [curve] = strokes(Curve(SQUARE), Window(-2, 2, 0, 4), "curve")
    assert curve.points[0] == (0, 40)
    assert curve.points[len(curve.points) // 2] == (20, 0)
    assert curve.points[-1] == (40, 40)


def test_a_curve_ends_where_it_leaves_the_window_or_has_no_value() -> None:
    """1/x is two pieces, none of them through the pole."""
    pieces = strokes(Curve(Quotient(Integer(1), x)), Window(-2, 2, -3, 3), "curve")
    assert len(pieces) == 2
    for piece in pieces:
        assert all(0 <= a <= 40 and 0 <= b <= 40 for a, b in piece.points)
        assert len({a < 20 for a, _ in piece.points}) == 1


def test_lines_go_from_edge_to_edge() -> None:
    """Chord and tangent of x²."""
    [chord] = strokes(Chord(SQUARE, "x", 0, 1), Window(-2, 2, -2, 2), "line")
    assert chord.points == ((0, 0), (40, 40))
    [tangent] = strokes(Tangent(SQUARE, "x", 0, 0), Window(-2, 2, -2, 2), "line")
    assert tangent.points == ((0, 20), (40, 20))


def test_arrows_point_where_the_field_does() -> None:
    """And none is longer than its place."""
    arrows = strokes(Arrows((Integer(1), Integer(0)), ("x", "y")), Window(-2, 2, -2, 2), "arrow")
    assert all(b[0] > a[0] and b[1] == a[1] for a, b in (arrow.points for arrow in arrows))
    assert all(math.dist(*arrow.points) <= 40 / 9 for arrow in arrows)
    assert all(len(arrow.lines) == 2 for arrow in arrows)


def test_a_descent_is_a_path_over_contours() -> None:
    """A dot for each iterate, an arrow from each to the next."""
    bowl = Sum((SQUARE, Power(y, TWO)))
    figure = Figure((Contours(bowl, ("x", "y")), Path(((1, 1), (0.5, 0.5), (0.25, 0.25)))), Window(-2, 2, -2, 2))
    drawing = drawing_of(figure)
    assert len(drawing.dots) == 3
    assert sum(stroke.pen == "arrow" for stroke in drawing.strokes) == 2
    assert sum(stroke.pen == "level" for stroke in drawing.strokes) >= 8


def test_a_window_without_height_fits_what_is_seen() -> None:
    """A pole does not flatten everything else."""
    drawing = drawing_of(Figure((Curve(Quotient(Integer(1), SQUARE)), Point(1, 1, "P")), Window(-2, 2)))
    assert any(letter.words == "P" for letter in drawing.letterings)


def test_lengths_are_short() -> None:
    """A hundredth of a millimetre at most."""
    assert [figures(length) for length in (1.0, 0.25, -0.001, 3.14159)] == ["1", "0.25", "0", "3.14"]


def test_a_figure_is_said_in_words() -> None:
    """For those who cannot see it."""
    cubic = Sum((Power(x, Integer(3)), Neg(Product((Integer(3), x)))))
    items = (Curve(cubic), Tangent(cubic, "x", 1, 0), Point(1, -2, "P"), Chord(cubic, "x", 0, 1))
    assert spoken(Figure(items, Window(-2, 2))) == (
        "Graph of x cubed minus 3 x for x from −2 to 2. The tangent at x = 1. The point P at (1, −2). "
        "The chord from x = 0 to x = 1."
    )
