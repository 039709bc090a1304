"""Long work shows how far it is on a terminal, and stays quiet in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")

FEW = 20
"""Below this many items nothing is shown: it is over before it is read."""


def followed(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The same items, with a bar on standard error while they come."""
    if total < FEW or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, what, total, console=Console(stderr=True), transient=True)


@contextmanager
def spinning(what: str) -> Iterator[None]:
    """A spinner on standard error while one long step runs."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error; what it yields is told how many are done."""
    if total < FEW or not sys.stderr.isatty():
        with spinning(what):
            yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def pool(jobs: int) -> Iterator[Executor | None]:
    """So many processes, or None for this one; when the work is stopped, they are at once."""
    if jobs <= 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    executor = ProcessPoolExecutor(jobs, initializer=_end_with_parent)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
        raise
    executor.shutdown()


def _end_with_parent() -> None:
    """In a process of the pool: ends it when the command is killed, instead of letting it wait for work for ever."""
    import os
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
