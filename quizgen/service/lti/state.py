"""A login that was begun and not finished: what the launch must bring back, and from which browser.

The state is random, works once, and for ten minutes; bound to it are the nonce, issuer, client, deployment, and a
secret that only the browser has in which it began (a cookie, or the platform's postMessage storage).
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from quizgen.gradebook.credentials import held, remember, take
from quizgen.gradebook.store import Session
from quizgen.values import value

KIND: Final = "lti state"
LIFETIME: Final = timedelta(minutes=10)


@value
class Pending:
    """`browser` is the digest of the browser's secret; `storage` is lti_storage_target, "" where there is none.

    The hints and the target are what the platform sent, to begin the same login once more in a new window.
    """

    issuer: str
    client_id: str
    nonce: str
    browser: str
    target: str
    login_hint: str
    message_hint: str = ""
    deployment: str = ""
    storage: str = ""


def new_secret() -> str:
    """256 bits for a state, a nonce, or a browser."""
    return secrets.token_urlsafe(32)


def digest(text: str) -> str:
    """What is kept of a secret."""
    return sha256(text.encode()).hexdigest()


def cookie_of(state: str) -> str:
    """The name of the cookie with the browser's secret: one for each login, for several may be open at once.

    No other host can set a cookie whose name begins so, a neighbouring subdomain neither.
    """
    return f"__Host-quizgen-{digest(state)[:16]}"


def keep(session: Session, state: str, pending: Pending, at: datetime) -> None:
    """Keeps what is bound to a state; of the state itself only its digest."""
    bound: dict[str, Any] = {name: getattr(pending, name) for name in Pending.__match_args__}
    remember(session, KIND, digest(state), bound, at + LIFETIME)


def pending_at(session: Session, state: str, at: datetime) -> Pending | None:
    """What is bound to a state, which stays."""
    bound = held(session, KIND, digest(state), at)
    return None if bound is None else Pending(**bound)


def finish(session: Session, state: str, at: datetime) -> bool:
    """Uses the state up; of several who try at the same time, one is told True."""
    return take(session, KIND, digest(state), at) is not None


def same_browser(pending: Pending, secret: str) -> bool:
    """Whether this is the secret of the browser in which the login began."""
    return hmac.compare_digest(pending.browser, digest(secret))
