"""What solving an equation gives: all its real roots with the steps that people show, or that it cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.values import approximate
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.errors import QuizgenError
from quizgen.expr.nodes import Expr, Symbol
from quizgen.values import value

SOLUTIONS = "Solutions"
"""The title of every step that says what was found."""


class Unsolved(QuizgenError):
    """An equation that quizgen cannot solve completely, and why."""

    def __init__(self, equation: Expr, why: str) -> None:
        super().__init__(equation, why)
        self.equation = equation
        self.why = why

    def __str__(self) -> str:
        return f"quizgen cannot solve this equation completely: {self.why}"


@value
class Solution:
    """All real roots, in ascending order where they are numbers, and how they were found."""

    roots: tuple[Expr, ...]
    steps: tuple[Step, ...] = ()


def ascending(roots: Sequence[Expr]) -> tuple[Expr, ...]:
    """Numbers in ascending order; formulas with letters stay in the order in which they were found."""
    sizes = [approximate(root) for root in roots]
    if any(size is None for size in sizes):
        return tuple(roots)
    return tuple(root for _, _, root in sorted(zip(sizes, range(len(roots)), roots, strict=True), key=lambda r: r[:2]))


def either(items: Sequence[Expr]) -> list[str | Expr]:
    """The items with commas between them and "or" before the last."""
    return [" or " if part == " and " else part for part in listed(items)]


def roots_told(x: str, roots: Sequence[Expr]) -> Step:
    """The step that says the roots."""
    if not roots:
        return Step(SOLUTIONS, (say("There are no real solutions."),), None)
    return Step(SOLUTIONS, (say("So ", *either([equals(Symbol(x), root) for root in ascending(roots)]), "."),), None)
