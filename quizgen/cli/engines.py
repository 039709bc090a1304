"""What `--engine` names: the processes of this machine, or a Dask cluster of many. Marks are the same with each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, Final

import click

from quizgen.cli.course_gradebook import NeedsPackage
from quizgen.cli.progress import pool
from quizgen.errors import ToolFailed

ON_THIS_MACHINE: Final = "processes"
DASK: Final = "dask://"
PORT: Final = 8786
"""Where a scheduler listens unless it was told otherwise."""

PATIENCE: Final = "10s"


def checked(context: click.Context, parameter: click.Parameter, engine: str | None) -> str | None:
    """The engine as it was named, if there is one of that name."""
    if engine is None or engine == ON_THIS_MACHINE or engine.removeprefix(DASK) not in (engine, ""):
        return engine
    raise click.BadParameter(f'"{engine}" is neither {ON_THIS_MACHINE} nor {DASK}HOST or {DASK}HOST:PORT.')


@contextmanager
def started(engine: str | None, jobs: int) -> Iterator[Executor | None]:
    """What runs the work: `jobs` processes (all that the machine has, where an engine is named and no number), a
    cluster, or None for this process alone."""
    if engine is not None and engine.startswith(DASK):
        with _cluster(engine.removeprefix(DASK)) as executor:
            yield executor
        return
    with pool(jobs if engine is None or jobs > 1 else os.cpu_count() or 1) as executor:
        yield executor


@contextmanager
def _cluster(host: str) -> Iterator[Executor]:
    """ToolFailed where nobody answers, where there are no workers, and where these have another quizgen."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise NeedsPackage("A Dask cluster", "dask") from None
    address = host if ":" in host else f"{host}:{PORT}"
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise ToolFailed(f"No Dask scheduler answers at {address}: {error}. Start one: dask scheduler") from None
    try:
        _refuse_other_versions(client.run(version, "quizgen", on_error="return"), address)
        yield OnCluster(client.get_executor(pure=False))
    finally:
        client.close()


def _refuse_other_versions(workers: Mapping[str, object], address: str) -> None:
    """`workers` have said which quizgen they have, or which error asking led to."""
    if not workers:
        raise ToolFailed(f"The cluster at {address} has no workers. Start some: dask worker {address} --nthreads 1")
    ours = version("quizgen")
    for worker, theirs in sorted(workers.items()):
        if theirs != ours:
            has = "no quizgen" if isinstance(theirs, Exception) else f"quizgen {theirs}"
            raise ToolFailed(f"The worker {worker} has {has}; here is {ours}. Install the same everywhere.")


class OnCluster(Executor):
    """A cluster's executor that fails as those of this machine do: with BrokenExecutor, when a worker has died.

    For work that raises nothing itself: what comes back as an error is then the cluster's.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        told: Future[Any] = Future()
        there = self._executor.submit(work, *arguments, **named)
        there.add_done_callback(lambda done: _pass_on(done, told))
        told.add_done_callback(lambda done: there.cancel() if done.cancelled() else None)
        return told


def _pass_on(done: Future[Any], told: Future[Any]) -> None:
    if not told.set_running_or_notify_cancel():
        return
    fault = None if done.cancelled() else done.exception()
    if done.cancelled() or fault is not None:
        told.set_exception(BrokenExecutor(f"{type(fault).__name__}: {fault}" if fault else "cancelled"))
    else:
        told.set_result(done.result())
