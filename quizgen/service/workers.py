"""The pool of worker processes: warm before the first request, timed, replaced when they hang or die.

The event loop never does mathematics and never waits for a pipe: each worker has a thread that does. FLINT's precision
belongs to a process, so that a worker does one job at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import Any, Final, TypeVar, TypeVarTuple

from quizgen.errors import QuizgenError, ToolFailed
from quizgen.service.errors import QueueFull, TimedOut, WorkerLost
from quizgen.service.log import LOG, note_broken, note_worker
from quizgen.service.worker import READY, work

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

PATIENCE: Final = 60.0
"""Seconds in which a new process must have imported everything."""


FIRST_TRIES: Final = 2
"""At the start; later it goes on trying."""


class NoWorkers(ToolFailed):
    """The service cannot work: no process starts."""


class Broken(Exception):
    """A fault of ours inside a job; `args` say where."""


class Worker:
    """One process and our end of its pipe. `start` and `ask` block: they are called in threads."""

    def __init__(self, number: int, context: SpawnContext, seconds: float, folders: tuple[Path, ...]) -> None:
        self.number = number
        self.stopped = False
        self._pipe, theirs = context.Pipe()
        name = f"quizgen-worker-{number}"
        self.process = context.Process(target=work, args=(theirs, seconds, folders), name=name, daemon=True)
        self.process.start()
        theirs.close()

    def ready(self) -> bool:
        """Wait until everything is imported; False where the process died or took too long."""
        with contextlib.suppress(EOFError, OSError):
            return self._pipe.poll(PATIENCE) and self._pipe.recv_bytes() == READY
        return False

    def ask(self, request: bytes) -> bytes:
        """The answer to a request; EOFError or OSError when the process dies meanwhile."""
        self._pipe.send_bytes(request)
        return self._pipe.recv_bytes()

    def kill(self) -> None:
        """End the process at once; whoever waits for its pipe hears of it."""
        self.stopped = True
        self.process.kill()

    def gone(self) -> None:
        """Wait until the process has ended, however that happens."""
        wait([self.process.sentinel])
        self.process.join()
        self._pipe.close()


class Pool:
    """`size` processes; `queue` requests may wait for one; a job has `seconds`. `folders` of banks are loaded ahead.

    The law: whatever happens to a process, each request hears of it once, and the pool has `size` workers again.
    """

    def __init__(self, size: int, queue: int, seconds: float, folders: tuple[Path, ...] = ()) -> None:
        self.size = size
        self.queue = queue
        self.seconds = seconds
        self.folders = folders
        self.waiting = 0
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._alive: dict[int, Worker] = {}
        self._numbers = count(1)
        self._keepers: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(3 * size + 2, "quizgen-pool")
        self._context = multiprocessing.get_context("spawn")
        self._closed = False

    @property
    def ready(self) -> int:
        """How many workers there are that have imported everything."""
        return len(self._alive)

    async def open(self) -> None:
        """Start all workers and wait until they are warm. Raises NoWorkers where one does not start."""
        started = await asyncio.gather(*(self._add(FIRST_TRIES) for _ in range(self.size)))
        if not all(started):
            await self.close()
            raise NoWorkers("A worker process does not start. What it said stands above.")

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        for keeper in self._keepers:
            keeper.cancel()
        for worker in list(self._alive.values()):
            worker.kill()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """What `function` of a module makes of the arguments, in a worker.

        Raises QueueFull, TimedOut, WorkerLost, and the QuizgenError that the function raises. A caller that gives up
        does not stop the job.
        """
        if self.waiting >= self.queue:
            raise QueueFull("All workers are busy. Send this request again in a moment.", 1)
        request = pickle.dumps((function, arguments))
        answer: T = await asyncio.shield(asyncio.ensure_future(self._run(request)))
        return answer

    async def _run(self, request: bytes) -> Any:
        self.waiting += 1
        try:
            worker = await self._living()
        finally:
            self.waiting -= 1
        outcome, answer = pickle.loads(await self._asked(worker, request))
        self._idle.put_nowait(worker)
        if outcome == "refused" and isinstance(answer, QuizgenError):
            raise answer
        if outcome == "broken":
            note_broken(answer)
            raise Broken(answer)
        return answer

    async def _living(self) -> Worker:
        """An idle worker whose process is there, as far as is known."""
        while True:
            worker = await self._idle.get()
            if worker.number in self._alive and not worker.stopped and worker.process.is_alive():
                return worker

    async def _asked(self, worker: Worker, request: bytes) -> bytes:
        loop = asyncio.get_running_loop()
        alarm = loop.call_later(self.seconds, worker.kill)
        try:
            return await loop.run_in_executor(self._threads, worker.ask, request)
        except (EOFError, OSError):
            if worker.stopped:
                raise TimedOut(f"This took more than {self.seconds:g} seconds. It is not marked.") from None
            raise WorkerLost("The process that worked on this ended. It is not marked: send it again.") from None
        finally:
            alarm.cancel()

    async def _add(self, tries: int | None = None) -> bool:
        """A new worker, and a task that replaces it when it ends; where one does not start, the next try is later.

        Whether there is one, after so many tries; None goes on for ever.
        """
        loop = asyncio.get_running_loop()
        for attempt in count(1):
            number = next(self._numbers)
            made = (number, self._context, self.seconds, self.folders)
            worker = await loop.run_in_executor(self._threads, Worker, *made)
            if await loop.run_in_executor(self._threads, worker.ready):
                break
            note_worker("did not start", number)
            worker.kill()
            if self._closed or attempt == tries:
                return False
            await asyncio.sleep(min(0.1 * 2**attempt, 5.0))
        self._alive[number] = worker
        self._idle.put_nowait(worker)
        keeper = asyncio.create_task(self._keep(worker))
        self._keepers.add(keeper)
        keeper.add_done_callback(self._keepers.discard)
        return True

    async def _keep(self, worker: Worker) -> None:
        """Wait for the end of this worker and put another in its place."""
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.gone)
        self._alive.pop(worker.number, None)
        if self._closed:
            return
        note_worker("was stopped: too long" if worker.stopped else "ended by itself", worker.number)
        await self._add()
        LOG.info("%s workers are ready", self.ready)
