"""The public keys of platforms: fetched when one is missing, kept for a day, asked for at most once a minute."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from quizgen.errors import FileError
from quizgen.gradebook.credentials import find_key_set, keep_key_set
from quizgen.gradebook.schema import KeySet
from quizgen.service.lti.addresses import Unreachable, host_of
from quizgen.service.lti.outside import LARGEST, Outside
from quizgen.service.lti.refusals import NO_KEY_SET, UNKNOWN_KEY, refuse
from quizgen.service.state import Service
from quizgen.wire.document import Field, load

FRESH: Final = timedelta(days=1)
"""A set that is older is fetched again: a key may have been withdrawn."""
PAUSE: Final = timedelta(minutes=1)
"""Between two calls to the same platform, whatever tokens people send."""
LEAST_BITS: Final = 2048


class KeySets:
    """The key sets of all platforms."""

    def __init__(self, service: Service, outside: Outside) -> None:
        self._service = service
        self._outside = outside
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._failures: dict[str, str] = {}
        """Why the last call to an address came to nothing, where it did."""

    async def key(self, url: str, kid: str, at: datetime) -> RSAKey:
        """The platform's key of this name; refuses with UNKNOWN_KEY, or NO_KEY_SET where none was ever fetched."""
        async with self._locks[url]:
            known = await self._service.reading(lambda session: find_key_set(session, url))
            found = _key_in(known, kid)
            if found is not None and known is not None and known.fetched is not None and at - known.fetched < FRESH:
                return found
            if known is None or at - known.tried >= PAUSE:
                known = await self._fetched(url, at)
                found = _key_in(known, kid)
        if found is None:
            failure = self._failures.get(url, "")
            if known is None or not known.document:
                refuse(NO_KEY_SET, noted=failure)
            refuse(UNKNOWN_KEY, f"{host_of(url)} has no key {kid[:40]}", failure or None)
        return found

    async def _fetched(self, url: str, at: datetime) -> KeySet | None:
        """Asks the platform and keeps what it says; where it says nothing of use, what was kept stays."""
        document: str | None
        try:
            answer = await self._outside.get(url)
            keys_in(answer.json())
            document = answer.body.decode("utf-8")
            self._failures.pop(url, None)
        except Unreachable as error:
            document, self._failures[url] = None, str(error)
        await self._service.writing(lambda session: keep_key_set(session, url, document, at))
        return await self._service.reading(lambda session: find_key_set(session, url))


def keys_in(document: Field) -> dict[str, RSAKey]:
    """The RSA keys for signatures in a key set, by name; others are passed over. Raises Unreachable."""
    found: dict[str, RSAKey] = {}
    try:
        for entry in document["keys"]:
            name, use = entry.get("kid"), entry.get("use")
            if name is None or entry["kty"].value != "RSA" or (use is not None and use.value != "sig"):
                continue
            key = _imported(entry)
            if key is not None:
                found[name.text] = key
    except FileError as error:
        raise Unreachable(document.file, f"answers with something that is not a key set: {error.problems[0]}") from None
    return found


def _imported(entry: Field) -> RSAKey | None:
    """The public key, unless it is damaged or too short to be trusted."""
    try:
        key = RSAKey.import_key({"kty": "RSA", "n": entry["n"].text, "e": entry["e"].text})
    except (JoseError, ValueError):
        return None
    return key if key.public_key.key_size >= LEAST_BITS else None


def _key_in(known: KeySet | None, kid: str) -> RSAKey | None:
    if known is None or not known.document:
        return None
    return keys_in(load(known.document, known.url, LARGEST)).get(kid)
