"""The public keys of platforms: fetched when one is missing, kept for a day, asked for at most once a minute."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
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
MODULUS: Final = range(342, 1367)
"""Characters of 2048 to 8192 bits: what is longer would take long to read."""
EXPONENT: Final = range(1, 12)
"""Characters of at most 64 bits; nearly all are 65537."""


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
            entries_in(answer.json())
            document = answer.body.decode("utf-8")
            self._failures.pop(url, None)
        except Unreachable as error:
            document, self._failures[url] = None, str(error)
        await self._service.writing(lambda session: keep_key_set(session, url, document, at))
        return await self._service.reading(lambda session: find_key_set(session, url))


def entries_in(document: Field) -> list[Field]:
    """The entries of a key set, whatever they are. Raises Unreachable where it is none."""
    try:
        return list(document["keys"])
    except FileError as error:
        raise Unreachable(document.file, f"answers with something that is not a key set: {error.problems[0]}") from None


def keys_in(document: Field) -> Iterator[tuple[str, RSAKey]]:
    """The RSA keys for signatures in a key set, each with its name. Raises Unreachable.

    Other entries are passed over, as RFC 7517 section 5 says: a platform may publish what we do not know.
    """
    for entry in entries_in(document):
        if (name := _name(entry)) and (key := _imported(entry)) is not None:
            yield name, key


def _name(entry: Field) -> str:
    """What the entry is called, "" where it is no key that may sign."""
    said = entry.value
    if not isinstance(said, dict) or said.get("kty") != "RSA" or said.get("use", "sig") != "sig":
        return ""
    return said["kid"] if isinstance(said.get("kid"), str) else ""


def _imported(entry: Field) -> RSAKey | None:
    """The public key, unless it is damaged, too short to be trusted, or so long that it would keep us busy."""
    modulus, exponent = entry.value.get("n"), entry.value.get("e")
    if not isinstance(modulus, str) or not isinstance(exponent, str):
        return None
    if len(modulus) not in MODULUS or len(exponent) not in EXPONENT:
        return None
    try:
        key = RSAKey.import_key({"kty": "RSA", "n": modulus, "e": exponent})
    except (JoseError, ValueError):
        return None
    return key if key.public_key.key_size >= LEAST_BITS else None


def _key_in(known: KeySet | None, kid: str) -> RSAKey | None:
    """The key of this name. Only entries of this name are read as keys: there may be thousands of others."""
    if known is None or not known.document:
        return None
    named = (entry for entry in entries_in(load(known.document, known.url, LARGEST)) if _name(entry) == kid)
    return next(filter(None, map(_imported, named)), None)
