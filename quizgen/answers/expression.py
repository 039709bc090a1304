"""A formula, right when it is the same function as the key."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Judgement, single
from quizgen.answers.reading import put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Continues, Different, Equal, Verdict
from quizgen.expr.nodes import Expr
from quizgen.expr.walk import symbols
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value


@value
class Expression:
    """Exact. A tolerance is for closed values only; a formula in variables has none."""

    def read(self, text: str, task: Task) -> Reading:
        return parse(text, task.notation)

    def judge(self, response: Expr, task: Task) -> Judgement:
        mine, keys = put_in(response, task.given), put_in(task.key, task.given)
        if task.tolerance is not None and not symbols(mine) | symbols(keys):
            from quizgen.answers.number import near

            return single(mine, keys, near(mine, keys, task.tolerance))
        if task.constant_in:
            from quizgen.answers.constant import judge_up_to_constant

            return judge_up_to_constant(mine, keys, task.constant_in, task.assume)
        return single(mine, keys, held_to_the_key(decide(mine, keys, assume=task.assume)))


def held_to_the_key(verdict: Verdict) -> Verdict:
    """A response that is real where the key is not, and there contradicts the key's principal value, is wrong:
    sqrt((x-3)(x-5)) for sqrt(x-3) sqrt(x-5). The other way round it is a right answer with a smaller domain.
    """
    match verdict:
        case Equal(_, _, findings):
            for finding in findings:
                if isinstance(finding, Continues) and finding.side == "key":
                    return Different("domain", finding.beyond_the_reals())
    return verdict


KIND: Final = Expression()
