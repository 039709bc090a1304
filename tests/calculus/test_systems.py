"""Systems, by the moves that people make by hand."""

from __future__ import annotations

import pytest

from quizgen.calculus.equations import Unsolved
from quizgen.calculus.systems import solve_system
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import spoken, typed


def solved(*equations: str) -> tuple[list[str], list[str]]:
    points, steps = solve_system([typed(e) for e in equations], ["x", "y"])
    return [f"{to_unicode(p['x'])} {to_unicode(p['y'])}" for p in points], spoken(steps)


@pytest.mark.parametrize(
    ("equations", "points"),
    [
        (("2x-2", "2y"), ["1 0"]),
        (("3x^2-3y", "3y^2-3x"), ["0 0", "1 1"]),
        (("3x^2-3", "2y"), ["-1 0", "1 0"]),
        (("x y", "x+y-1"), ["0 1", "1 0"]),
        (("x^2+1", "y"), []),
    ],
)
def test_points(equations: tuple[str, ...], points: list[str]) -> None:
    """All real solutions."""
    assert solved(*equations)[0] == points


def test_nothing_is_said_twice() -> None:
    """y = 0 holds for both roots of x, and is said once."""
    _, lines = solved("3x^2-3", "2y")
    assert lines.count("y = 0") == 1
    _, lines = solved("4x^3", "4y^3")
    assert (lines.count("x = 0"), lines.count("y = 0")) == (1, 1)


def test_a_case_that_fails_says_so() -> None:
    """x = 0 makes 1 - 2x^2 = 0 impossible."""
    _, lines = solved("1-2x^2", "x y")
    assert "Then an equation says 1 = 0: there is no solution here." in lines


def test_each_root_is_its_own_case_where_it_matters() -> None:
    """What y is depends on which root x is."""
    _, lines = solved("x^2-1", "y-x")
    assert "Take x = -1." in lines
    assert "Take x = 1." in lines


@pytest.mark.parametrize("equations", [("x-y", "x-y"), ("x^2+y^2-1", "sin(x)-y")])
def test_what_is_not_solved_is_refused(equations: tuple[str, ...]) -> None:
    """Lines of solutions, and systems that no move of ours opens."""
    with pytest.raises(Unsolved):
        solved(*equations)
