"""Sigmoids that are written out: 1/(1 + e^(-u)), the output of a unit in a network."""

from __future__ import annotations

from quizgen.calculus.derivation import Goal
from quizgen.expr.nodes import ONE, Call, Derivative, E, Expr, Neg, Power, Quotient, Sum
from quizgen.expr.walk import rewrite


def in_sigmoids(goal: Goal) -> Goal | None:
    """The goal with sigmoid(u) for 1/(1 + e^(-u)); None where there is none in it."""
    if not isinstance(goal, Derivative):
        return None
    body = rewrite(goal.body, _sigmoid)
    return None if body == goal.body else Derivative(body, goal.variables, goal.partial)


def _sigmoid(e: Expr) -> Expr | None:
    match e:
        case Quotient(top, Sum((one, power))) | Power(Sum((one, power)), Neg(top)) if top == ONE:
            if power == ONE:
                one, power = power, one
            exponent = _exponent(power)
            return Call("sigmoid", (_opposite(exponent),)) if one == ONE and exponent is not None else None
        case _:
            return None


def _exponent(e: Expr) -> Expr | None:
    match e:
        case Power(base, exponent) if base == E:
            return exponent
        case Call("exp", (exponent,)):
            return exponent
        case _:
            return None


def _opposite(e: Expr) -> Expr:
    return e.body if isinstance(e, Neg) else Neg(e)
