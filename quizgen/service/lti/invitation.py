"""An address under which one platform may register itself, once: whoever looks after the tool hands it out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from quizgen.gradebook.credentials import held, remember, take
from quizgen.gradebook.store import Session
from quizgen.service.lti.state import digest, new_secret

KIND: Final = "lti invitation"
LIFETIME: Final = timedelta(days=7)


def invite(session: Session, address: str, at: datetime) -> str:
    """A new address below the tool's own."""
    secret = new_secret()
    give_back(session, secret, at)
    return f"{address}/lti/register?invitation={secret}"


def is_open(session: Session, secret: str, at: datetime) -> bool:
    """Whether nobody has registered under it yet."""
    return held(session, KIND, digest(secret), at) is not None


def use_up(session: Session, secret: str, at: datetime) -> bool:
    """Of several who use it at the same time, one is told True."""
    return take(session, KIND, digest(secret), at) is not None


def give_back(session: Session, secret: str, at: datetime) -> None:
    """It may be used: for the first time, or after a registration that came to nothing."""
    nothing: dict[str, Any] = {}
    remember(session, KIND, digest(secret), nothing, at + LIFETIME)
