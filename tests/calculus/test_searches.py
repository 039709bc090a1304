"""Optima and descents as derivations: made from the gradient, replayed and told like any other."""

from __future__ import annotations

from quizgen.calculus.differentiate import derive, replay
from quizgen.calculus.narrate import narrate
from quizgen.calculus.searches import descent_goal, read_descent
from quizgen.calculus.stationary import as_set, stationary_points
from quizgen.expr.nodes import Call, Symbol
from quizgen.expr.text import to_unicode
from quizgen.prose import plain
from tests.calculus.helpers import typed


def test_a_descent_is_a_derivation() -> None:
    """The result is the last point; it replays from the gradient."""
    d = derive(descent_goal(typed("x^2+2y^2"), ("x", "y"), (typed("1"), typed("2")), typed("0.1"), 2))
    assert to_unicode(d.result) == "(0.64, 0.72)"
    assert replay(d) == d.result


def test_a_descent_aloud() -> None:
    """First the slope, then a step for every step, with its arithmetic."""
    steps = narrate(derive(descent_goal(typed("x^2"), ("x",), (typed("1"),), typed("0.1"), 3)), name="E")
    titles = ["Power rule", "Gradient descent", "Step 1", "Step 2", "Step 3", "Where it is heading"]
    assert [step.title for step in steps] == titles
    assert steps[-2].equation is not None
    assert to_unicode(steps[-2].equation) == "x = 0.512"
    assert "local minimum at x = 0" in plain(steps[-1].words[0])


def test_goals_are_read_back() -> None:
    """One variable is written without a vector; a goal of another shape is declined."""
    goal = descent_goal(typed("x^2"), ("x",), (typed("1"),), typed("0.1"), 3)
    asked = read_descent(goal)
    assert asked is not None
    assert (asked.variables, asked.steps) == (("x",), 3)
    assert read_descent(Call("descend", (typed("x^2"), Symbol("x")))) is None


def test_optima_are_a_derivation() -> None:
    """The result is the set of classified points; the working goes from the slopes to the kinds."""
    e = typed("x^3+y^3-3x y")
    d = derive(Call("stationary", (e, Symbol("x"), Symbol("y"))))
    assert d.result == as_set(stationary_points(e, ("x", "y")))
    assert replay(d) == d.result
    titles = [step.title for step in narrate(d, name="f")]
    assert titles.index("Gradient") < titles.index("Stationary points") < titles.index("Second derivatives")
