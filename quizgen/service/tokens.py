"""What a page holds instead of a cookie: who uses it, for which placement, until when. Signed, not secret.

token := base64url(JSON) "." base64url(HMAC-SHA-256 of the first part), unpadded; the key is derived from the secret.
It stands in the page's body and comes back as `Authorization: Bearer`: no other site can make a browser send it.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import Final, Literal, TypeAlias, get_args

from quizgen.errors import FileError
from quizgen.service.errors import Forbidden, NoAccess
from quizgen.values import value
from quizgen.wire.document import dump, load

LONGEST: Final = 2048
AGAIN: Final = "Open the question from your course again."

Role: TypeAlias = Literal["learner", "tutor", "preview"]
"""A preview is a tutor on the student's page, where nothing is kept."""
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@value
class Pass:
    """`subject` and `placement` are ids of the gradebook, never names; `expires` in seconds since 1970 (UTC).

    The subject of a preview says whose variants are shown (pages/standin.py).
    """

    role: Role
    subject: str
    placement: str
    expires: int


def issue(granted: Pass, secret: bytes) -> str:
    """The token that carries this pass."""
    body = dump([granted.role, granted.subject, granted.placement, granted.expires], indent=None).strip()
    payload = _coded(body.encode())
    return f"{payload}.{_coded(_seal(payload, secret))}"


def read(token: str, secret: bytes, now: float) -> Pass:
    """The pass in a token that we issued; raises NoAccess where it is not ours or too old at `now`."""
    payload, _, seal = token.partition(".")
    if len(token) > LONGEST or not hmac.compare_digest(seal.encode("utf-8", "replace"), _sealed(payload, secret)):
        raise NoAccess(f"This page cannot be used any more. {AGAIN}")
    found = _pass(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    if found.expires <= now:
        raise NoAccess(f"This page was opened too long ago. {AGAIN}")
    return found


def demand(granted: Pass, *roles: Role) -> None:
    """Raises Forbidden where the pass is for another role than these."""
    if granted.role not in roles:
        raise Forbidden(f"This is for a {roles[0]}.")


def _pass(body: bytes) -> Pass:
    try:
        named, subject, placement, expires = load(body, "token", LONGEST)
        role = next(role for role in ROLES if role == named.text)
    except (FileError, ValueError, StopIteration):
        raise NoAccess(f"This page cannot be used any more. {AGAIN}") from None
    return Pass(role, subject.text, placement.text, expires.whole)


def _sealed(payload: str, secret: bytes) -> bytes:
    return _coded(_seal(payload, secret)).encode()


def _seal(payload: str, secret: bytes) -> bytes:
    key = blake2b(key=secret[:64], digest_size=32, person=b"quizgen page").digest()
    return hmac.digest(key, payload.encode("utf-8", "replace"), "sha256")


def _coded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode("ascii").rstrip("=")
