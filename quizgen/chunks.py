"""Long work in chunks, over any Executor, with no more of it in memory than is under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import TypeVar

Job = TypeVar("Job")
Made = TypeVar("Made")
T = TypeVar("T")


def chunked(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in order, `size` at a time."""
    left = iter(items)
    while chunk := tuple(islice(left, size)):
        yield chunk


def spread(
    work: Callable[[Job], Made],
    jobs: Iterable[Job],
    executor: Executor | None = None,
    *,
    ahead: int = 4,
    lost: Callable[[Job], Made] | None = None,
) -> Iterator[Made]:
    """What `work` makes of each job, in order; at most `ahead` jobs are under way or waiting to be taken.

    Without an executor each is done when it is asked for. What is not yet begun is given up when the caller stops.
    `lost` says what becomes of a job whose process died; without it, BrokenExecutor is raised.
    """
    if executor is None:
        yield from map(work, jobs)
        return
    left = iter(jobs)
    waiting: deque[tuple[Job, Future[Made]]] = deque()
    try:
        while True:
            for job in islice(left, ahead - len(waiting)):
                waiting.append((job, _begun(executor, work, job)))
            if not waiting:
                return
            yield _result(*waiting.popleft(), lost)
    finally:
        for _, future in waiting:
            future.cancel()


def _begun(executor: Executor, work: Callable[[Job], Made], job: Job) -> Future[Made]:
    """The job under way; an executor that is broken already breaks this job too, and no other."""
    try:
        return executor.submit(work, job)
    except BrokenExecutor as error:
        broken: Future[Made] = Future()
        broken.set_exception(error)
        return broken


def _result(job: Job, future: Future[Made], lost: Callable[[Job], Made] | None) -> Made:
    try:
        return future.result()
    except BrokenExecutor:
        if lost is None:
            raise
        return lost(job)
