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
        if task.constant_in and (task.tolerance is None or symbols(mine) | symbols(keys)):
            from quizgen.answers.constant import judge_up_to_constant

            return judge_up_to_constant(mine, keys, task.constant_in, task.assume)
        return single(mine, keys, same_value(mine, keys, task))


def same_value(one: Expr, key: Expr, task: Task) -> Verdict:
    """Whether a formula, be it the answer or a part of it, is right: near enough where the task has a tolerance and
    both are numbers, else exactly."""
    if task.tolerance is None or symbols(one) or symbols(key):
        return held_to_the_key(decide(one, key, assume=task.assume))
    from quizgen.answers.number import near

    return near(one, key, task.tolerance)


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
