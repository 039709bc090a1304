"""Work is counted in steps, never in seconds: the same question costs the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quizgen.errors import BudgetExceeded


class Budget:
    """A purse of steps that the procedures of one verdict share; `spend` raises BudgetExceeded when it is empty."""

    __slots__ = ("left", "limit")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left = limit

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise BudgetExceeded(self.limit)

    @contextmanager
    def keeping(self, steps: int) -> Iterator[None]:
        """Work with all but so many steps; these are there afterwards, even where the work ran out of its own."""
        kept = min(steps, self.left)
        self.left -= kept
        try:
            yield
        finally:
            self.left = max(self.left, 0) + kept
