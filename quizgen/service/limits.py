"""How often and how much: token buckets, and bodies read whole within a limit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final, TypeAlias

from quizgen.service.errors import BadRequest, TooLarge, TooOften

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]

ANSWER: Final = 500
"""Characters of an answer on every route."""
KEY: Final = 1000
"""Characters of a key, a function or a condition."""
SLOWEST: Final = 15.0
"""Seconds in which a body must have arrived."""


class Buckets:
    """A token bucket for each name: `rate` tokens a second flow in, `burst` fit. Full ones are forgotten."""

    def __init__(self, rate: float, burst: int, most: int = 10_000) -> None:
        self._rate = rate
        self._burst = burst
        self._most = most
        self._level: dict[str, tuple[float, float]] = {}

    def take(self, name: str, now: float) -> None:
        """One token, at this time in seconds; raises TooOften with the time until there is one."""
        level, then = self._level.get(name, (float(self._burst), now))
        level = min(self._burst, level + (now - then) * self._rate)
        if level < 1:
            self._level[name] = (level, now)
            wait = max(1, round((1 - level) / self._rate + 0.5))
            raise TooOften(f"More than {self._rate:g} requests a second. Send this one again later.", wait)
        self._level[name] = (level - 1, now)
        if len(self._level) > self._most:
            self._forget(now)

    def _forget(self, now: float) -> None:
        """Drop those that would be full by now; if that is not enough, the oldest half."""
        filled = self._burst / self._rate
        kept = {name: state for name, state in self._level.items() if now - state[1] < filled}
        if len(kept) > self._most // 2:
            kept = dict(list(kept.items())[-self._most // 2 :])
        self._level = kept


async def whole_body(receive: Receive, promised: str | None, limit: int) -> bytes:
    """The body of a request; `promised` is its Content-Length. Raises TooLarge, BadRequest when it does not come."""
    if promised is not None and (not promised.isdecimal() or len(promised) > 12 or int(promised) > limit):
        raise _too_large(limit)
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(SLOWEST):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise BadRequest("The request ended before its body.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > limit:
                    raise _too_large(limit)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise BadRequest(f"The body did not arrive within {SLOWEST:g} seconds.") from None


def replayed(body: bytes, receive: Receive) -> Receive:
    """A receive that hands out this body once, and afterwards whatever comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body is larger than {limit} bytes.", {"limit": limit})
