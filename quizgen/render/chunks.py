"""Long work in chunks, over any Executor, with no more of it in memory than is under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
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
    work: Callable[[Job], Made], jobs: Iterable[Job], executor: Executor | None = None, *, ahead: int = 4
) -> Iterator[Made]:
    """What `work` makes of each job, in order; at most `ahead` jobs are under way or waiting to be taken.

    Without an executor each is done when it is asked for. What is not yet begun is given up when the caller stops.
    """
    if executor is None:
        yield from map(work, jobs)
        return
    left = iter(jobs)
    waiting: deque[Future[Made]] = deque(executor.submit(work, job) for job in islice(left, ahead))
    try:
        while waiting:
            made = waiting.popleft().result()
            for job in islice(left, 1):
                waiting.append(executor.submit(work, job))
            yield made
    finally:
        for future in waiting:
            future.cancel()
