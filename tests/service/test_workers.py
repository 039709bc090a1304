"""The pool keeps its law: whatever happens to a process, one request hears of it, and there are as many again."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable

import pytest

from quizgen import api
from quizgen.errors import InputError
from quizgen.service.errors import QueueFull, TimedOut, WorkerLost
from quizgen.service.workers import Broken, Pool


def played(scene: Callable[[Pool], Awaitable[None]], size: int = 1, queue: int = 10, seconds: float = 10.0) -> None:
    """The scene, with a pool of its own."""

    async def whole() -> None:
        pool = Pool(size, queue, seconds)
        await pool.open()
        try:
            await asyncio.wait_for(scene(pool), 60)
        finally:
            await pool.close()

    asyncio.run(whole())


async def until(met: Callable[[], bool]) -> None:
    """Wait until this holds."""
    for _ in range(400):
        if met():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen")


def test_a_hung_job_costs_one_request_an_error() -> None:
    """The process is stopped, another takes its place, the requests behind it are answered."""

    async def scene(pool: Pool) -> None:
        first = await pool.run(os.getpid)
        began = time.monotonic()
        hung = asyncio.ensure_future(pool.run(time.sleep, 60))
        await asyncio.sleep(0)
        behind = asyncio.ensure_future(pool.run(os.getpid))
        with pytest.raises(TimedOut, match="It is not marked"):
            await hung
        assert time.monotonic() - began < 5
        assert await behind != first
        assert pool.ready == 1

    played(scene, seconds=0.5)


def test_a_dead_process_costs_one_request_an_error() -> None:
    """However it died."""

    async def scene(pool: Pool) -> None:
        before = await pool.run(os.getpid)
        with pytest.raises(WorkerLost, match="It is not marked"):
            await pool.run(os._exit, 3)
        between = await pool.run(os.getpid)
        with pytest.raises(WorkerLost):
            await pool.run(signal.raise_signal, signal.SIGKILL)
        assert len({before, between, await pool.run(os.getpid)}) == 3

    played(scene)


def test_an_idle_process_that_dies_costs_nothing() -> None:
    """kill -9 between two requests."""

    async def scene(pool: Pool) -> None:
        victim = await pool.run(os.getpid)
        os.kill(victim, signal.SIGKILL)
        await until(lambda: pool.ready == 0)
        assert await pool.run(os.getpid) != victim
        assert pool.ready == 1

    played(scene)


def test_what_stops_the_service_is_the_pool_s_business() -> None:
    """SIGTERM and SIGINT come to all its processes: a worker finishes what it has, until its pool is closed."""

    async def scene(pool: Pool) -> None:
        worker = await pool.run(os.getpid)
        for stopping in (signal.SIGTERM, signal.SIGINT):
            os.kill(worker, stopping)
            assert await pool.run(os.getpid) == worker

    played(scene)


def test_a_full_queue_refuses_at_once() -> None:
    """With a time to come back; whoever waits already is served."""

    async def scene(pool: Pool) -> None:
        working = [asyncio.ensure_future(pool.run(time.sleep, 0.3)) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert pool.waiting == 2
        with pytest.raises(QueueFull) as caught:
            await pool.run(os.getpid)
        assert caught.value.after >= 1
        await asyncio.gather(*working)

    played(scene, queue=2)


def test_errors_of_ours_come_back_and_faults_are_faults() -> None:
    """And the process goes on."""

    async def scene(pool: Pool) -> None:
        before = await pool.run(os.getpid)
        with pytest.raises(InputError) as caught:
            await pool.run(api.parse, "2x^^3")
        assert caught.value.span.start == 2
        with pytest.raises(Broken, match="ValueError"):
            await pool.run(int, "x")
        assert await pool.run(os.getpid) == before

    played(scene)


def test_a_caller_who_gives_up_leaves_the_worker_in_order() -> None:
    """The job ends, and the next answer belongs to the next request."""

    async def scene(pool: Pool) -> None:
        given_up = asyncio.ensure_future(pool.run(time.sleep, 0.3))
        await asyncio.sleep(0.1)
        given_up.cancel()
        assert await pool.run(divmod, 7, 2) == (3, 1)

    played(scene)


def test_jobs_run_side_by_side() -> None:
    """Two processes, two jobs at a time."""

    async def scene(pool: Pool) -> None:
        working = [asyncio.ensure_future(pool.run(time.sleep, 0.3)) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert pool.waiting == 1
        await asyncio.gather(*working)

    played(scene, size=2)
