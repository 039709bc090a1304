"""What a request must pass before any route sees it: who calls, how often, how much.

Without configured clients only this machine is served, and a request that came through a proxy is not from this
machine, whatever its address says.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from typing import Any, Final, Literal, TypeAlias

from starlette.datastructures import Headers

from quizgen.service.clients import client_with
from quizgen.service.errors import Forbidden, NoAccess, refused
from quizgen.service.limits import Buckets, Message, Receive, replayed, whole_body
from quizgen.service.settings import LOOPBACK, Settings
from quizgen.values import value

Scope: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

Asked: TypeAlias = Literal["nothing", "client", "page"]


@value
class Policy:
    """What is asked of requests to paths with this beginning. `body`: bytes; 0 for what the settings say."""

    start: str
    asked: Asked
    body: int = 0


POLICIES: Final = (
    Policy("/evaluate/health", "nothing"),
    Policy("/evaluate", "client"),
    Policy("/chat/health", "nothing"),
    Policy("/chat", "client"),
    Policy("/api/openapi.json", "nothing"),
    Policy("/api", "client"),
    Policy("/lti", "nothing", 65536),
    Policy("/page", "page"),
)
"""The first that fits holds. A page's token is read by its route (tokens.page_pass): here it only names the bucket."""

ROOT: Final = Policy("/", "client")
OTHERWISE: Final = Policy("", "nothing")

PROXIED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def policy_of(path: str) -> Policy:
    """What holds for this path."""
    if path in ("", "/"):
        return ROOT
    fits = (policy for policy in POLICIES if path == policy.start or path.startswith(f"{policy.start}/"))
    return next(fits, OTHERWISE)


class Gate:
    """ASGI middleware. It leaves who called in scope["state"]["caller"]."""

    def __init__(self, app: App, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._settings = settings
        self._clock = clock
        self._buckets = Buckets(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = policy_of(scope["path"])
        headers = Headers(scope=scope)
        state = scope.setdefault("state", {})
        state["caller"] = address(scope)
        try:
            state["caller"] = caller = self._caller(policy, headers, scope)
            self._buckets.take(caller, self._clock())
            body = await whole_body(receive, headers.get("content-length"), policy.body or self._settings.body)
        except Exception as error:
            state["refused"] = error
            await refused(error, scope["path"])(scope, receive, send)
            return
        await self._app(scope, replayed(body, receive), send)

    def _caller(self, policy: Policy, headers: Headers, scope: Scope) -> str:
        """The name of who calls; raises NoAccess and Forbidden."""
        if policy.asked == "page" and (token := bearer(headers)):
            return f"page {sha256(token.encode()).hexdigest()[:12]}"
        if policy.asked != "client":
            return address(scope)
        key = bearer(headers) or headers.get("x-api-key", "")
        if self._settings.only_loopback:
            return _from_here(headers, scope, self._settings.fronted)
        client = client_with(key, self._settings.clients) if key else None
        if client is None:
            what = "This key is not known here." if key else "A key is needed: Authorization: Bearer KEY."
            raise NoAccess(what)
        return client.name


def bearer(headers: Headers) -> str:
    """The token of an Authorization header; "" where there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def address(scope: Scope) -> str:
    """Where the request comes from."""
    peer = scope.get("client")
    return str(peer[0]) if peer else "unknown"


def _from_here(headers: Headers, scope: Scope, fronted: bool) -> str:
    """This machine's address; raises Forbidden. A web server need not say that it passes something on: behind one
    (`fronted`) nobody is from here."""
    host = headers.get("host", "").rpartition("]")[0].lstrip("[") or headers.get("host", "").partition(":")[0]
    here = address(scope)
    if not fronted and here in LOOPBACK and host in LOOPBACK and not any(name in headers for name in PROXIED):
        return here
    raise Forbidden(
        "No client has a key here, so that only programs on this machine are served. "
        "Its administrator can make a key: quizgen serve --new-key NAME."
    )
