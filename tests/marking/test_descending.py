"""Gradient descent, line by line."""

from __future__ import annotations

import pytest

from quizgen.marking.descending import check_descent
from quizgen.marking.outcomes import Follows, Right, Said, Slipped, Working
from tests.calculus.helpers import typed


def checked(function: str, start: str, *lines: str, steps: int = 2) -> Working:
    return check_descent(typed(function), "w", typed(start), typed("0.1"), steps, lines)


RIGHT = (
    ("w^2", "1", ["dE/dw = 2w", "w_0 = 1", "w_1 = 1 - 0.1*2 = 0.8", "w_2 = 0.8 - 0.1*1.6 = 0.64"]),
    ("w^2", "1", ["E'(1) = 2", "w = 0.8", "E'(0.8) = 1.6", "w = 0.64"]),
    ("w^3-w", "0.7", ["E' = 3w^2 - 1", "w_1 = 0.7 - 0.1(3*0.49-1) = 0.65", "w_2 = 0.65 - 0.1(3*0.65^2-1) = 0.623"]),
)


@pytest.mark.parametrize(("function", "start", "lines"), RIGHT)
def test_right_descents(function: str, start: str, lines: list[str]) -> None:
    """Exact or rounded to the places that are written; the slopes are judged at the point that is reached."""
    working = checked(function, start, *lines)
    assert all(isinstance(line.outcome, Said | Right) for line in working.lines)
    assert working.finished


def test_a_slip_is_named_once() -> None:
    """Uphill is a slip of the catalogue; what follows from it follows."""
    working = checked("w^2", "1", "w_1 = 1 + 0.1*2 = 1.2", "w_2 = 1.2 - 0.1*2.4 = 0.96")
    first = working.first_slip
    assert first is not None
    assert isinstance(first.outcome, Slipped)
    assert first.outcome.diagnosis.explanations[0].rule.id == "descent.uphill"
    assert isinstance(working.lines[1].outcome, Follows)
    assert not working.finished


def test_wrong_arithmetic_is_shown() -> None:
    """Where the line does not agree with itself, that is what is said."""
    slip = checked("w^2", "1", "w_1 = 1 - 0.1*2 = 0.9").first_slip
    assert slip is not None
    assert isinstance(slip.outcome, Slipped)
    assert "1 - 0.1·2 is not 0.9" in slip.outcome.explain()


def test_not_finished() -> None:
    """One step of two; nothing; a line that cannot be read."""
    assert not checked("w^2", "1", "w = 0.8").finished
    assert not checked("w^2", "1").finished
    assert len(checked("w^2", "1", "w = (", "so what").lines) == 2
