"""What a worked derivative is: a tree of goals, each reached by one rule from the goals below it.

A Derivation holds no words: quizgen.calculus.narrate puts it into words, quizgen.calculus.difficulty weighs it, and
quizgen.marking.diagnosis replays it with one rule replaced by a mal-rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from quizgen.errors import QuizgenError
from quizgen.expr.nodes import Call, Derivative, Expr
from quizgen.values import value

Goal: TypeAlias = Derivative | Call
"""What is to be worked out: an inert Derivative, or an operator call such as grad(E, x, y)."""


@value
class Plan:
    """How a rule reaches one goal: which goals come first, and what their results make together.

    `names` are the letters a lecturer writes ("u", the formula it stands for), in order; `pattern` is the law in these
    letters. `follow`, where there is one, makes the last goal out of the result of the one before (second derivatives).
    """

    goals: tuple[Goal, ...]
    combine: Callable[..., Expr]
    names: tuple[tuple[str, Expr], ...] = ()
    pattern: Expr | None = None
    follow: Callable[[Expr], Goal] | None = None


Law: TypeAlias = Callable[[Goal], Plan | None]


@value
class Rule:
    """A named law that rewrites one goal, or declines by returning None. `sound` is False for a mal-rule.

    `marks` is the weight of its method mark (0: folded into its parent's), `weight` its share of the difficulty.
    `hint` says what to do next without doing it.
    """

    id: str
    title: str
    law: Law
    hint: str = ""
    marks: int = 1
    weight: float = 1.0
    sound: bool = True

    @property
    def formula(self) -> str:
        """The law as people write it: its docstring."""
        return (self.law.__doc__ or "").strip()


@value
class Derivation:
    """`goal` worked out: `rule` made `result` from the results of `parts`; replay(d) is d.result."""

    goal: Goal
    rule: Rule
    parts: tuple[Derivation, ...]
    result: Expr


def steps(d: Derivation) -> Iterator[Derivation]:
    """Every node of d in the order in which people work: what is needed first, d itself last."""
    for part in d.parts:
        yield from steps(part)
    yield d


class NoDerivative(QuizgenError):
    """No law works this goal out, and why: max(x, 1), or a formula that is nested too deeply."""

    def __init__(self, goal: Goal, why: str) -> None:
        super().__init__(goal, why)
        self.goal = goal
        self.why = why

    def __str__(self) -> str:
        return f"quizgen cannot work out this derivative: {self.why}"
