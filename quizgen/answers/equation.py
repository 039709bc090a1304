"""An equation, right when it has the solutions of the key: a tangent line in any scale and arrangement."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Judgement, misshapen, single
from quizgen.answers.reading import put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.walk import symbols
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value


@value
class Equation:
    """Both sides are asked for: for y = 2x + 1 the response "2x + 1" is not enough. A letter of the key's own is not
    replaced by what is given: the y of a tangent is not the y of its curve."""

    def read(self, text: str, task: Task) -> Reading:
        return parse(text, task.notation.allowing("relation"))

    def judge(self, response: Expr, task: Task) -> Judgement:
        given = tuple(one for one in task.given if one[0] not in symbols(task.key))
        mine, keys = put_in(response, given), put_in(task.key, given)
        if not isinstance(mine, Relation):
            return single(mine, keys, misshapen("write an equation, with both of its sides"))
        return single(mine, keys, decide(mine, keys, assume=task.assume))


KIND: Final = Equation()
