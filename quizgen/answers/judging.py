"""Reading and judging a response of any kind, with the rule about texts that can be read in two ways.

A text is judged by its usual reading. Where that is not right, but another reading is, nobody can know which was
meant: the judgement then carries the other reading in `instead`, and whoever asked must ask back or leave it to a
person.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgen.answers.form import judge_form
from quizgen.answers.judgement import Judgement
from quizgen.answers.kinds import KINDS
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Equal
from quizgen.errors import InputError
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from quizgen.syntax.reading import Reading
from quizgen.values import replaced

OTHERS = 4
"""How many other readings of one text are looked at."""


def read(text: str, task: Task) -> Reading:
    """What the student typed, as a formula of the task's kind; raises InputError with the place in the whole text."""
    return KINDS.get(task.kind).read(text, task)


def settled(chosen: Expr, task: Task, write: Callable[[Expr], str] = to_text) -> str | None:
    """What `write` makes of it, where that can only be read as `chosen`; else None (then it must be typed again)."""
    text = write(chosen)
    try:
        reading = read(text, task)
    except InputError:
        return None
    return text if reading.expr == chosen and not reading.ambiguous else None


def judge(reading: Reading, task: Task) -> Judgement:
    """The usual reading against the key; then the form that the task asks for; then what another reading would
    give."""
    kind = KINDS.get(task.kind)
    usual = judge_form(kind.judge(reading.expr, task), reading.expr, task)
    if isinstance(usual.verdict, Equal):
        return usual
    for other in reading.others[:OTHERS]:
        if isinstance(kind.judge(other.expr, task).verdict, Equal):
            return replaced(usual, instead=other.expr)
    return usual
