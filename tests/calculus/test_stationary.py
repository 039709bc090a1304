"""Stationary points: exact, complete, checked, classified where it can be shown - and refused where not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quizgen.calculus.equations import Unsolved
from quizgen.calculus.stationary import as_set, stationary_points, work_out
from quizgen.expr.nodes import Call, Integer, Set, Vector
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import typed

FOUND = (
    ("x^2", "x", "minimum 0"),
    ("x^3-3x", "x", "maximum -1; minimum 1"),
    ("x^3", "x", "inflection 0"),
    ("x^4", "x", "minimum 0"),
    ("-x^6", "x", "maximum 0"),
    ("x e^-x", "x", "maximum 1"),
    ("x^2 ln x", "x", "minimum 1/e^(1/2)"),
    ("x+1/x", "x", "maximum -1; minimum 1"),
    ("x^3/3-x^2/2-x", "x", "maximum 1/2 - √5/2; minimum 1/2 + √5/2"),
    ("x^x", "x", "minimum 1/e"),
    ("e^x+e^-x", "x", "minimum 0"),
    ("(x-a)^2", "x", "minimum a"),
    ("3x+1", "x", ""),
    ("e^x", "x", ""),
    ("x^6-3x^4+x^2", "x",
     "minimum -√(1 + √6/3); maximum -√(1 - √6/3); minimum 0; maximum √(1 - √6/3); minimum √(1 + √6/3)"),
    ("x^2+y^2-2x", "x y", "minimum (1, 0)"),
    ("x^2-y^2", "x y", "saddle (0, 0)"),
    ("x^3+y^3-3x y", "x y", "saddle (0, 0); minimum (1, 1)"),
    ("x^4+y^4-4x y", "x y", "minimum (-1, -1); saddle (0, 0); minimum (1, 1)"),
    ("x e^(-x^2-y^2)", "x y", "minimum (-√2/2, 0); maximum (√2/2, 0)"),
    ("x^2 y+x y^2-3x y", "x y", "saddle (0, 0); saddle (0, 3); minimum (1, 1); saddle (3, 0)"),
    ("2x^2+3x y+2y^2-7x", "x y", "minimum (4, -3)"),
    ("x^4-x^2 y+y^2", "x y", "undetermined (0, 0)"),
    ("x^4+y^4", "x y", "minimum (0, 0)"),
    ("-(x-1)^4-(y-2)^2", "x y", "maximum (1, 2)"),
    ("x^3-3x y^2", "x y", "saddle (0, 0)"),
    ("x^2+y^3", "x y", "saddle (0, 0)"),
    ("(y-x^2)(y-3x^2)", "x y", "saddle (0, 0)"),
    ("x^2+y^2+z^2-x y", "x y z", "minimum (0, 0, 0)"),
    ("x^2+y^2-z^2", "x y z", "saddle (0, 0, 0)"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "letters", "found"), FOUND)
def test_points_and_kinds(text: str, letters: str, found: str) -> None:
    """All of them, in ascending order, with their kinds."""
    points = stationary_points(typed(text), letters.split())
    places = [p.point[0] if len(p.point) == 1 else p.point for p in points]
    shown = [f"({', '.join(map(to_unicode, c))})" if isinstance(c, tuple) else to_unicode(c) for c in places]
    assert "; ".join(f"{p.kind} {place}" for p, place in zip(points, shown, strict=True)) == found


def test_heights_are_exact() -> None:
    """The value of the function comes with the point."""
    assert [to_unicode(p.height) for p in stationary_points(typed("x e^-x"), ["x"])] == ["1/e"]


@pytest.mark.parametrize(
    ("text", "letters"), [("sin x", "x"), ("x^2 y", "x y"), ("x^6-6x^2+x", "x"), ("x^2 a - x", "x"), ("5", "x")]
)
def test_what_is_not_certain_is_refused(text: str, letters: str) -> None:
    """Infinitely many, not isolated, out of reach, or of unknown sign: never a part of the solutions."""
    if text == "x^2 a - x":
        assert stationary_points(typed(text), letters.split())[0].kind == "undetermined"
    else:
        with pytest.raises(Unsolved):
            stationary_points(typed(text), letters.split())


def test_outside_the_domain_is_no_solution() -> None:
    """x^2 ln x has a vanishing formula at 0, where it is not defined."""
    assert len(stationary_points(typed("x^2 ln x"), ["x"])) == 1


def test_the_key_of_a_question() -> None:
    """The points as a set of classified points."""
    points = stationary_points(typed("x^3+y^3-3x y"), ["x", "y"])
    zero, one = Integer(0), Integer(1)
    assert as_set(points) == Set((Call("saddle", (Vector((zero, zero)),)), Call("minimum", (Vector((one, one)),))))


def test_the_steps_of_the_solution() -> None:
    """The working names the conditions, the substitution, the cases and the second derivatives."""
    _, steps = work_out(typed("x^3+y^3-3x y"), ["x", "y"])
    titles = [step.title for step in steps]
    assert titles[0] == "Stationary points"
    assert "Substitute" in titles
    assert "Cases" in titles
    assert titles[-2:] == ["Solutions", "Second derivatives"]


def test_sympy_is_not_imported_for_the_common_cases() -> None:
    """Importing SymPy takes most of a second: the course's examples do without."""
    code = (
        "import sys\n"
        "from quizgen.calculus.stationary import stationary_points\n"
        "from quizgen.syntax.parser import parse\n"
        "from quizgen.syntax.notation import Notation\n"
        "stationary_points(parse('x^3+y^3-3x y', Notation()).expr, ['x', 'y'])\n"
        "assert 'sympy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_sympy_helps_where_we_give_up() -> None:
    """A system whose variables cannot be expressed one by the other."""
    points = stationary_points(typed("x^3/3 + x y^2 - 5x + 2y^3/3 - 4y"), ["x", "y"])
    assert all(p.kind in ("minimum", "maximum", "saddle") for p in points)
    assert len(points) == 4
