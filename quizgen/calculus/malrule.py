"""What a mal-rule is: a rule that people follow and that is wrong, in the same shape as the sound ones.

Its law may reach a goal in several ways (any one term of a sum may be the one that is lost), so it yields plans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import d
from quizgen.expr.nodes import Derivative, Expr
from quizgen.values import value

MalLaw: TypeAlias = Callable[[Goal], Iterator[Plan]]
Slips: TypeAlias = Callable[[Expr], Iterator[Expr]]
"""What one slip of the pen can make of a formula."""
Likeness: TypeAlias = Callable[[Goal, Expr, Expr], Iterator[tuple[Expr, Expr]]]
"""(goal, right answer, response) -> what must be equal if the response came about in this way."""


@value
class Example:
    """The derivative of `function` with respect to `variable` as this mal-rule has it, all as typed."""

    function: str
    variable: str
    response: str


@value
class MalRule:
    """A wrong law by its `id`; `title` is for tutors, `message` for a student who may have followed it.

    `law` replaces a rule at a goal of the derivation; `slip` spoils a result that was found rightly; `likeness`
    compares response and result: one of the three is given. `source` names where the literature describes the mistake.
    `sound` is False, as in every mal-rule.
    """

    id: str
    title: str
    message: str
    law: MalLaw | None
    slip: Slips | None
    example: Example
    source: str = ""
    likeness: Likeness | None = None
    sound: bool = False

    @property
    def formula(self) -> str:
        """The wrong law as people would write it: its docstring."""
        return ((self.law or self.slip or self.likeness).__doc__ or "").strip()


def leaf(result: Expr) -> Plan:
    """A plan without sub-goals."""
    return Plan((), lambda: result)


def body_and_variable(goal: Goal) -> tuple[Expr, str] | None:
    """What is differentiated with respect to what, in a goal of first order."""
    if isinstance(goal, Derivative) and len(goal.variables) == 1:
        return goal.body, goal.variables[0]
    return None


def of(goal: Goal, *bodies: Expr) -> tuple[Goal, ...]:
    """The goals to differentiate these bodies in the same way."""
    assert isinstance(goal, Derivative)
    return tuple(d(body, goal) for body in bodies)
