"""Everything at a placement marked again while the service runs.

The workers do it, one piece at a time, so that whoever is answering meanwhile hardly waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import datetime
from typing import Any, Final, TypeVar

from quizgen.errors import QuizgenError
from quizgen.gradebook.remark import Progress, attempts_at, remark
from quizgen.gradebook.schema import Placement
from quizgen.gradebook.store import Gradebook
from quizgen.service.pages.drawing import Source
from quizgen.service.pages.redrawing import Redrawn
from quizgen.service.workers import Broken, Pool
from quizgen.wire.document import Json

T = TypeVar("T")

CHUNK: Final = 20
"""Responses for one job: a worker has many seconds for them."""


class Remarking:
    """A run at one placement: how far it is, and how it ended. `problem` is "" where nothing went wrong."""

    def __init__(self, pool: Pool, gradebook: Gradebook, placement: Placement, source: Source) -> None:
        self.progress = Progress()
        self.total = 0
        self.problem = ""
        self._pool = pool
        self._gradebook = gradebook
        self._placement = placement
        self._source = source
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self, at: datetime) -> None:
        """Begin, in a thread of its own that waits for the workers."""
        engine = OneAtATime(self._pool, asyncio.get_running_loop())
        self._task = asyncio.create_task(asyncio.to_thread(self._run, engine, at))

    def told(self) -> dict[str, Json]:
        """For the tutor who waits."""
        state = "running" if self.running else "broken" if self.problem else "done"
        done = self.progress
        return {
            "state": state,
            "message": self.problem,
            "seen": done.seen,
            "total": self.total,
            "marked": done.marked,
            "same": done.same,
            "unknown": done.unknown,
        }

    def _run(self, engine: OneAtATime, at: datetime) -> None:
        try:
            self.total = attempts_at(self._gradebook, self._placement)
            questions = Redrawn(self._source, self._placement, engine)
            for step in remark(self._gradebook, self._placement, questions, at, engine, chunk=CHUNK):
                self.progress += step
        except (QuizgenError, Broken) as error:  # a worker lost or too slow, a database that is full
            what = str(error) if isinstance(error, QuizgenError) else "Marking broke; the log says where."
            self.problem = f"{what} What was marked until then is kept: start again to go on."


class OneAtATime(Executor):
    """The pool's workers as an executor for a thread: of all that is submitted, one job at a time is in the pool."""

    def __init__(self, pool: Pool, loop: asyncio.AbstractEventLoop) -> None:
        self._pool = pool
        self._loop = loop
        self._turn = asyncio.Lock()

    def submit(self, function: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(self._run(function, *arguments), self._loop)

    async def _run(self, function: Callable[..., T], *arguments: Any) -> T:
        async with self._turn:
            return await self._pool.run(function, *arguments)
