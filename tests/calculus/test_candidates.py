"""What single slips would have given: counted work, cheap places first, nothing solved twice below an optimum."""

from __future__ import annotations

import pytest

from quizgen.budget import Budget
from quizgen.calculus.candidates import MOST_WORK, alike, candidates
from quizgen.calculus.differentiate import derive, differentiate, laplacian
from quizgen.calculus.redoing import Tree, with_result
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import Call, Symbol
from tests.calculus.helpers import typed


def test_the_same_every_time() -> None:
    """The candidates and their order depend on nothing but the question."""
    d = differentiate(typed("x e^x sin(3x)/(x^2+1)"), "x")
    first = [(c.rule.id, c.gives) for c in candidates(d, None, typed("x"))]
    assert first == [(c.rule.id, c.gives) for c in candidates(d, None, typed("x"))]
    assert len(first) > 100


def test_work_is_bounded() -> None:
    """What would be differentiated anew for every slip is given up after so many goals."""
    d = laplacian(typed("1/sqrt(x^2+y^2+z^2)"), ("x", "y", "z"))
    tree = Tree(d, Budget(MOST_WORK))
    assert any(tree.again)
    assert tree.worked(d.goal)
    with pytest.raises(BudgetExceeded):
        Tree(d, Budget(20)).worked(d.goal)
    assert len(list(candidates(d, None, typed("x")))) < 1000


def test_a_result_replaced() -> None:
    """What follows from a wrong part is worked out again above it."""
    d = differentiate(typed("x sin x"), "x")
    wrong = with_result(d, d.parts[1].goal, typed("-cos x"))
    assert wrong.result == typed("sin x - x cos x") or wrong.result == typed("-x cos x + sin x")
    assert with_result(d, typed("sin y"), typed("1")) is d  # type: ignore[arg-type]


def test_numbers_and_integrals_are_seen() -> None:
    """By comparing: pairs that must be equal are proposed only where they may be."""
    d = differentiate(typed("5x^2-3x"), "x")
    ids = {c.rule.id for c in alike(d.goal, d.result, typed("7x-3"))}
    assert {"number.coefficient-wrong", "integral.taken"} <= ids
    assert "number.coefficient-wrong" not in {c.rule.id for c in alike(d.goal, d.result, typed("sin(x)"))}
    assert not list(alike(d.goal, d.result, typed("7x-3"), "sum."))


def test_optima_are_not_solved_for_slips_of_the_pen() -> None:
    """A set of points has slips of its own."""
    d = derive(Call("stationary", (typed("x^3-3x"), Symbol("x"))))
    areas = {c.rule.id.split(".")[0] for c in candidates(d, None, typed("x"))}
    assert "optimum" in areas
    assert not areas & {"sign", "bracket", "exponent"}
