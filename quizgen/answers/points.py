"""A set of points, each possibly with its kind: the stationary points of a function, or the solutions of an
equation."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Judgement
from quizgen.answers.listing import read_points
from quizgen.answers.matching import judge_points
from quizgen.answers.task import Task
from quizgen.expr.nodes import Expr
from quizgen.syntax.reading import Reading
from quizgen.values import value


@value
class Points:
    """In any order and any notation; a point given twice counts once."""

    def read(self, text: str, task: Task) -> Reading:
        return read_points(text, task.notation)

    def judge(self, response: Expr, task: Task) -> Judgement:
        return judge_points(response, task)


KIND: Final = Points()
