"""Work in chunks over an executor."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from quizgen.chunks import chunked, spread


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    return number


def test_chunks_keep_order_and_lose_nothing() -> None:
    """The last may be smaller."""
    assert list(chunked(range(5), 2)) == [(0, 1), (2, 3), (4,)]
    assert list(chunked((), 2)) == []


@pytest.mark.parametrize("ahead", [1, 3, 50])
def test_results_come_in_the_order_of_the_jobs(ahead: int) -> None:
    """With or without an executor."""
    with ThreadPoolExecutor(4) as executor:
        assert list(spread(double, range(20), executor, ahead=ahead)) == list(map(double, range(20)))
    assert list(spread(double, range(3))) == [0, 2, 4]


def test_an_error_stops_the_work() -> None:
    """What was not begun is given up."""
    with ThreadPoolExecutor(1) as executor, pytest.raises(ValueError, match="3"):
        list(spread(refuse, range(20), executor, ahead=2))


class Broken(Executor):
    """A pool whose processes were ended from outside: it takes one job more, and then none."""

    taken = 0

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        self.taken += 1
        if self.taken > 1:
            raise BrokenExecutor
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


def test_jobs_of_a_dead_process() -> None:
    """Each is made by `lost`, or the first of them is told."""
    assert list(spread(double, range(5), Broken(), lost=abs)) == [0, 1, 2, 3, 4]
    with pytest.raises(BrokenExecutor):
        list(spread(double, range(5), Broken()))
