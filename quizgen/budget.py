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

    def keep(self, steps: int) -> int:
        """Take away so many steps, or what is left of them, to be given back later; how many these are."""
        kept = min(steps, self.left)
        self.left -= kept
        return kept

    def give_back(self, kept: int) -> None:
        """Put back what was kept; it is there even where the work ran out of its own."""
        self.left = max(self.left, 0) + kept
