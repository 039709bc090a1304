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
from quizgen.expr.nodes import Call, Derivative, Power, Quotient, Sum, Symbol
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
    """A constant over a power of the variable: 3/x^2 is taken for 3 x^-2."""
    match goal:
        case Derivative(Quotient(top, Symbol() | Power(Symbol())), variables):
            return symbols(top).isdisjoint(variables)
        case _:
            return False


def _quotient(goal: Goal, _: bool) -> bool:
    """A fraction: people use the quotient rule for it rather than the product rule."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Quotient)


def _logarithm(goal: Goal, _: bool) -> bool:
    """ln(5x): 5/x is 5 times the derivative of ln x, rather than the inner derivative twice."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Call) and goal.body.function == "ln"


SIGNLESS = frozenset({"exp", "ln", "sqrt", "log", "abs", "sigmoid"})


def _no_sign_to_forget(goal: Goal, _: bool) -> bool:
    """A function whose derivative people know without any sign: a minus comes from what is inside."""
    return isinstance(goal, Derivative) and isinstance(goal.body, Call) and goal.body.function in SIGNLESS


def _no_negative_exponent(goal: Goal, everywhere: bool) -> bool:
    """A power that brings no minus down."""
    match goal:
        case Derivative(Power(_, n)):
            return everywhere or (number_of(n) or 0) > 0
        case Derivative(Quotient()):
            return everywhere
        case _:
            return True


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
    ("power.sign-of-factor", _no_negative_exponent, "order.too-many"),
    ("product.derivatives-multiplied", _quotient, "quotient.one-term-only"),
    ("chain.inner-derivative-twice", _logarithm, "chain.argument-changed"),
    ("table.sign", _no_sign_to_forget, "minus.lost"),
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
