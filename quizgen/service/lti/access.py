"""Access tokens of platforms, for their services: asked for with an assertion that we sign (RFC 7523).

Kept until they expire for one (issuer, client, scopes): a hosted platform is one issuer for many universities, and
none gets another's token.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Final, TypeAlias
from urllib.parse import urlencode

from quizgen.errors import FileError
from quizgen.gradebook.credentials import find_token, forget_token, keep_token
from quizgen.gradebook.schema import Registration, SigningKey
from quizgen.service.lti.addresses import Unreachable, of_one_origin
from quizgen.service.lti.forms import FORM
from quizgen.service.lti.keys import signed
from quizgen.service.lti.outside import Answer, Outside, accepted, is_bearer, next_page
from quizgen.service.lti.state import new_secret
from quizgen.service.state import Service
from quizgen.wire.document import Field, Json, unquoted

Keys: TypeAlias = Callable[[], Awaitable[Sequence[SigningKey]]]

ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFETIME: Final = 300
"""Seconds for which an assertion holds."""
EARLY: Final = 60
"""Seconds before its end at which a token is not used any more."""
MOST_PAGES: Final = 100


class Access:
    """The tokens of all registrations."""

    def __init__(self, service: Service, outside: Outside, keys: Keys) -> None:
        self._service = service
        self._outside = outside
        self._keys = keys
        self._locks: defaultdict[tuple[str, ...], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def call(
        self, registration: Registration, scopes: tuple[str, ...], method: str, url: str,
        headers: Mapping[str, str], body: bytes | None = None,
    ) -> Answer:  # fmt: skip
        """What a service answers; where it does not take a kept token, a new one is tried once. Raises Unreachable."""
        answer = await self._called(registration, scopes, method, url, headers, body)
        if answer.status == 401:
            await self._forget(registration, scopes)
            answer = await self._called(registration, scopes, method, url, headers, body)
        return accepted(answer)

    async def pages(
        self, registration: Registration, scopes: tuple[str, ...], url: str, accept: str
    ) -> AsyncIterator[Answer]:  # fmt: skip
        """A list of a service's, page after page. Raises Unreachable.

        Pages are taken from the origin of the first only: each address is asked with our token.
        """
        following, pages = url, 0
        while following:
            answer = await self.call(registration, scopes, "GET", following, {"Accept": accept})
            yield answer
            following, pages = next_page(answer), pages + 1
            if following and (pages == MOST_PAGES or not of_one_origin(following, url)):
                raise Unreachable(answer.host, "gives a list that does not end, or goes on elsewhere.")

    async def token(self, registration: Registration, scopes: tuple[str, ...]) -> str:
        """A token for these scopes. Raises Unreachable."""
        issuer, client, wanted = _key(registration, scopes)
        async with self._locks[issuer, client, wanted]:
            at = self._service.at
            known = await self._service.reading(
                lambda session: find_token(session, issuer, client, wanted, at + timedelta(seconds=EARLY))
            )
            if known is not None:
                return known
            token, seconds = await self.fresh(registration, scopes)
            expires = at + timedelta(seconds=seconds)
            await self._service.writing(lambda session: keep_token(session, issuer, client, wanted, token, expires))
            return token

    async def _called(
        self, registration: Registration, scopes: tuple[str, ...], method: str, url: str,
        headers: Mapping[str, str], body: bytes | None,
    ) -> Answer:  # fmt: skip
        bearer = {"Authorization": f"Bearer {await self.token(registration, scopes)}"}
        return await self._outside.ask(method, url, headers={**headers, **bearer}, body=body)

    async def _forget(self, registration: Registration, scopes: tuple[str, ...]) -> None:
        await self._service.writing(lambda session: forget_token(session, *_key(registration, scopes)))

    async def fresh(self, registration: Registration, scopes: tuple[str, ...]) -> tuple[str, int]:
        """A new token, which is not kept, and the seconds for which it holds. Raises Unreachable."""
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION,
            "client_assertion": signed(await self._keys(), assertion(registration, int(self._service.now()))),
            "scope": " ".join(sorted(scopes)),
        }
        headers = {"Content-Type": FORM, "Accept": "application/json"}
        answer = await self._outside.post(registration.token_url, headers, body=urlencode(form).encode())
        said = answer.json()
        try:
            lasts = said.get("expires_in")
            return _sendable(said["access_token"]), 3600 if lasts is None else _whole(str(lasts.value))
        except FileError as error:
            raise Unreachable(answer.host, f"gave no token: {unquoted(error, said)}.", answer.status) from None


def assertion(registration: Registration, now: int) -> dict[str, Json]:
    """Our word that we are this client, for the platform's token endpoint."""
    return {
        "iss": registration.client_id,
        "sub": registration.client_id,
        "aud": registration.audience or registration.token_url,
        "iat": now,
        "exp": now + LIFETIME,
        "jti": new_secret(),
    }


def _key(registration: Registration, scopes: tuple[str, ...]) -> tuple[str, str, str]:
    return registration.issuer, registration.client_id, " ".join(sorted(scopes))


def _sendable(token: Field) -> str:
    """A token that can be sent; raises FileError."""
    if not is_bearer(token.text):
        token.wrong("not a token")
    return token.text


def _whole(text: str) -> int:
    """A number of seconds, at most a day; some platforms write it as a text."""
    return min(int(text), 86_400) if text.isascii() and text.isdecimal() and len(text) < 12 else 3600
