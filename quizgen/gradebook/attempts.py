"""Writing down what a student sent in, its marks and the score that follows from them: all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from quizgen.gradebook.decisions import decide_as_before
from quizgen.gradebook.errors import NoAttemptsLeft
from quizgen.gradebook.marks import add_marks
from quizgen.gradebook.outbox import queue
from quizgen.gradebook.schema import Attempt, Learner, Placement
from quizgen.gradebook.standing import Marked, standing
from quizgen.gradebook.written import NewMark
from quizgen.values import value


@value
class Answered:
    """What was sent in for one question; the fields are those of schema.Attempt."""

    client_id: str
    question: int
    template: str
    version: str
    seed: str
    responses: Mapping[str, str]
    at: datetime


@value
class Recorded:
    """The attempt that the gradebook holds, whether it is new or was sent before, and all of the learner's attempts at
    the placement, oldest first."""

    attempt: Attempt
    new: bool
    attempts: Sequence[Marked]


@value
class Before:
    """What the gradebook holds when an attempt comes: the very same one, and how many were made at its question."""

    same: Attempt | None
    made: int


LEARNER: Final = Learner.id == bindparam("learner")
ONE_AT_A_TIME: Final = select(Learner.id).where(LEARNER).with_for_update()
MADE: Final = select(func.count(Attempt.id)).where(
    Attempt.placement_id == bindparam("placement"),
    Attempt.learner_id == bindparam("learner"),
    Attempt.question == bindparam("question"),
)
BEFORE: Final = (
    select(Attempt, MADE.correlate(None).scalar_subquery())
    .select_from(Learner)
    .outerjoin(Attempt, and_(Attempt.learner_id == Learner.id, Attempt.client_id == bindparam("client_id")))
    .where(LEARNER)
)
"""What every answer asks, and asks once more before it is written: made once, for that takes longer than to ask."""


def record(
    session: Session, placement: Placement, learner: Learner, answered: Answered, marks: Sequence[NewMark], marker: str
) -> Recorded:
    """Writes an attempt, its marks, a decision that was made earlier on the same case, and the score to be sent.

    An attempt of this learner with this client_id that is there already is left as it is, with its marks, and given
    back. Raises NoAttemptsLeft where the placement allows no more; then nothing is written.
    """
    session.execute(ONE_AT_A_TIME, {"learner": learner.id})
    before = before_attempt(session, placement, learner, answered.question, answered.client_id)
    if before.same is not None:
        return Recorded(before.same, False, standing(session, placement, learner.id))
    if placement.attempts is not None and before.made >= placement.attempts:
        raise NoAttemptsLeft(f"All {placement.attempts} attempts at question {answered.question} are used.")
    attempt = _row(answered, placement, learner)
    session.add(attempt)
    session.flush()
    ours = [(attempt.id, mark) for mark in marks]
    add_marks(session, ours, marker, answered.at)
    decide_as_before(session, placement, ours, answered.at)
    attempts = standing(session, placement, learner.id)
    queue(session, placement, learner.id, answered.at, attempts)
    return Recorded(attempt, True, attempts)


def find_attempt(session: Session, learner: Learner, client_id: str) -> Attempt | None:
    """The attempt that this learner sent under this name, if there is one."""
    return session.scalar(select(Attempt).filter_by(learner_id=learner.id, client_id=client_id))


def before_attempt(session: Session, placement: Placement, learner: Learner, question: int, client_id: str) -> Before:
    """What is there before an attempt with this client_id."""
    keys = {"placement": placement.id, "learner": learner.id, "question": question, "client_id": client_id}
    same, made = session.execute(BEFORE, keys).one()
    return Before(same, made)


def attempts_with(session: Session, ids: Iterable[int]) -> Sequence[Attempt]:
    """The attempts with these ids."""
    return session.scalars(select(Attempt).where(Attempt.id.in_(list(ids)))).all()


def attempts_made(session: Session, placement: Placement, learner: Learner, question: int) -> int:
    """How many attempts a learner has made at a question."""
    return session.scalar(MADE, {"placement": placement.id, "learner": learner.id, "question": question}) or 0


def _row(answered: Answered, placement: Placement, learner: Learner) -> Attempt:
    return Attempt(
        placement_id=placement.id,
        learner_id=learner.id,
        client_id=answered.client_id,
        question=answered.question,
        template=answered.template,
        version=answered.version,
        seed=answered.seed,
        responses=dict(answered.responses),
        at=answered.at,
    )
