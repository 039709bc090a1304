"""Service: what every route may ask for. It stands in the application's state; routes get it by `service_of`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from starlette.requests import Request

from quizgen.bank.sources import installed_folders
from quizgen.resources import user_folder
from quizgen.service.errors import NoAccess
from quizgen.service.gate import bearer
from quizgen.service.records import Records
from quizgen.service.settings import Settings
from quizgen.service.tokens import AGAIN, Pass, read
from quizgen.service.workers import Pool

if TYPE_CHECKING:
    from quizgen.gradebook.store import Gradebook
    from quizgen.gradebook.together import Work

T = TypeVar("T")


class Service:
    """Settings, workers, records and the clock. Rooms that are added later hang their own things on it in app.py.

    `banks` are folders of banks, an argument of jobs; the first bank of a name holds. `now` is in seconds since 1970.
    `failed` is why it could not be opened.
    """

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time) -> None:
        self.settings = settings
        self.now = now
        self.banks = bank_folders(settings)
        self.pool = Pool(settings.workers, settings.queue, settings.seconds, self.banks)
        self.records = Records(self._open_gradebook)
        self.failed: Exception | None = None

    @property
    def at(self) -> datetime:
        """Now, in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    @property
    def has_gradebook(self) -> bool:
        """Whether there is a gradebook already; asking makes none."""
        if self.records.is_open:
            return True
        _, _, file = self.settings.database.partition("sqlite:///")
        folder = self.settings.course.folder if self.settings.course else Path()
        return not file or (folder / file).exists()

    @property
    def gradebook(self) -> Gradebook:
        """The gradebook, opened when it is first asked for: a service that only marks keeps nothing."""
        return self.records.gradebook

    async def reading(self, work: Work[T]) -> T:
        """What `work` reads in the gradebook. It does no mathematics."""
        return await self.records.reading(work)

    async def writing(self, work: Work[T]) -> T:
        """What `work` returns of a transaction: when this returns it is on the disk, or it raised."""
        return await self.records.writing(work)

    def _open_gradebook(self) -> Gradebook:
        from quizgen.gradebook.store import open_gradebook

        course = self.settings.course
        return open_gradebook(self.settings.database, course.folder if course else None)

    async def open(self) -> None:
        """Start what works behind the routes; raises NoWorkers."""
        try:
            await self.pool.open()
        except Exception as error:
            self.failed = error
            raise

    async def close(self) -> None:
        """Stop it again."""
        await self.pool.close()
        await asyncio.to_thread(self.records.close)


def bank_folders(settings: Settings) -> tuple[Path, ...]:
    """The course's own banks, those of this user, those of installed packages, quizgen's own last."""
    everywhere = (user_folder("banks"), *installed_folders())
    return everywhere if settings.course is None else (settings.course.banks, *everywhere)


def service_of(request: Request) -> Service:
    """The service that this request came to."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


def page_pass(request: Request) -> Pass:
    """Who uses the page that sent this request, and for which placement; raises NoAccess."""
    token = bearer(request.headers)
    if not token:
        raise NoAccess(f"This page has no token. {AGAIN}")
    service = service_of(request)
    return read(token, service.settings.secret, service.now())
