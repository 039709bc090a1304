"""Heights in lists of points: numbers that say how high the graph is, not where."""

from __future__ import annotations

import pytest

from quizgen.answers.heights import is_place_name
from quizgen.answers.listing import read_points
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation


@pytest.mark.parametrize(
    "typed",
    [
        "min -16 at x=2",
        "minimum of -16 when x = 2",
        "minimum value -16 at x=2",
        "min value of -16 at x = 2",
        "minimum value of y is -16 at x = 2",
        "min at x=2 with value -16",
        "at x=2 the minimum is -16",
        "-16 at x=2, min",
        "min -16 (x=2)",
        "min f(2) = -16",
        "min at x=2, f(2)=-16",
        "x=2, y=-16 min",
    ],
)
def test_a_height_in_words(typed: str) -> None:
    """However it is said, the point is (2, -16)."""
    for notation in (Notation.of("x"), Notation.of(), Notation()):
        assert to_text(read_points(typed, notation).expr) == "{minimum((2, -16))}"


@pytest.mark.parametrize("typed", ["min -4 at x=1, y=2", "min of -4 at (1,2)", "min f(1,2)=-4", "min (1,2), value -4"])
def test_in_two_variables_it_is_no_coordinate(typed: str) -> None:
    """The point of the plane is (1, 2), whatever the value there."""
    assert to_text(read_points(typed, Notation.of("x", "y")).expr) == "{minimum((1, 2))}"


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("max 60 at x=-2, min -283 at x=5", "{maximum((-2, 60)), minimum((5, -283))}"),
        ("x=-2 max, value 60; x=5 min, value -283", "{maximum((-2, 60)), minimum((5, -283))}"),
        ("f(-2)=60 max, f(5)=-283 min", "{maximum((-2, 60)), minimum((5, -283))}"),
        ("512 at x=8 and 2 at x=1", "{(8, 512), (1, 2)}"),
        ("1 max, min at 3", "{maximum(1), minimum(3)}"),
        ("max at 1 and min at x=3", "{maximum(1), minimum(3)}"),
        ("max at -2 where y = 60", "{maximum((-2, 60))}"),
        ("f(x) = 2", "{2}"),
    ],
)
def test_which_number_is_the_height(typed: str, points: str) -> None:
    """Each height goes with its own place, and a place is no height."""
    assert to_text(read_points(typed, Notation.of("x")).expr) == points


def test_names_of_places() -> None:
    """The question's variables; where none are declared, any letter but y."""
    assert is_place_name("y", Notation.of("x", "y"))
    assert not is_place_name("y", Notation.of("x"))
    assert not is_place_name("y", Notation())
    assert is_place_name("t", Notation())
