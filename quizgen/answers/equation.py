"""An equation, right when it has the solutions of the key: a tangent line in any scale and arrangement."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Finding, Judgement, misshapen, single
from quizgen.answers.reading import is_plain, put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.expr.nodes import Expr, Product, Relation, Symbol
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import symbols
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import replaced, value


@value
class Equation:
    """Both sides are asked for: for y = 2x + 1 the response "2x + 1" is right, with a finding. A letter of the key's
    own is not replaced by what is given: the y of a tangent is not the y of its curve."""

    def read(self, text: str, task: Task) -> Reading:
        return _named(parse(text, task.notation.allowing("relation")), task)

    def judge(self, response: Expr, task: Task) -> Judgement:
        given = tuple(one for one in task.given if one[0] not in symbols(task.key))
        mine, keys = put_in(response, given), put_in(task.key, given)
        if is_plain(mine) and _is_definition(keys):
            return _of_right_side(mine, keys, task)
        if not isinstance(mine, Relation):
            return single(mine, keys, misshapen("write an equation, with both of its sides"))
        return single(mine, keys, decide(mine, keys, assume=task.assume))


def _named(reading: Reading, task: Task) -> Reading:
    """y(x) = 2x + 1 as y = 2x + 1, where the key says what y is."""
    match reading.expr, task.key:
        case Relation(Product((Symbol(name), Symbol() as of)), "=", right), Relation(Symbol(wanted), "=", formula):
            applied = reading.text.lstrip().startswith((f"{name}({of.name})", rf"{name}\left({of.name}"))
            if applied and name == wanted and of.name in symbols(formula):
                return Reading(reading.text, Relation(Symbol(name), "=", right), reading.others)
    return reading


def _is_definition(key: Expr) -> bool:
    """Whether the key is name = formula."""
    match key:
        case Relation(Symbol(name), "=", formula):
            return name not in symbols(formula)
        case _:
            return False


def _of_right_side(mine: Expr, key: Expr, task: Task) -> Judgement:
    """A formula alone is judged as the right side of the key's equation, and asked to be written as one."""
    assert isinstance(key, Relation)
    whole = replaced(key, right=mine)
    message = f"Write it as an equation, {to_unicode(key.left)} = ...; yours is only one side of it."
    return single(whole, key, decide(whole, key, assume=task.assume), [Finding("equation.no-left-side", message)])


KIND: Final = Equation()
