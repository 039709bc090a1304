"""Everything that is kept of one person, handed out or deleted; and what is too old to be kept of anybody.

A person is (issuer, sub): on one platform the same person in every course, deployment and client of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.orm import Session, aliased

from quizgen.gradebook.credentials import sweep
from quizgen.gradebook.schema import Attempt, Decision, Learner, Mark, Placement, Registration, Score, Table
from quizgen.gradebook.store import Gradebook
from quizgen.values import value
from quizgen.wire.document import Json, dump

FORMAT: Final = "quizgen gradebook export"
VERSION: Final = 1


@value
class Erased:
    """How much was deleted."""

    learners: int
    attempts: int
    marks: int


def is_known(session: Session, issuer: str, sub: str) -> bool:
    """Whether anything is kept of a person."""
    return bool(_people(session, issuer, sub))


def export(session: Session, issuer: str, sub: str) -> str:
    """Everything that is kept of a person, as JSON; times are ISO 8601 in UTC, marks fractions such as "3/2"."""
    return dump({
        "format": FORMAT,
        "version": VERSION,
        "issuer": issuer,
        "sub": sub,
        "learners": [_learner(session, learner) for learner in _people(session, issuer, sub)],
    })  # fmt: skip


def erase(gradebook: Gradebook, issuer: str, sub: str) -> Erased:
    """Deletes everything that is kept of a person, in one transaction.

    Decisions that a tutor made stay, without saying who made them. On SQLite the deleted text is overwritten on the
    disk too.
    """
    with gradebook.writing() as session:
        ids = [learner.id for learner in _people(session, issuer, sub)]
        erased = _delete_attempts(session, Attempt.learner_id.in_(ids))
        session.execute(delete(Score).where(Score.learner_id.in_(ids)))
        session.execute(update(Decision).where(Decision.by.in_(ids)).values(by=None))
        session.execute(delete(Learner).where(Learner.id.in_(ids)))
    _overwrite(gradebook)
    return Erased(len(ids), *erased)


def forget(gradebook: Gradebook, before: datetime, at: datetime) -> Erased:
    """Deletes what learners did at placements where they have done nothing since a time, the people of whom nothing is
    left, and what has expired.

    For a job that keeps to a retention period. All attempts at a placement go together, so that no score that is still
    in use loses a part; scores that are still to be sent are kept until they are.
    """
    with gradebook.writing() as session:
        later = aliased(Attempt)
        still = select(later.id).where(
            later.placement_id == Attempt.placement_id, later.learner_id == Attempt.learner_id, later.at >= before
        )
        old = _delete_attempts(session, ~still.exists())
        answered = select(Attempt.learner_id)
        session.execute(delete(Score).where(Score.learner_id.not_in(answered), Score.state.in_(("sent", "given-up"))))
        idle = select(Learner.id).where(
            Learner.made < before, Learner.id.not_in(answered), Learner.id.not_in(select(Score.learner_id))
        )
        count = session.scalar(select(func.count()).select_from(idle.subquery())) or 0
        session.execute(update(Decision).where(Decision.by.in_(idle)).values(by=None))
        session.execute(delete(Learner).where(Learner.id.in_(idle)))
        sweep(session, at)
    _overwrite(gradebook)
    return Erased(count, *old)


def _people(session: Session, issuer: str, sub: str) -> Sequence[Learner]:
    wanted = select(Learner).join(Registration).where(Registration.issuer == issuer, Learner.sub == sub)
    return session.scalars(wanted.order_by(Learner.id)).all()


def _delete_attempts(session: Session, which: ColumnElement[bool]) -> tuple[int, int]:
    """Deletes attempts and their marks; how many of each."""
    ids = select(Attempt.id).where(which)
    marks = session.scalar(select(func.count()).select_from(Mark).where(Mark.attempt_id.in_(ids))) or 0
    attempts = session.scalar(select(func.count()).select_from(Attempt).where(which)) or 0
    session.execute(delete(Mark).where(Mark.attempt_id.in_(ids)))
    session.execute(delete(Attempt).where(which))
    return attempts, marks


def _overwrite(gradebook: Gradebook) -> None:
    """SQLite's write-ahead log still holds what was deleted: it is emptied."""
    if gradebook.engine.dialect.name == "sqlite":
        with closing(gradebook.engine.raw_connection()) as connection:  # a checkpoint is done outside any transaction
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _learner(session: Session, learner: Learner) -> Json:
    registration = session.get_one(Registration, learner.registration_id)
    attempts = session.scalars(select(Attempt).filter_by(learner_id=learner.id).order_by(Attempt.id)).all()
    return {
        "client_id": registration.client_id,
        **_fields(learner, "deployment", "made"),
        "attempts": [_attempt(session, attempt) for attempt in attempts],
        "scores": _listed(session, select(Score).filter_by(learner_id=learner.id).order_by(Score.id), SCORE),
        "decisions": _listed(session, select(Decision).filter_by(by=learner.id).order_by(Decision.id), DECISION),
    }


ATTEMPT: Final = ("client_id", "question", "template", "version", "seed", "responses", "at")
MARK: Final = (
    "part", "marker", "reading", "verdict", "given", "available", "waiting", "slip", "review", "feedback", "at",
)  # fmt: skip
SCORE: Final = ("given", "maximum", "waiting", "stamp", "state", "tries", "sent", "error")
DECISION: Final = ("case", "given", "why", "withdrawn", "at")


def _attempt(session: Session, attempt: Attempt) -> Json:
    placement = session.get_one(Placement, attempt.placement_id)
    marks = select(Mark).filter_by(attempt_id=attempt.id).order_by(Mark.id)
    return {
        "placement": {"resource_link": placement.resource_link, "title": placement.title},
        **_fields(attempt, *ATTEMPT),
        "marks": _listed(session, marks, MARK),
    }


def _listed(session: Session, wanted: Select[Any], names: Iterable[str]) -> Json:
    return [_fields(row, *names) for row in session.scalars(wanted)]


def _fields(row: Table, *names: str) -> dict[str, Json]:
    """These columns of a row as JSON."""
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(item: object) -> Json:
    match item:
        case None | bool() | int() | str() | dict():
            return item
        case datetime():
            return item.isoformat()
        case _:
            return str(item)
