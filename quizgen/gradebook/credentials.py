"""What the tool keeps for talking with platforms: values that work once, tokens, our signing keys, their public keys.

All times are the caller's. What has expired is as good as gone, and is swept away by `sweep`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import KeySet, Once, SigningKey, Token


def remember(session: Session, kind: str, value: str, bound: dict[str, Any], expires: datetime) -> bool:
    """Keeps a value that may be taken once, with what is bound to it; False where it is there already.

    For a value that others make (a nonce), True means that it was never seen before.
    """
    try:
        with session.begin_nested():
            session.add(Once(kind=kind, value=value, bound=bound, expires=expires))
    except IntegrityError:
        return False
    return True


def take(session: Session, kind: str, value: str, at: datetime) -> dict[str, Any] | None:
    """What is bound to a value, which is gone thereby; None where there is no such value or it has expired.

    Of several who take it at the same time, one gets it.
    """
    taken = delete(Once).where(Once.kind == kind, Once.value == value).returning(Once.bound, Once.expires)
    row = session.execute(taken).one_or_none()
    return None if row is None or row.expires <= at else row.bound


def held(session: Session, kind: str, value: str, at: datetime) -> dict[str, Any] | None:
    """What is bound to a value that can still be taken, without taking it."""
    row = session.get(Once, (kind, value))
    return None if row is None or row.expires <= at else row.bound


def sweep(session: Session, at: datetime) -> None:
    """Deletes the one-time values and tokens that have expired."""
    session.execute(delete(Once).where(Once.expires <= at))
    session.execute(delete(Token).where(Token.expires <= at))


def keep_token(session: Session, issuer: str, client_id: str, scopes: str, token: str, expires: datetime) -> None:
    """Keeps a platform's access token for one client and these scopes, in place of an older one."""
    session.merge(Token(issuer=issuer, client_id=client_id, scopes=scopes, token=token, expires=expires))


def find_token(session: Session, issuer: str, client_id: str, scopes: str, at: datetime) -> str | None:
    """The token of this client for just these scopes, unless it has expired."""
    row = session.get(Token, (issuer, client_id, scopes))
    return None if row is None or row.expires <= at else row.token


def forget_token(session: Session, issuer: str, client_id: str, scopes: str) -> None:
    """For a token that the platform no longer takes."""
    session.execute(delete(Token).filter_by(issuer=issuer, client_id=client_id, scopes=scopes))


def add_signing_key(session: Session, kid: str, private: str, at: datetime, *, keep: int = 2) -> None:
    """A new key of ours; of the older ones the newest stay, `keep` keys in all."""
    session.add(SigningKey(kid=kid, private=private, made=at))
    session.flush()
    for old in signing_keys(session)[keep:]:
        session.delete(old)


def signing_keys(session: Session) -> Sequence[SigningKey]:
    """Our keys, the newest first; which of them signs is decided by whoever signs."""
    return session.scalars(select(SigningKey).order_by(SigningKey.made.desc(), SigningKey.kid)).all()


def keep_key_set(session: Session, url: str, document: str | None, at: datetime) -> None:
    """What a platform's key URL answered at this time; None where it did not, and the older document stays."""
    row = session.get(KeySet, url)
    if row is None:
        session.add(KeySet(url=url, document=document or "", fetched=at if document else None, tried=at))
        return
    row.tried = at
    if document is not None:
        row.document, row.fetched = document, at


def find_key_set(session: Session, url: str) -> KeySet | None:
    """A platform's public keys as last fetched, with when that was and when it was last tried."""
    return session.get(KeySet, url)
