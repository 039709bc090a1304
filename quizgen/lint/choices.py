"""Choices can be told apart: no wrong one equals a right one, and the slips that they show exist."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.answers.reading import is_plain
from quizgen.bank.checks import DraftPart
from quizgen.bank.variant import Choice
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different
from quizgen.expr.nodes import Expr, Symbol
from quizgen.expr.text import to_text
from quizgen.expr.walk import subtrees
from quizgen.lint.answers import unknown_slip
from quizgen.lint.finding import Finding
from quizgen.lint.subject import Subject, of_part
from quizgen.prose import Math


def choices(subject: Subject) -> Iterator[Finding]:
    """A wrong choice that is a formula is proved different from every right one."""
    for drawn in subject.drawn:
        for source, part in subject.parts(drawn):
            for right, wrong in _pairs(part):
                if not isinstance(decide(wrong, right), Different):
                    what = f"{of_part(part)}the wrong choice {to_text(wrong)} cannot be told from {to_text(right)}."
                    yield subject.finding("choice", what, drawn, source.answer.source)


def _pairs(part: DraftPart) -> Iterator[tuple[Expr, Expr]]:
    """Each right formula with each wrong one."""
    letters = set(subtrees(part.task.key))
    right: list[Expr] = []
    wrong: list[Expr] = []
    for letter, choice in part.lettered:
        (right if Symbol(letter) in letters else wrong).extend(_formula(choice))
    return ((r, w) for r in right for w in wrong)


def _formula(choice: Choice) -> Iterator[Expr]:
    """The formula that a choice is, where it is nothing else."""
    match choice.words:
        case (Math(e),) if is_plain(e) and choice.picture is None:
            yield e


def shown_slips(subject: Subject) -> Iterator[Finding]:
    """A slip that a choice names exists."""
    for part in subject.template.parts:
        for choice in part.answer.choices:
            if choice.slip and (what := unknown_slip(choice.slip)):
                yield subject.finding("slip", what, None, part.answer.source)
