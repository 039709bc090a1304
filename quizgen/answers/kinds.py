"""The kinds of answer: a table of names, and the two functions that every kind has.

A package elsewhere adds a kind by an entry point in the group "quizgen.answers" that names an object with these
functions.
"""

from __future__ import annotations

from typing import Final, Protocol

from quizgen.answers.judgement import Judgement
from quizgen.answers.task import Task
from quizgen.expr.nodes import Expr
from quizgen.registry import Registry
from quizgen.syntax.reading import Reading


class Kind(Protocol):
    """How responses of one kind are read and judged; knows nothing of marks."""

    def read(self, text: str, task: Task) -> Reading:
        """What the student typed, as a formula; raises InputError with the place in the whole text."""
        ...

    def judge(self, response: Expr, task: Task) -> Judgement:
        """One reading of the response against the key."""
        ...


KINDS: Final[Registry[Kind]] = Registry(
    "kind of answer",
    "quizgen.answers",
    {
        "expression": "quizgen.answers.expression:KIND",
        "number": "quizgen.answers.number:KIND",
        "vector": "quizgen.answers.vector:KIND",
        "points": "quizgen.answers.points:KIND",
        "equation": "quizgen.answers.equation:KIND",
        "choice": "quizgen.answers.choice:KIND",
        "any": "quizgen.answers.anything:KIND",
    },
)
