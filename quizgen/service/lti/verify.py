"""An id_token becomes claims: its form, its algorithm, its key, its signature, in this order."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from joserfc import jws
from joserfc.errors import BadSignatureError, JoseError

from quizgen.errors import FileError
from quizgen.service.lti.jwks import KeySets
from quizgen.service.lti.refusals import (
    BAD_SIGNATURE,
    NO_KEY_ID,
    NOT_A_TOKEN,
    TOO_LONG,
    WRONG_ALGORITHM,
    refuse,
)
from quizgen.wire.document import Json, load

LARGEST: Final = 16 * 1024
"""Characters of an id_token."""
ALGORITHMS: Final = ("RS256",)
REGISTRY: Final = jws.JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)


async def signed_claims(token: str, keys: KeySets, keys_url: str, at: datetime) -> Json:
    """The claims of a token that was signed by a key of this set. The algorithm is looked at before any key is."""
    if len(token) > LARGEST:
        refuse(TOO_LONG, f"{len(token)} characters")
    kid = _key_id(token)
    key = await keys.key(keys_url, kid, at)
    try:
        return load(jws.deserialize_compact(token, key, registry=REGISTRY).payload, "id_token").value
    except BadSignatureError:
        refuse(BAD_SIGNATURE, f"by key {kid[:40]}")
    except (JoseError, ValueError):
        refuse(NOT_A_TOKEN)
    except FileError as error:
        refuse(NOT_A_TOKEN, error.problems[0].what)


def _key_id(token: str) -> str:
    """The name of the key that the token says signed it, where it says RS256."""
    try:
        header: object = jws.extract_compact(token.encode(), registry=REGISTRY).headers()
    except (JoseError, ValueError, RecursionError):
        refuse(NOT_A_TOKEN)
    if not isinstance(header, dict):
        refuse(NOT_A_TOKEN)
    if header.get("alg") not in ALGORITHMS:
        refuse(WRONG_ALGORITHM, str(header.get("alg"))[:20])
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid.isprintable() or not kid:
        refuse(NO_KEY_ID)
    return kid
