"""What a mal-rule is: a rule that people follow and that is wrong, in the same shape as the sound ones.

Its law may reach a goal in several ways (any one term of a sum may be the one that is lost), so it yields plans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import d
from quizgen.calculus.rules import as_product
from quizgen.expr.nodes import ONE, Derivative, Expr, Neg
from quizgen.expr.walk import children, with_children
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


CLARK, ORTON, SIYEPU = "Clark et al. 1997", "Orton 1983", "Siyepu 2015"
"""Clark et al., Constructing a schema: the case of the chain rule (J. Math. Behavior 16, 1997); Orton, Students'
understanding of differentiation (Educ. Stud. Math. 14, 1983); Siyepu, Analysis of errors in derivatives of
trigonometric functions (Int. J. STEM Education 2, 2015)."""


def by_law(id: str, title: str, message: str, law: MalLaw, example: tuple[str, str, str], source: str = "") -> MalRule:
    """A wrong law, with its example as (function, variable, response)."""
    return MalRule(id, title, message, law, None, Example(*example), source)


def by_slip(id: str, title: str, message: str, slip: Slips, example: tuple[str, str, str]) -> MalRule:
    """A slip of the pen."""
    return MalRule(id, title, message, None, slip, Example(*example))


def by_likeness(id: str, title: str, message: str, like: Likeness, example: tuple[str, str, str]) -> MalRule:
    """A slip that is seen by comparing."""
    return MalRule(id, title, message, None, None, Example(*example), "", like)


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


def everywhere(e: Expr, slips: Slips) -> Iterator[Expr]:
    """e with the slip made at one place, for every place in turn, the outside first."""
    yield from slips(e)
    parts = children(e)
    for i, part in enumerate(parts):
        for new in everywhere(part, slips):
            yield with_children(e, (*parts[:i], new, *parts[i + 1 :]))


def product_of(factors: Sequence[Expr]) -> Expr:
    """The product of what is left; 1 where nothing is."""
    return as_product(factors) if factors else ONE


def unsigned(term: Expr) -> Expr:
    """The term of a sum without its minus."""
    return term.body if isinstance(term, Neg) else term
