"""Where questions are set, and who answers there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, inspect, or_, select
from sqlalchemy.orm import Session

from quizgen.gradebook.making import made_once
from quizgen.gradebook.registrations import OUR_OWN
from quizgen.gradebook.schema import Attempt, Learner, Placement, Registration


def add_learner(session: Session, registration: Registration, deployment: str, sub: str, at: datetime) -> Learner:
    """The learner whom this deployment calls `sub`; the same row every time."""
    key = {"registration_id": registration.id, "deployment": deployment, "sub": sub}
    return made_once(session, Learner, key, {"made": at})


def add_placement(
    session: Session, registration: Registration, deployment: str, resource_link: str, at: datetime, **fields: object
) -> Placement:
    """The placement of this resource link; `fields` are those of Placement, and replace what was there.

    Where attempts were made already, their scores are not sent again by themselves: see outbox.queue_all.
    """
    key = {"registration_id": registration.id, "deployment": deployment, "resource_link": resource_link}
    row = made_once(session, Placement, key, {"made": at, **fields})
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def find_placement(
    session: Session, registration: Registration, deployment: str, resource_link: str
) -> Placement | None:
    """The placement of this resource link, if there is one."""
    wanted = select(Placement).filter_by(
        registration_id=registration.id, deployment=deployment, resource_link=resource_link
    )
    return session.scalar(wanted)


PERSON_AT: Final = (
    select(Placement, Learner)
    .join(Learner, Learner.registration_id == Placement.registration_id)
    .where(Placement.id == bindparam("placement"), Learner.id == bindparam("learner"))
)
"""Every page asks for this one: made once, for that takes longer than to ask."""


def person_at(session: Session, placement_id: int, learner_id: int) -> tuple[Placement, Learner] | None:
    """A placement and somebody of the same platform; None where either is gone."""
    row = session.execute(PERSON_AT, {"placement": placement_id, "learner": learner_id}).one_or_none()
    return None if row is None else (row[0], row[1])


def placements(session: Session, registration: Registration | None = None) -> Sequence[Placement]:
    """Every placement, oldest first; with `registration`, those of one platform."""
    wanted = select(Placement).order_by(Placement.id)
    return session.scalars(wanted if registration is None else wanted.filter_by(registration_id=registration.id)).all()


def placements_in(session: Session, course: str) -> Sequence[tuple[Registration, Placement]]:
    """What is set in a course, oldest first, and where: by platforms, and by the course itself. (In a database of
    several courses each has registrations of its own with OUR_OWN issuers.)"""
    here = or_(Registration.issuer.not_like(f"{OUR_OWN}%"), Registration.client_id == course)
    wanted = select(Registration, Placement).join(Placement, Placement.registration_id == Registration.id)
    return [(where, placement) for where, placement in session.execute(wanted.where(here).order_by(Placement.id))]


def on_other_terms(placement: Placement, **terms: object) -> Placement:
    """What is set there as it would be on these terms: in no session, so that nothing of it is written."""
    fields = {name: getattr(placement, name) for name in inspect(Placement).column_attrs.keys()}  # noqa: SIM118
    return Placement(**fields | terms)


def learners_of(session: Session, placement: Placement) -> Sequence[Learner]:
    """Everybody who has made an attempt at a placement, by `sub`."""
    answered = select(Attempt.learner_id).where(Attempt.placement_id == placement.id)
    return session.scalars(select(Learner).where(Learner.id.in_(answered)).order_by(Learner.sub, Learner.id)).all()
