"""Which mark of an answer stands, and what a learner's score is.

The newest mark that a marker gave stands, unless a person has decided on its case: then the last decision does, where
it was not withdrawn. (A case is a reading of a question with its key. When a template is corrected, the key is another,
and decisions on the mistaken one are history.) Of the attempts at a question the best counts, or the last, as the
placement says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import Result, bindparam, select
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import Attempt, Decision, Mark, Placement
from quizgen.values import value

NOTHING = Fraction(0)


@value
class Stands:
    """A mark that stands; the fields are those of schema.Mark."""

    id: int
    part: str
    decision_id: int | None
    reading: str
    case: str
    verdict: str
    given: Fraction
    available: Fraction
    waiting: Fraction
    slip: str
    review: str
    feedback: str
    withdrawn: bool | None = None
    """Whether it takes a decision back; None where nobody decided."""


@value
class Total:
    """`given` of `available` marks, with `waiting` still open."""

    given: Fraction
    available: Fraction
    waiting: Fraction


@value
class Marked:
    """An attempt with the standing mark of each of its parts, in order of their labels, and what they come to."""

    id: int
    learner_id: int
    question: int
    template: str
    at: datetime
    marks: tuple[Stands, ...]
    total: Total


def standing(
    session: Session, placement: Placement, learner_id: int | None = None, *, decided: bool = True
) -> list[Marked]:
    """The attempts at a placement, oldest first, with the marks that stand; of one learner or of all.

    With `decided` false, those that would stand if no person had decided anything.
    """
    wanted = AT_PLACEMENT if learner_id is None else OF_LEARNER
    wanted = wanted if decided else wanted.where(Mark.decision_id.is_(None))
    rows: Result[Any] = session.execute(wanted, {"placement": placement.id, "learner": learner_id})
    return list(_standing(rows))


def standing_marks(session: Session, attempt: Attempt) -> tuple[Stands, ...]:
    """The marks of one attempt that stand."""
    rows: Result[Any] = session.execute(OLDEST_FIRST.where(Attempt.id == attempt.id))
    return tuple(mark for marked in _standing(rows) for mark in marked.marks)


ATTEMPT = (Attempt.id, Attempt.learner_id, Attempt.question, Attempt.template, Attempt.at)
MARK = (
    Mark.id, Mark.part, Mark.decision_id, Mark.reading, Mark.case, Mark.verdict, Mark.given, Mark.available,
    Mark.waiting, Mark.slip, Mark.review, Mark.feedback, Decision.withdrawn,
)  # fmt: skip
"""Plain columns: a class has tens of thousands of rows, and none of them is going to be changed."""

OLDEST_FIRST = (
    select(*ATTEMPT, *MARK)
    .join(Mark, Mark.attempt_id == Attempt.id)
    .outerjoin(Decision, Decision.id == Mark.decision_id)
    .order_by(Attempt.id, Mark.part, Mark.id)
)
AT_PLACEMENT = OLDEST_FIRST.where(Attempt.placement_id == bindparam("placement"))
OF_LEARNER = AT_PLACEMENT.where(Attempt.learner_id == bindparam("learner"))
"""Every answer asks for this one: made once, for that takes longer than to ask."""


def _standing(rows: Result[Any]) -> Iterator[Marked]:
    for (id, learner, question, template, at), listed in groupby(rows, key=lambda row: row[: len(ATTEMPT)]):
        marks = tuple(_stand(Stands(*row[len(ATTEMPT) :]) for row in listed))
        total = sum_of([Total(mark.given, mark.available, mark.waiting) for mark in marks])
        yield Marked(id, learner, question, template, at, marks, total)


def _stand(marks: Iterable[Stands]) -> Iterator[Stands]:
    """Of the marks of one attempt, sorted by part and age, the one of each part that stands."""
    for _, of_part in groupby(marks, key=lambda mark: mark.part):
        listed = list(of_part)
        newest = [mark for mark in listed if mark.decision_id is None][-1]
        ruled = [mark for mark in listed if mark.decision_id is not None and mark.case == newest.case]
        yield ruled[-1] if ruled and not ruled[-1].withdrawn else newest


def sum_of(totals: Sequence[Total]) -> Total:
    """All of them together."""
    if len(totals) == 1:  # the commonest case by far, and fractions are slow to add
        return totals[0]
    return Total(
        sum((one.given for one in totals), NOTHING),
        sum((one.available for one in totals), NOTHING),
        sum((one.waiting for one in totals), NOTHING),
    )


def counting(attempts: Sequence[Marked], counts: str) -> dict[int, Marked]:
    """For each question of one learner's attempts the one that counts: the last, or the best (of equals the first)."""
    by_question: defaultdict[int, list[Marked]] = defaultdict(list)
    for marked in attempts:
        by_question[marked.question].append(marked)
    if counts == "last":
        return {question: listed[-1] for question, listed in sorted(by_question.items())}
    return {question: max(listed, key=_worth) for question, listed in sorted(by_question.items())}


def _worth(marked: Marked) -> tuple[Fraction, Fraction, int]:
    return marked.total.given, marked.total.waiting, -marked.id


def score_of(attempts: Sequence[Marked], placement: Placement) -> Total:
    """What all of a learner's attempts at a placement come to: those that count, out of all its marks.

    `waiting` is what decisions that are still to be made could add to it.
    """
    chosen = counting(attempts, placement.counts)
    now = sum_of([marked.total for marked in chosen.values()])
    held = {marked.question for marked in attempts if marked.total.waiting}
    open_ = sum((_could_come(chosen[question], attempts, placement.counts) for question in held), NOTHING)
    return Total(now.given, max(placement.score_maximum, now.available), open_)


def _could_come(chosen: Marked, attempts: Sequence[Marked], counts: str) -> Fraction:
    """How much decisions can add at the question of the attempt that counts."""
    if counts == "last":
        return chosen.total.waiting
    totals = (marked.total for marked in attempts if marked.question == chosen.question)
    return max(total.given + total.waiting for total in totals) - chosen.total.given
