"""Measuring one call after another in CPU time, with a limit for the peers that may hang."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable
from types import FrameType
from typing import TypeVar

from quizgen.values import value

T = TypeVar("T")


class TooLong(Exception):
    """A peer was stopped at the limit."""


@value
class Timed:
    """CPU milliseconds of each call in order, and what each returned (None: it raised or was stopped)."""

    name: str
    milliseconds: tuple[float, ...]
    results: tuple[object, ...]

    def quantile(self, q: float) -> float:
        """Over the cases that got an answer: a crash while reading costs little and decides nothing."""
        pairs = zip(self.milliseconds, self.results, strict=True)
        ordered = sorted(time for time, result in pairs if result is not None) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(q * len(ordered)))]


def _stop(signum: int, frame: FrameType | None) -> None:
    raise TooLong


def timed(
    name: str,
    call: Callable[[T], object],
    cases: Iterable[T],
    *,
    limit: float = 10.0,
    before: Callable[[], object] | None = None,
) -> Timed:
    """`call` on every case, each stopped after `limit` seconds of wall clock; a crash counts as its time and None.

    `before` is done before each call and not measured.
    """
    signal.signal(signal.SIGALRM, _stop)
    milliseconds: list[float] = []
    results: list[object] = []
    for case in cases:
        if before is not None:
            before()
        signal.setitimer(signal.ITIMER_REAL, limit)
        started = time.process_time_ns()
        try:
            result = call(case)
        except Exception:  # a peer's crash is a result of the benchmark
            result = None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        milliseconds.append((time.process_time_ns() - started) / 1e6)
        results.append(result)
    return Timed(name, tuple(milliseconds), tuple(results))
