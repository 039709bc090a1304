"""Tool: what every LTI route may ask for. It stands in the application's state; routes get it by `tool_of`."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from starlette.requests import Request

from quizgen.gradebook.credentials import signing_keys
from quizgen.gradebook.registrations import deployments, find_registration, registrations
from quizgen.gradebook.schema import Registration, SigningKey
from quizgen.gradebook.store import Session
from quizgen.service.lti.access import Access
from quizgen.service.lti.addresses import origin_of
from quizgen.service.lti.jwks import KeySets
from quizgen.service.lti.keys import are_enough, our_keys
from quizgen.service.lti.outside import Outside
from quizgen.service.lti.refusals import UNKNOWN_PLATFORM, WHICH_CLIENT, refuse
from quizgen.service.state import Service


class Tool:
    """This service as platforms know it."""

    def __init__(self, service: Service, outside: Outside | None = None) -> None:
        self.service = service
        self.outside = outside or Outside(service.settings.lti_hosts)
        self.key_sets = KeySets(service, self.outside)
        self.access = Access(service, self.outside, self.keys)
        self._making: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def address(self) -> str:
        """Where it is found from outside."""
        return self.service.settings.address

    @property
    def launch_url(self) -> str:
        """Our only redirection address, and the target of every link."""
        return f"{self.address}/lti/launch"

    def now(self) -> datetime:
        return self.service.at

    async def registered(self, issuer: str, client_id: str) -> Registration:
        """The registration of this client, or, where none is named, the only one at this issuer; refuses otherwise."""
        found = await self.service.reading(lambda session: _named(session, issuer, client_id))
        if not found:
            refuse(UNKNOWN_PLATFORM, f"{issuer} {client_id}".strip(), "")
        if len(found) > 1:
            refuse(WHICH_CLIENT, noted=f"{len(found)} clients")
        return found[0]

    async def deployments(self, registration: Registration) -> tuple[str, ...]:
        """The deployments that are known of a registration."""
        return await self.service.reading(lambda session: deployments(session, registration))

    async def keys(self) -> Sequence[SigningKey]:
        """Our own keys, newest first."""
        known = await self.service.reading(signing_keys)
        if are_enough(known, self.now()):
            return known
        return await self.service.writing(lambda session: our_keys(session, self.now()))

    def making(self, placement: int) -> asyncio.Lock:
        """Held while the line item of a placement (its id) is looked for or made: there is to be one."""
        return self._making[placement]

    async def close(self) -> None:
        await self.outside.close()


def tool_of(request: Request) -> Tool:
    """The tool that this request came to."""
    tool = request.app.state.lti
    assert isinstance(tool, Tool)
    return tool


def concern(request: Request, issuer: str, client_id: str) -> None:
    """Whatever is refused of this request from now on is of this platform: the log says so."""
    request.scope["state"]["platform"] = f"{issuer} {client_id}".strip()


def frames_of(registration: Registration) -> tuple[str, ...]:
    """The origins that may show our pages in a frame: those that are registered, else those of the platform's login."""
    return registration.frame_origins or tuple(
        dict.fromkeys(origin_of(url) for url in (registration.issuer, registration.login_url) if "://" in url)
    )


def _named(session: Session, issuer: str, client_id: str) -> list[Registration]:
    if client_id:
        found = find_registration(session, issuer, client_id)
        return [] if found is None else [found]
    return [one for one in registrations(session, issuer) if one.active]
