"""Work is counted in steps, never in seconds: the same question costs the same on every machine."""

from __future__ import annotations

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
