"""Which mark of an answer stands, and what a learner's score is.

The newest mark that a marker gave stands, unless a person has decided on its case: then the last decision does. (A
case is a reading of a question with its key. When a template is corrected, the key is another, and decisions on the
mistaken one are history.) Of the attempts at a question the best counts, or the last, as the placement says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from quizgen.gradebook.schema import Attempt, Mark, Placement
from quizgen.values import value

NOTHING = Fraction(0)

Marked: TypeAlias = tuple[Attempt, tuple[Mark, ...]]
"""An attempt with the standing mark of each of its parts, in order of the parts' labels."""


@value
class Total:
    """`given` of `available` marks, with `waiting` still open."""

    given: Fraction
    available: Fraction
    waiting: Fraction


def standing(session: Session, placement: Placement, learner_id: int | None = None) -> list[Marked]:
    """The attempts at a placement, oldest first, with the marks that stand; of one learner or of all."""
    conditions = [Attempt.placement_id == placement.id]
    if learner_id is not None:
        conditions.append(Attempt.learner_id == learner_id)
    return _standing(session, *conditions)


def standing_marks(session: Session, attempt: Attempt) -> tuple[Mark, ...]:
    """The marks of one attempt that stand."""
    return tuple(mark for _, marks in _standing(session, Attempt.id == attempt.id) for mark in marks)


def _standing(session: Session, *conditions: ColumnElement[bool]) -> list[Marked]:
    newest = func.row_number().over(
        partition_by=(Mark.attempt_id, Mark.part, Mark.case, Mark.decision_id.is_(None)), order_by=Mark.id.desc()
    )
    inner = select(Mark, newest.label("rank")).join(Attempt).where(*conditions).subquery()
    mark = aliased(Mark, inner)
    rows = session.execute(
        select(Attempt, mark)
        .join(mark, mark.attempt_id == Attempt.id)
        .where(inner.c.rank == 1)
        .order_by(Attempt.id, mark.part, mark.id)
    )
    by_attempt: dict[int, tuple[Attempt, list[Mark]]] = {}
    for attempt, one in rows:
        by_attempt.setdefault(attempt.id, (attempt, []))[1].append(one)
    return [(attempt, tuple(_stand(marks))) for attempt, marks in by_attempt.values()]


def _stand(marks: list[Mark]) -> Iterator[Mark]:
    """Of the marks of one attempt, sorted by part and age, the one of each part that stands."""
    for _, of_part in groupby(marks, key=lambda mark: mark.part):
        listed = list(of_part)
        newest = [mark for mark in listed if mark.decision_id is None][-1]
        ruled = [mark for mark in listed if mark.decision_id is not None and mark.case == newest.case]
        yield ruled[-1] if ruled else newest


def total(marks: Iterable[Mark]) -> Total:
    """What these marks come to."""
    listed = list(marks)
    return Total(
        sum((mark.given for mark in listed), NOTHING),
        sum((mark.available for mark in listed), NOTHING),
        sum((mark.waiting for mark in listed), NOTHING),
    )


def counting(attempts: Sequence[Marked], counts: str) -> dict[int, Marked]:
    """For each question of one learner's attempts the one that counts: the last, or the best (of equals the first)."""
    by_question: defaultdict[int, list[Marked]] = defaultdict(list)
    for marked in attempts:
        by_question[marked[0].question].append(marked)
    if counts == "last":
        return {question: listed[-1] for question, listed in sorted(by_question.items())}
    return {
        question: max(listed, key=lambda marked: (total(marked[1]).given, total(marked[1]).waiting, -marked[0].id))
        for question, listed in sorted(by_question.items())
    }


def score(session: Session, placement: Placement, learner_id: int) -> Total:
    """The learner's score at a placement: the attempts that count, out of all its marks.

    `waiting` is what waits for a person in any attempt that could still raise the score.
    """
    attempts = standing(session, placement, learner_id)
    totals = [total(marks) for _, marks in counting(attempts, placement.counts).values()]
    given = sum((one.given for one in totals), NOTHING)
    available = sum((one.available for one in totals), NOTHING)
    return Total(given, max(placement.score_maximum, available), _could_come(attempts, placement.counts))


def _could_come(attempts: Sequence[Marked], counts: str) -> Fraction:
    """How much decisions that are still to be made can add, question by question."""
    open_ = NOTHING
    for question, (_, marks) in counting(attempts, counts).items():
        now = total(marks)
        if counts == "last":
            open_ += now.waiting
            continue
        tops = (total(m) for a, m in attempts if a.question == question)
        open_ += max((top.given + top.waiting for top in tops), default=now.given) - now.given
    return open_
