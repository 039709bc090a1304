"""Platforms on which this tool is registered, and their deployments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizgen.gradebook.making import made_once
from quizgen.gradebook.schema import Deployment, Registration

OUR_OWN: Final = "urn:quizgen:"
"""So begin issuers that are no platforms but a course of ours; their client is its name."""


def add_registration(session: Session, issuer: str, client_id: str, at: datetime, **fields: object) -> Registration:
    """The registration of a client at an issuer; `fields` are those of Registration, and replace what was there."""
    row = made_once(session, Registration, {"issuer": issuer, "client_id": client_id}, {"made": at, **fields})
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def find_registration(session: Session, issuer: str, client_id: str) -> Registration | None:
    """The registration of this client, if there is one that is active."""
    wanted = select(Registration).where(
        Registration.issuer == issuer, Registration.client_id == client_id, Registration.active
    )
    return session.scalar(wanted)


def registrations(session: Session, issuer: str | None = None) -> Sequence[Registration]:
    """Every registration, those that are not active too; with `issuer`, those at one issuer."""
    wanted = select(Registration).order_by(Registration.issuer, Registration.client_id)
    return session.scalars(wanted if issuer is None else wanted.where(Registration.issuer == issuer)).all()


def add_deployment(session: Session, registration: Registration, deployment: str) -> None:
    """Makes the deployment known; nothing happens where it is already."""
    made_once(session, Deployment, {"registration_id": registration.id, "deployment": deployment}, {})


def deployments(session: Session, registration: Registration) -> tuple[str, ...]:
    """The deployments that are known of a registration."""
    wanted = select(Deployment.deployment).where(Deployment.registration_id == registration.id)
    return tuple(session.scalars(wanted.order_by(Deployment.deployment)))
