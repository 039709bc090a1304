"""Writing down what a student sent in, its marks and the score that follows from them: all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizgen.gradebook.decisions import decide_as_before
from quizgen.gradebook.errors import NoAttemptsLeft
from quizgen.gradebook.marks import add_marks
from quizgen.gradebook.outbox import queue
from quizgen.gradebook.schema import Attempt, Learner, Placement
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
    """The attempt that the gradebook holds, and whether it is new or was sent before."""

    attempt: Attempt
    new: bool


def record(
    session: Session, placement: Placement, learner: Learner, answered: Answered, marks: Sequence[NewMark], marker: str
) -> Recorded:
    """Writes an attempt, its marks, a decision that was made earlier on the same case, and the score to be sent.

    An attempt of this learner with this client_id that is there already is left as it is, with its marks, and given
    back. Raises NoAttemptsLeft where the placement allows no more; then nothing is written.
    """
    session.execute(select(Learner.id).where(Learner.id == learner.id).with_for_update())  # one attempt at a time each
    before = find_attempt(session, learner, answered.client_id)
    if before is not None:
        return Recorded(before, False)
    _refuse_too_many(session, placement, learner, answered.question)
    attempt = _row(answered, placement, learner)
    session.add(attempt)
    session.flush()
    ours = [(attempt.id, mark) for mark in marks]
    add_marks(session, ours, marker, answered.at)
    decide_as_before(session, placement, ours, answered.at)
    queue(session, placement, learner.id, answered.at)
    return Recorded(attempt, True)


def find_attempt(session: Session, learner: Learner, client_id: str) -> Attempt | None:
    """The attempt that this learner sent under this name, if there is one."""
    return session.scalar(select(Attempt).filter_by(learner_id=learner.id, client_id=client_id))


def attempts_with(session: Session, ids: Iterable[int]) -> Sequence[Attempt]:
    """The attempts with these ids."""
    return session.scalars(select(Attempt).where(Attempt.id.in_(list(ids)))).all()


def attempts_made(session: Session, placement: Placement, learner: Learner, question: int) -> int:
    """How many attempts a learner has made at a question."""
    wanted = select(func.count()).select_from(Attempt)
    return session.scalar(wanted.filter_by(placement_id=placement.id, learner_id=learner.id, question=question)) or 0


def _refuse_too_many(session: Session, placement: Placement, learner: Learner, question: int) -> None:
    if placement.attempts is None:
        return
    if attempts_made(session, placement, learner, question) >= placement.attempts:
        raise NoAttemptsLeft(f"All {placement.attempts} attempts at question {question} are used.")


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
