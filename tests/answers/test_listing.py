"""Lists of points, in every notation that students use."""

from __future__ import annotations

import pytest

from quizgen.answers.listing import points_key, read_points
from quizgen.errors import InputError
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("(1,-2) min; (-1,2) max", "{minimum((1, -2)), maximum((-1, 2))}"),
        ("(1,-2) min, (-1,2) max", "{minimum((1, -2)), maximum((-1, 2))}"),
        ("min (1,-2), max (-1,2)", "{minimum((1, -2)), maximum((-1, 2))}"),
        ("min (1,0), (0,0) saddle", "{minimum((1, 0)), saddle((0, 0))}"),
        ("minimum at (1, 0)", "{minimum((1, 0))}"),
        ("local minimum (2/2, 0)", "{minimum((2/2, 0))}"),
        ("(1,0) is a local minimum. (0,0) is a saddle point.", "{minimum((1, 0)), saddle((0, 0))}"),
        ("Saddle: (0,0)\nMin: (1,1)", "{saddle((0, 0)), minimum((1, 1))}"),
        ("(1,0) - min", "{minimum((1, 0))}"),
        ("(1,0) (min)", "{minimum((1, 0))}"),
        ("(1, 0, min)", "{minimum((1, 0))}"),
        ("(1, max)", "{maximum(1)}"),
        ("minima at (1,1) and (-1,-1), saddle at (0,0)", "{minimum((1, 1)), minimum((-1, -1)), saddle((0, 0))}"),
        ("(1,1), (-1,-1) minima; (0,0) saddle", "{minimum((1, 1)), minimum((-1, -1)), saddle((0, 0))}"),
        ("(0,0), (1,1) min", "{(0, 0), minimum((1, 1))}"),
        ("point of inflection at x = 2", "{inflection(2)}"),
        ("{(0,0),(1,1)}", "{(0, 0), (1, 1)}"),
        ("[(0,0),(1,1)]", "{(0, 0), (1, 1)}"),
        ("(0,0), (1,1)", "{(0, 0), (1, 1)}"),
        ("<1, 2>", "{(1, 2)}"),
        ("A(1,2)", "{(1, 2)}"),
        ("A = (1, 2)", "{(1, 2)}"),
        ("(x, y) = (1, 2)", "{(1, 2)}"),
        ("x=1 or x=-1", "{1, -1}"),
        ("x = 1, x = -1", "{1, -1}"),
        ("x = 1 and -1", "{1, -1}"),
        ("x = ±1", "{1, -1}"),
        ("x = +-1", "{1, -1}"),
        ("x = +/-1", "{1, -1}"),
        ("(±1, 0)", "{(1, 0), (-1, 0)}"),
        ("- 1, 2", "{-1, 2}"),
        ("x=1, y=2 min", "{minimum((1, 2))}"),
        ("saddle x=0 y=0; min x=1 y=1", "{saddle((0, 0)), minimum((1, 1))}"),
        ("x1 = 1, x2 = -1", "{1, -1}"),
        ("x = 1 || x = -1", "{1, -1}"),
        ("x ∈ {1, -1}", "{1, -1}"),
        ("x in {1, -1}", "{1, -1}"),
        ("x = 1: min, x = -1: max", "{minimum(1), maximum(-1)}"),
        ("(0,0) -> saddle, (1,1) -> min", "{saddle((0, 0)), minimum((1, 1))}"),
        ("(0,0) is a saddle, (1,1) is a minimum", "{saddle((0, 0)), minimum((1, 1))}"),
        ("the points are (0,0), which is a saddle, and (1,1), a minimum", "{saddle((0, 0)), minimum((1, 1))}"),
        ("minimum value -2 at x = 1", "{minimum((1, -2))}"),
        ("minimum value at x = 1", "{minimum(1)}"),
        ("y = 2, x = 1", "{(1, 2)}"),
        ("x=1, y=2; x=3, y=4", "{(1, 2), (3, 4)}"),
        ("x = y = 0", "{(0, 0)}"),
        ("x=-2: max, y=60", "{maximum((-2, 60))}"),
        ("x=-2: max, y=60; x=5: min, y=-283", "{maximum((-2, 60)), minimum((5, -283))}"),
        ("x=-2: max, x=5: min", "{maximum(-2), minimum(5)}"),
        (r"\{(0,0),\left(1,1\right)\}", "{(0, 0), (1, 1)}"),
        (r"\left(1,0\right) \text{ min}", "{minimum((1, 0))}"),
        (r"\left(1,0\right)\text{ and }(2,0)", "{(1, 0), (2, 0)}"),
        (r"(1,0)\text{, or }(2,0)", "{(1, 0), (2, 0)}"),
        ("max and min at -2 and 5", "{maximum(-2), minimum(5)}"),
        ("x=-2 and x=5 are max and min", "{maximum(-2), minimum(5)}"),
        ("(1,2), (3,4) are min and max respectively", "{minimum((1, 2)), maximum((3, 4))}"),
        ("max and min at ±2", "{maximum(2), minimum(-2)}"),
        ("max at -2 or 5", "{maximum(-2), maximum(5)}"),
        ("no maximum, min at 1", "{minimum(1)}"),
        ("0 neither", "{inflection(0)}"),
        ("x=0 (neither)", "{inflection(0)}"),
        ("max at -2 (y=60), min at 5 (y=-283)", "{maximum((-2, 60)), minimum((5, -283))}"),
        ("0 is neither a max nor a min", "{inflection(0)}"),
        ("(0,0) (1,1)", "{(0, 0), (1, 1)}"),
        ("(0,0), ±(1,2)", "{(0, 0), (1, 2), (-1, -2)}"),
        ("(1|0) min", "{minimum((1, 0))}"),
        ("(1; -2), (0; 3)", "{(1, -2), (0, 3)}"),
        (r"x \in \{1, -1\}", "{1, -1}"),
        (r"\emptyset", "{}"),
        ("DNE", "{}"),
        ("none", "{}"),
        ("no real solutions", "{}"),
        ("no stationary points", "{}"),
        ("there are none", "{}"),
        ("{}", "{}"),
        ("∅", "{}"),
    ],
)
def test_points_as_typed(typed: str, points: str) -> None:
    """One notation is as good as another: points, their kinds, and no points at all."""
    assert to_text(points_key(typed, Notation.of())) == points


