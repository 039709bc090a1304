"""The outbox is emptied in the background: scores are claimed, sent a few at a time, and tried again later.

What has expired meanwhile is swept away on the same round.

A platform that asks to be left alone (429, or 403 with words) is left alone, with all its scores. Nothing of a failure
touches a mark: the score waits, and says why.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from quizgen.gradebook.credentials import sweep
from quizgen.gradebook.errors import GradebookError
from quizgen.gradebook.outbox import Delivery, claim, failed, put_off, sent
from quizgen.service.log import note_fault, note_sending
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.grades import send_score
from quizgen.service.lti.tool import Tool

EVERY: Final = 2.0
"""Seconds between two looks into the outbox, where it was empty."""
SWEPT: Final = timedelta(hours=1)
"""How often what has expired is swept away: states, nonces, tokens."""
AT_ONCE: Final = 4
"""Calls to one platform at the same time."""
MOST: Final = 16
"""Scores that are claimed together."""
LEASE: Final = timedelta(minutes=1)
"""Much longer than they take. Where all of them time out it lapses: then one may be sent twice, to no harm."""
BREATH: Final = 5
"""Seconds for which a platform that does not answer is not asked."""


class Sender:
    """Sends from when it is opened until it is closed."""

    def __init__(self, tool: Tool) -> None:
        self._tool = tool
        self._task: asyncio.Task[None] | None = None
        self._silent: dict[int, datetime] = {}
        """Registrations that want to be left alone, and until when."""
        self._swept: datetime | None = None

    def open(self) -> None:
        self._task = asyncio.create_task(self._forever())

    async def close(self) -> None:
        """What is being sent is interrupted: its claim lapses, and it is sent again."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def round(self) -> int:
        """Sends what is due now; how many scores that were."""
        if not self._tool.service.has_gradebook:
            return 0
        at = self._tool.now()
        if self._swept is None or at - self._swept >= SWEPT:
            self._swept = at
            await self._tool.service.writing(lambda session: sweep(session, at))
        due = await self._tool.service.writing(lambda session: claim(session, at, LEASE, MOST))
        by_platform: dict[int, list[Delivery]] = {}
        for delivery in due:
            by_platform.setdefault(delivery.registration.id, []).append(delivery)
        await asyncio.gather(*map(self._to_one_platform, by_platform.values()))
        return len(due)

    async def _forever(self) -> None:
        while True:
            try:
                count = await self.round()
            except GradebookError as error:
                note_sending("nobody", str(error))
                count = 0
            if not count:
                await asyncio.sleep(EVERY)

    async def _to_one_platform(self, deliveries: Sequence[Delivery]) -> None:
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(delivery: Delivery) -> None:
            async with gate:
                await self._one(delivery)

        await asyncio.gather(*map(one, deliveries))

    async def _one(self, delivery: Delivery) -> None:
        """Sends one score, and keeps what became of it."""
        until = self._silent.get(delivery.registration.id)
        if until is not None and until > self._tool.now():
            await self._tool.service.writing(lambda session: put_off(session, delivery, until))
            return
        try:
            await send_score(self._tool, delivery)
        except Unreachable as error:
            note_sending(f"{delivery.registration.issuer} {delivery.registration.client_id}", str(error))
            await self._failed(delivery, str(error), self._silence(delivery, error))
        except GradebookError:
            raise
        except Exception as error:  # the rim: one score that breaks us must not hold up the others
            note_fault(error, request=f"score {delivery.id}")
            await self._failed(delivery, "Something went wrong here.", timedelta())
        else:
            await self._tool.service.writing(lambda session: sent(session, delivery, self._tool.now()))

    def _silence(self, delivery: Delivery, error: Unreachable) -> timedelta:
        """For how long the platform is left alone; not at all where it answered that this one score is wrong."""
        wait = timedelta(seconds=error.after or (BREATH if error.status == 0 or error.status >= 500 else 0))
        if wait:
            self._silent[delivery.registration.id] = self._tool.now() + wait
        return wait

    async def _failed(self, delivery: Delivery, why: str, wait: timedelta) -> None:
        at, jitter = self._tool.now(), random.random()
        await self._tool.service.writing(lambda session: failed(session, delivery, at, why, jitter=jitter, wait=wait))
