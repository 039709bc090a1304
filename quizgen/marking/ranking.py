"""Which of several slips that explain the same answer is named first.

The catalogue's order decides (quizgen.calculus.malrules), but for the exceptions of one table: at some goals a mal-rule
that is common elsewhere says something roundabout, and the plain explanation goes before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quizgen.calculus.derivation import Goal
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.numbers import number_of
from quizgen.expr.nodes import Derivative, Power, Quotient, Sum, Symbol
from quizgen.expr.walk import symbols

PLACE = {rule.id: place for place, rule in enumerate(MALRULES)}

Where: TypeAlias = Callable[[Goal, bool], bool]
"""Whether an exception holds at this goal, for a slip that was made everywhere or not."""


def rank(id: str, goal: Goal, *, everywhere: bool) -> float:
    """The place of an explanation by this mal-rule: the smaller, the likelier."""
    for start, holds, behind in EXCEPTIONS:
        if id.startswith(start) and holds(goal, everywhere):
            return max(PLACE[id], PLACE[behind]) + 0.5
    return PLACE[id]


def _power_below(goal: Goal, _: bool) -> bool:
    """A number over a power of the variable: 3/x^2 is taken for 3 x^-2."""
    match goal:
        case Derivative(Quotient(top, Symbol() | Power(Symbol()))):
            return not symbols(top)
        case _:
            return False


def _letter(goal: Goal, everywhere: bool) -> bool:
    """The variable itself: x for 1 is not a power rule gone wrong, if not all powers are."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Symbol) and not everywhere


def _power(goal: Goal, _: bool) -> bool:
    """A power: n u^(n-1) times u is n u^n, the exponent not lowered; (u')^n is u^n where u is its own derivative."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Power) and number_of(goal.body.exponent) is not None


def _power_of_sum(goal: Goal, _: bool) -> bool:
    """A power of a sum: the derivative of x^n is rather that of x^n + c^n."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Power) and isinstance(goal.body.base, Sum)


def _habit(_: Goal, everywhere: bool) -> bool:
    return everywhere


def _always(_goal: Goal, _everywhere: bool) -> bool:
    """Few people differentiate nothing but the inside, or divide where they did not integrate."""
    return True


EXCEPTIONS: tuple[tuple[str, Where, str], ...] = (
    ("quotient.", _power_below, "power.sign-of-exponent"),
    ("power.not-lowered", _letter, "derivative.not-taken"),
    ("chain.inner-function-for-derivative", _power, "power.not-lowered"),
    ("chain.function-of-derivative", _power, "power.factor-forgotten"),
    ("chain.argument-changed", _power_of_sum, "misread.power-over-sum"),
    ("chain.divided-by-inner-derivative", _always, "integral.taken"),
    ("chain.outer-dropped", _always, "bracket.power-over-sum"),
    ("chain.outer-not-differentiated", _habit, "sign.whole"),
    ("table.sign", _habit, "integral.taken"),
)
"""(beginning of the id, where, after which mal-rule it comes there)"""
