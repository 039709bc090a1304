"""Tangents: the line through the point with the slope of the curve, told step by step."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import derive
from quizgen.calculus.lines import read_tangent_goal, tangent_goal
from quizgen.calculus.narrate import narrate
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.text import to_text
from tests.calculus.helpers import typed


@pytest.mark.parametrize(
    ("curve", "place", "line"),
    [("x^3+2x+1", "2", "14x-15"), ("e^(2x)", "0", "2x+1"), ("sin(x)", "pi", "pi-x"), ("x^2", "a", "2a x-a^2"),
     ("7", "3", "7")],
)  # fmt: skip
def test_the_tangent(curve: str, place: str, line: str) -> None:
    """It touches the curve at the place."""
    d = derive(tangent_goal(typed(curve), "x", typed(place)))
    assert isinstance(decide(d.result, typed(line)), Equal)
    assert d.rule.id == "derive.tangent"


def test_it_is_told_in_steps() -> None:
    """The derivative, the point and its slope, the line, and the line tidied."""
    steps = narrate(derive(tangent_goal(typed("x^3+2x+1"), "x", typed("2"))), name="y")
    assert [step.title for step in steps][-2:] == ["Tangent", "Simplify"]
    equations = [to_text(step.equation) for step in steps if step.equation is not None]
    assert equations[-2:] == ["y = 13 + 14*(x - 2)", "y = 14*x - 15"]


def test_other_goals_are_not_its_business() -> None:
    """A derivative is no tangent."""
    assert read_tangent_goal(derive(tangent_goal(typed("x^2"), "x", typed("1"))).parts[0].goal) is None
