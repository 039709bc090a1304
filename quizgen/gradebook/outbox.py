"""Scores on their way to the platform. A score is queued in the transaction that changes it, so that none is lost.

Whoever sends: claim some, send each with its `stamp`, then say `sent` or `failed`. A claim lapses after its lease, so
that a sender that was killed holds nothing up. Nobody knows whether the platform had its score: it is sent again with a
later stamp, for some platforms refuse a stamp that they have. A score that changes while it is being sent stays in the
queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import Attempt, Learner, Placement, Registration, Score
from quizgen.gradebook.standing import Marked, score_of, standing
from quizgen.values import value

WAITING: Final = "waiting"
SENT: Final = "sent"
FAILED: Final = "failed"
GIVEN_UP: Final = "given-up"

TICK: Final = timedelta(milliseconds=1)
"""Platforms read milliseconds: two stamps differ by at least so much."""

FIRST_PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(hours=6)
MOST_TRIES: Final = 16
"""With these pauses the last try is about a day after the first."""


@value
class Delivery:
    """A score to be sent: what a sender needs to know, with no session open."""

    id: int
    registration: Registration
    placement: Placement
    learner: Learner
    score: Score
    stamp: datetime


def queue(
    session: Session,
    placement: Placement,
    learner_id: int,
    at: datetime,
    attempts: Sequence[Marked] | None = None,
) -> None:
    """Puts the learner's score as it is now in the outbox, where the platform wants scores and it is a new one.

    `attempts` are all of the learner's at the placement; whoever has not read them leaves them out.
    """
    if not placement.passes_back:
        return
    now = score_of(standing(session, placement, learner_id) if attempts is None else attempts, placement)
    row = session.scalar(select(Score).filter_by(placement_id=placement.id, learner_id=learner_id).with_for_update())
    if row is None:
        row = Score(placement_id=placement.id, learner_id=learner_id, stamp=at, state=WAITING, next_try=at)
        session.add(row)
    elif (row.given, row.maximum, row.waiting) == (now.given, now.available, now.waiting) and row.state != GIVEN_UP:
        return
    else:
        row.stamp = max(at, row.stamp + TICK)
        if row.state != FAILED:  # while a platform is down, a new score does not hurry it
            row.state, row.tries, row.next_try, row.error = WAITING, 0, at, ""
    row.given, row.maximum, row.waiting = now.given, now.available, now.waiting
    session.flush()


def queue_all(session: Session, placement: Placement, at: datetime) -> None:
    """Queues the scores of everybody at a placement that are not in the outbox as they are now."""
    for learner_id in session.scalars(select(Attempt.learner_id).filter_by(placement_id=placement.id).distinct()):
        queue(session, placement, learner_id, at)


def claim(session: Session, at: datetime, lease: timedelta, limit: int = 50) -> Sequence[Delivery]:
    """Up to `limit` scores whose time has come, which nobody else gets before the lease is over."""
    due = (
        select(Score)
        .where(Score.state.in_((WAITING, FAILED)), Score.next_try <= at)
        .where(or_(Score.claimed.is_(None), Score.claimed <= at))
        .order_by(Score.next_try, Score.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = session.scalars(due).all()
    for row in rows:
        if row.claimed is not None:
            row.stamp = max(at, row.stamp + TICK)
        row.claimed = at + lease
    session.flush()
    return [_delivery(session, row) for row in rows]


def sent(session: Session, delivery: Delivery, at: datetime) -> None:
    """The platform has it. A newer score that came in the meantime goes on waiting."""
    row = session.get(Score, delivery.id, with_for_update=True)
    if row is None:
        return
    row.sent, row.claimed = at, None
    if row.stamp == delivery.stamp:
        row.state, row.tries, row.error = SENT, 0, ""


def failed(
    session: Session, delivery: Delivery, at: datetime, error: str, *, jitter: float, wait: timedelta = timedelta()
) -> None:
    """It did not arrive; it is tried again after `pause`, and not before `wait` (a Retry-After) is over.

    `jitter` is drawn by the caller from 0 to 1. After MOST_TRIES it is given up, until somebody says retry.
    """
    row = session.get(Score, delivery.id, with_for_update=True)
    if row is None:
        return
    row.tries += 1
    row.stamp = max(at, row.stamp + TICK)
    row.error, row.claimed = error, None
    row.state = GIVEN_UP if row.tries >= MOST_TRIES else FAILED
    row.next_try = at + max(pause(row.tries, jitter), wait)


def put_off(session: Session, delivery: Delivery, until: datetime) -> None:
    """It was not tried: the platform wants to be left alone until then."""
    row = session.get(Score, delivery.id, with_for_update=True)
    if row is not None:
        row.claimed, row.next_try = None, max(until, row.next_try)


def pause(tries: int, jitter: float) -> timedelta:
    """How long to wait after so many tries in vain: it doubles up to LONGEST_PAUSE, and jitter takes off up to half."""
    whole: timedelta = min(FIRST_PAUSE * 2 ** min(tries - 1, MOST_TRIES), LONGEST_PAUSE)
    return whole * (1 - jitter / 2)


def retry(session: Session, at: datetime, placement: Placement | None = None) -> int:
    """Sends again at once what failed or was given up, everywhere or at one placement; how many that are."""
    again = select(Score).where(Score.state.in_((FAILED, GIVEN_UP)))
    rows = session.scalars(again if placement is None else again.filter_by(placement_id=placement.id)).all()
    for row in rows:
        row.state, row.tries, row.next_try, row.claimed = WAITING, 0, at, None
    session.flush()
    return len(rows)


def scores(session: Session, placement: Placement) -> Sequence[tuple[Learner, Score]]:
    """The state of every score of a placement, by learner."""
    return [(learner, score) for _, learner, score in _states(session, Score.placement_id == placement.id)]


def overview(session: Session) -> Sequence[tuple[Placement, Learner, Score]]:
    """The state of every score in the outbox, by placement and learner."""
    return _states(session)


def _states(session: Session, *conditions: ColumnElement[bool]) -> Sequence[tuple[Placement, Learner, Score]]:
    wanted = (
        select(Placement, Learner, Score)
        .join(Score, Score.placement_id == Placement.id)
        .join(Learner, Score.learner_id == Learner.id)
        .where(*conditions)
        .order_by(Placement.id, Learner.sub, Score.id)
    )
    return [(placement, learner, score) for placement, learner, score in session.execute(wanted)]


def _delivery(session: Session, row: Score) -> Delivery:
    placement = session.get_one(Placement, row.placement_id)
    registration = session.get_one(Registration, placement.registration_id)
    return Delivery(row.id, registration, placement, session.get_one(Learner, row.learner_id), row, row.stamp)
