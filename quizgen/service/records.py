"""Records: the gradebook as the event loop asks it, from a few threads that do no mathematics.

There are few of them because they hold Python's lock, which whatever hears requests needs too. SQLite lets one writer
in at a time, and those who find it locked sleep and try again: so here they wait for their turn, and what has come by
then is the next transaction. Postgres lets writers work side by side, and groups their commits by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from quizgen.values import value

if TYPE_CHECKING:
    from quizgen.gradebook.store import Gradebook
    from quizgen.gradebook.together import Work

T = TypeVar("T")

READERS: Final = 2
WRITERS: Final = 4
MOST_TOGETHER: Final = 50
"""Pieces of work in one transaction: other processes wait until it ends."""


@value
class Asked:
    """Work that waits for a writer, and where its result is awaited."""

    work: Work[Any]
    answer: Future[Any]


class Records:
    """`opened` gives the gradebook; it is asked once, when something is read or written for the first time."""

    def __init__(self, opened: Callable[[], Gradebook]) -> None:
        self._opened = opened
        self._opening = Lock()
        self._gradebook: Gradebook | None = None
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._writers = ThreadPoolExecutor(WRITERS, "writer")
        self._waiting: SimpleQueue[Asked] = SimpleQueue()
        self._turn = Lock()

    @property
    def is_open(self) -> bool:
        return self._gradebook is not None

    @property
    def gradebook(self) -> Gradebook:
        with self._opening:
            if self._gradebook is None:
                self._gradebook = self._opened()
            return self._gradebook

    async def reading(self, work: Work[T]) -> T:
        """What `work` reads in the gradebook."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def writing(self, work: Work[T]) -> T:
        """What `work` returns of a transaction: when this returns it is on the disk, or it raised."""
        answer: Future[T] = Future()
        self._waiting.put(Asked(work, answer))
        self._writers.submit(self._write)
        return await asyncio.wrap_future(answer)

    def close(self) -> None:
        """What was asked for is finished first."""
        self._readers.shutdown()
        self._writers.shutdown()
        if self._gradebook is not None:
            self._gradebook.close()

    def _read(self, work: Work[T]) -> T:
        with self.gradebook.reading() as session:
            return work(session)

    def _write(self) -> None:
        """One transaction; where another one has done all that waited, there is nothing left to do."""
        from quizgen.gradebook.together import Done, write_together

        try:
            gradebook = self.gradebook
        except Exception as error:
            for asked in self._next(1):
                asked.answer.set_exception(error)
            return
        with self._turn if gradebook.writes_alone else nullcontext():
            works = self._next(MOST_TOGETHER if gradebook.writes_alone else 1)
            if not works:
                return
            for asked, became in zip(works, write_together(gradebook, [one.work for one in works]), strict=True):
                if isinstance(became, Done):
                    asked.answer.set_result(became.result)
                else:
                    asked.answer.set_exception(became.error)

    def _next(self, most: int) -> list[Asked]:
        """Up to so many that wait and are still wanted."""
        taken: list[Asked] = []
        while len(taken) < most:
            try:
                asked = self._waiting.get_nowait()
            except Empty:
                break
            if asked.answer.set_running_or_notify_cancel():
                taken.append(asked)
        return taken
