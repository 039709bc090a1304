"""Solving the derivative for its zeros, line by line."""

from __future__ import annotations

import pytest

from quizgen.marking.outcomes import Follows, Right, Said, Slipped, Unsure, Working
from quizgen.marking.working import check_working
from tests.calculus.helpers import typed


def checked(function: str, *lines: str) -> Working:
    return check_working(typed(function), "x", lines)


RIGHT = (
    ("x^3-3x", ["dy/dx = 3x^2 - 3", "dy/dx = 0", "3x^2 = 3", "x^2 = 1", "x = 1 or x = -1"]),
    ("x^3-3x", ["dy/dx = 3x^2 - 3 = 0", "3(x-1)(x+1) = 0", "x = ±1"]),
    ("x^3-3x^2", ["y' = 3x^2 - 6x", "3x^2 - 6x = 0", "so 3x = 0 or x - 2 = 0", "x = 0", "x = 2"]),
    ("x e^(-x)", ["y' = e^(-x) - x e^(-x)", "e^(-x)(1-x) = 0", "1 - x = 0", "x = 1"]),
    ("x^2+a", ["y' = 2x = 0", "x = 0"]),
)


@pytest.mark.parametrize(("function", "lines"), RIGHT)
def test_right_solutions(function: str, lines: list[str]) -> None:
    """No line is accused, and every solution is found."""
    working = checked(function, *lines)
    assert all(isinstance(line.outcome, Said | Right) for line in working.lines)
    assert working.finished


@pytest.mark.parametrize(
    ("function", "number", "why", "lines"),
    [
        ("x^3-3x^2", 2, "A solution is lost here: x = 0.", ["y' = 3x^2 - 6x = 0", "3x = 6", "x = 2"]),
        ("x^3-3x", 2, "This has other solutions", ["y' = 3x^2 - 3 = 0", "x^2 = 3"]),
        ("x^2-2x", 2, "a solution that the line before has not: x = -1", ["y' = 2x - 2 = 0", "x^2 = 1"]),
        ("x^3-3x", 2, "This is no solution: x = 3.", ["y' = 3x^2 - 3 = 0", "x = 3"]),
        ("x^3-3x", 2, "what about x = -1?", ["y' = 3x^2 - 3 = 0", "x = 1"]),
    ],
)
def test_the_first_line_that_does_not_follow(function: str, number: int, why: str, lines: list[str]) -> None:
    """Lost and gained solutions are named where it happens."""
    slip = checked(function, *lines).first_slip
    assert slip is not None
    assert isinstance(slip.outcome, Slipped)
    assert slip.number == number
    assert why in slip.outcome.explain()


def test_a_wrong_derivative_solved_rightly_follows() -> None:
    """The slip is accused once; the page is not finished."""
    working = checked("x^2-2x", "y' = 2x", "2x = 0", "x = 0")
    assert [type(line.outcome) for line in working.lines] == [Slipped, Right, Follows]
    assert not working.finished


def test_what_our_solver_gives_up_is_left_open() -> None:
    """cos x = 0 has more solutions than a set of ours holds."""
    assert isinstance(checked("sin x", "y' = cos x = 0", "x = pi/2").lines[-1].outcome, Unsure)


@pytest.mark.parametrize("line", ["x = a", "0 = 1", "x = ", "= 0", "x = x", "x^5 = 3 - x", "u = 3", "1 = 0 = 2"])
def test_odd_lines_do_not_break_it(line: str) -> None:
    """Every line gets an outcome."""
    assert len(checked("x^3-3x", "y' = 3x^2-3 = 0", line, line).lines) == 3
