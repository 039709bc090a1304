"""Answers that are right up to a constant."""

from __future__ import annotations

import pytest

from quizgen.answers.judging import judge, read
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def task_of(key: str, *variables: str) -> Task:
    notation = Notation.of("x", "y", "a", "C")
    return Task("expression", parse(key, notation).expr, notation, constant_in=variables)


@pytest.mark.parametrize(
    ("key", "response", "right"),
    [
        ("x^2", "x^2", True),
        ("x^2", "x^2 + C", True),
        ("x^2", "x^2 - 7 + a", True),
        ("ln x", "ln(3x)", True),
        ("sin(x)^2", "-cos(2x)/2 + C", True),
        ("x^2", "x^2 + x", False),
        ("x^2", "2x^2 + C", False),
        ("x^2", "C", False),
    ],
)
def test_up_to_a_constant(key: str, response: str, right: bool) -> None:
    """Whatever does not depend on x may be added, and nothing else."""
    task = task_of(key, "x")
    judgement = judge(read(response, task), task)
    assert isinstance(judgement.verdict, Equal if right else Different)
    assert judgement.credit == right
    assert judgement.check()


def test_in_several_variables() -> None:
    """A function of y is no constant where y is one of the variables."""
    task = task_of("x y", "x", "y")
    assert isinstance(judge(read("x y + 3", task), task).verdict, Equal)
    assert isinstance(judge(read("x y + y^2", task), task).verdict, Different)


def test_what_cannot_be_differentiated_is_undecided() -> None:
    """Never wrong."""
    task = task_of("x^2", "x")
    assert isinstance(judge(read("max(x, 1)", task), task).verdict, Undecided)
