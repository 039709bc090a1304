"""What runs the work: the processes of this machine or a cluster, which fail in the same way."""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from threading import Event

import pytest

from quizgen.cli.engines import OnCluster, started


def test_processes_are_as_many_as_the_machine_has() -> None:
    """Or as many as were asked for; without an engine, one job is this process."""
    for engine, jobs, count in [("processes", 1, os.cpu_count()), ("processes", 3, 3), (None, 2, 2)]:
        with started(engine, jobs) as executor:
            assert isinstance(executor, ProcessPoolExecutor)
            assert vars(executor)["_max_workers"] == count
    with started(None, 1) as executor:
        assert executor is None


def test_an_error_on_a_cluster_is_a_broken_executor() -> None:
    """Whatever class the cluster has for it; a result is a result."""
    with ThreadPoolExecutor(1) as inner:
        cluster = OnCluster(inner)
        assert cluster.submit(divmod, 7, 3).result() == (2, 1)
        with pytest.raises(BrokenExecutor, match="ZeroDivisionError"):
            cluster.submit(divmod, 1, 0).result()


def test_work_that_is_given_up_is_not_done() -> None:
    """Cancelling reaches the cluster."""
    with ThreadPoolExecutor(1) as inner:
        cluster, go = OnCluster(inner), Event()
        first, second = cluster.submit(go.wait, 10), cluster.submit(os.getpid)
        assert second.cancel()
        go.set()
        assert first.result() is True
        assert second.cancelled()
