"""An equation, right when it has the solutions of the key: a tangent line in any scale and arrangement."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Judgement, misshapen, single
from quizgen.answers.reading import put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.expr.nodes import Expr, Relation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value


@value
class Equation:
    """Both sides are asked for: for y = 2x + 1 the response "2x + 1" is not enough."""

    def read(self, text: str, task: Task) -> Reading:
        return parse(text, task.notation.allowing("relation"))

    def judge(self, response: Expr, task: Task) -> Judgement:
        mine, keys = put_in(response, task.given), put_in(task.key, task.given)
        if not isinstance(mine, Relation):
            return single(mine, keys, misshapen("write an equation, with both of its sides"))
        return single(mine, keys, decide(mine, keys, assume=task.assume))


KIND: Final = Equation()
