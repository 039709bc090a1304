"""Our own keys. Two are always published: the older signs, the newer is there before it is used.

So that platforms, which keep a key set for hours, know a key before they meet it. One that has just been replaced is
published a while longer.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc import jwt
from joserfc.jwk import RSAKey

from quizgen.gradebook.credentials import add_signing_key, signing_keys
from quizgen.gradebook.schema import SigningKey
from quizgen.gradebook.store import Session
from quizgen.wire.document import Json

BITS: Final = 2048
PUBLISHED: Final = 3
"""One to come, the one that signs, one that did."""
REPLACED: Final = timedelta(days=90)
"""How old the newest is when the next is made."""


def our_keys(session: Session, at: datetime) -> Sequence[SigningKey]:
    """Our keys, newest first: at least two, made where they are missing or old."""
    keys = signing_keys(session)
    while not are_enough(keys, at):
        moment = at if keys else at - timedelta(seconds=1)  # of the first two, one is the older
        add_signing_key(session, secrets.token_hex(8), _new_key(), moment, keep=PUBLISHED)
        keys = signing_keys(session)
    return keys


def are_enough(keys: Sequence[SigningKey], at: datetime) -> bool:
    """Whether none has to be made now."""
    return len(keys) >= 2 and at - keys[0].made < REPLACED


def published(keys: Sequence[SigningKey]) -> Json:
    """The key set that platforms fetch: the public halves only."""
    public = [_loaded(key).as_dict(private=False) for key in keys]
    return {
        "keys": [{**one, "kid": key.kid, "alg": "RS256", "use": "sig"} for key, one in zip(keys, public, strict=True)]
    }


def signed(keys: Sequence[SigningKey], claims: Mapping[str, Json]) -> str:
    """These claims as a JSON web token, by the key whose turn it is."""
    key = keys[1]
    header = {"alg": "RS256", "kid": key.kid, "typ": "JWT"}
    return jwt.encode(header, dict(claims), _loaded(key), algorithms=["RS256"])


def _loaded(key: SigningKey) -> RSAKey:
    """The private key. It is our own: to show again that its primes are prime would take 0.1 s."""
    pem = key.private.encode("ascii")
    loaded = load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(loaded, RSAPrivateKey)
    return RSAKey.import_key(loaded)


def _new_key() -> str:
    return RSAKey.generate_key(BITS).as_pem(private=True).decode("ascii")