@pytest.mark.parametrize(
    ("typed", "start", "end", "code"),
    [
        ("", 0, 0, "points.none"),
        ("min", 0, 3, "points.none"),
        ("min max (1,2)", 0, 7, "points.two-kinds"),
        ("max and min at 5", 0, 16, "points.kinds-unclear"),
        ("1, 2 and 3 are max and min", 0, 26, "points.kinds-unclear"),
        ("max (1,2), min", 0, 14, "points.kinds-unclear"),
        ("x + 1 = 2", 0, 6, "points.equation"),
        ("x ∈ ", 2, 3, "points.unfinished"),
        ("x =", 0, 1, "points.unfinished"),
        ("x = 1, y =", 7, 8, "points.unfinished"),
        ("minumum (1,0)", 0, 7, "points.near-word"),
        ("(0,0) saddel", 6, 12, "points.near-word"),
        ("maximun: x=1", 0, 7, "points.near-word"),
        ("(1, (2,3))", 0, 10, "points.mixed"),
        ("1," * 40 + "1", 0, 81, "points.many"),
    ],
)
def test_what_is_no_list_of_points(typed: str, start: int, end: int, code: str) -> None:
    """What cannot be read says where."""
    with pytest.raises(InputError) as caught:
        points_key(typed, Notation.of())
    assert (caught.value.span.start, caught.value.span.end, caught.value.code) == (start, end, code)


def test_an_error_inside_a_point_is_placed_in_the_whole_text() -> None:
    """The span of a mistake counts from the beginning of what was typed, and the text is the one typed."""
    typed = r"\text{min} (1,2); max (3,4*)"
    with pytest.raises(InputError) as caught:
        points_key(typed, Notation.of())
    assert caught.value.text == typed
    assert typed[: caught.value.span.start].endswith("4") or typed[: caught.value.span.start].endswith("4*")


def test_ambiguity_of_a_coordinate_is_that_of_the_list() -> None:
    """Where one coordinate can be read in two ways, so can the list."""
    reading = read_points("(1/2a, 0) min", Notation.of("a"))
    assert [to_text(other.expr) for other in reading.others] == ["{minimum((1/(2*a), 0))}"]


def test_on_a_line_indices_number_the_points() -> None:
    """x_1 = 1, x_2 = -1 is a point of the plane, or two places where every point is one number."""
    assert to_text(read_points("x_1 = 1, x_2 = -1", Notation()).expr) == "{(1, -1)}"
    assert to_text(read_points("x_1 = 1, x_2 = -1", Notation(), on_a_line=True).expr) == "{1, -1}"


def test_a_height_alone_is_no_place() -> None:
    """y = 1 does not say where, unless y is a variable of the question; x = 2, y = 1 is a point with its height."""
    with pytest.raises(InputError) as caught:
        read_points("y = 1", Notation.of("x"), on_a_line=True)
    assert caught.value.code == "points.height-alone"
    assert str(caught.value) == "y is not what is asked for. Write x = 1."
    assert to_text(read_points("y = 1", Notation.of("y"), on_a_line=True).expr) == "{1}"
    assert to_text(read_points("x = 2, y = 1", Notation.of("x"), on_a_line=True).expr) == "{(2, 1)}"
