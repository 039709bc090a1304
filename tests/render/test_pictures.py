"""Pictures of worked solutions."""

from __future__ import annotations

import pytest

from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.differentiate import derive, differentiate
from quizgen.expr.nodes import Expr
from quizgen.render.document import Picture
from quizgen.render.pictures import picture_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def shown(goal: str) -> Picture | None:
    operators = frozenset({"stationary", "descend", "diff", "grad"})
    shapes = frozenset({"vector", "vectors", "sets"})
    expr: Expr = parse(goal, Notation(None, frozenset(), operators, shapes)).expr
    try:
        return picture_of(derive(expr), "E")
    except NoDerivative:
        return None


def test_stationary_points_are_dots_on_their_curve() -> None:
    """Named in words too."""
    picture = shown("stationary(w^4 - 8w^2 + 19, w)")
    assert picture is not None
    assert len(picture.drawing.dots) == 3
    assert picture.alt.startswith("Graph of w to the power 4 minus 8 w squared plus 19 for w from ")
    assert "The point at (−2, 3)." in picture.alt
    assert {letter.words for letter in picture.drawing.letterings if letter.math} == {"w", "E"}


def test_of_two_variables_contours_are_seen() -> None:
    """With the point in their middle."""
    picture = shown("stationary(x^2 + 2y^2, x, y)")
    assert picture is not None
    assert picture.alt.startswith("Contour lines of x squared plus 2 y squared")
    assert len(picture.drawing.dots) == 1


def test_a_descent_goes_from_point_to_point() -> None:
    """Two steps are two arrows."""
    picture = shown("descend(3w^2 - 8w, w, -4, 0.1, 2)")
    assert picture is not None
    assert sum(stroke.pen == "arrow" for stroke in picture.drawing.strokes) == 2


@pytest.mark.parametrize("goal", ["stationary(x^2 + y^2 + z^2, x, y, z)", "stationary(a x^2, x)"])
def test_what_cannot_be_seen_is_not_drawn(goal: str) -> None:
    """Three variables, or a letter without a value."""
    assert shown(goal) is None


def test_other_derivations_have_no_picture() -> None:
    """A derivative is told in words."""
    assert picture_of(differentiate(parse("x^2", Notation.of("x")).expr, "x"), "y") is None
