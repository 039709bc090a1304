"""What the reader made of a text: the formula by the usual rules, and what else the same characters can mean."""

from __future__ import annotations

from quizgen.expr.nodes import Expr
from quizgen.values import value


@value
class Other:
    """Another formula that the same text can mean, and why, in words for the person who typed it."""

    expr: Expr
    why: str


@value
class Reading:
    """`expr` by the usual rules. `others`, likeliest first, are all different from it and from each other."""

    text: str
    expr: Expr
    others: tuple[Other, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether a careful person could have meant something else."""
        return bool(self.others)
