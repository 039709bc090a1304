"""Derivatives that are short in terms of the function itself: for the sigmoid y, dy/da = y(1 - y)."""

from __future__ import annotations

from quizgen.calculus.derivation import Goal
from quizgen.calculus.voice import Step, equals, say
from quizgen.expr.nodes import ONE, TWO, Call, Derivative, E, Expr, Neg, Power, Product, Quotient, Sum, Symbol


def in_itself(goal: Goal, name: str | None) -> list[Step]:
    """The step that says dy/dx in terms of y, where the function is a sigmoid or tanh of the variable alone.

    The logistic function: y = 1/(1 + e^(-a)), so 1 - y = e^(-a)/(1 + e^(-a)) and dy/da = y(1 - y).
    """
    if not isinstance(goal, Derivative) or name is None or len(goal.variables) > 1:
        return []
    y, x = Symbol(name), Symbol(goal.variables[0])
    left = Derivative(y, goal.variables, goal.partial)
    rest = Sum((ONE, Neg(y)))
    if goal.body == Call("tanh", (x,)):
        words = say("As ", equals(Power(Call("sech", (x,)), TWO), Sum((ONE, Neg(Power(Call("tanh", (x,)), TWO))))), ":")
        return [Step("In terms of the function itself", (words,), equals(left, Sum((ONE, Neg(Power(y, TWO))))))]
    if goal.body == Call("sigmoid", (x,)):
        words = say("As ", equals(y, goal.body), ":")
        return [Step("In terms of the function itself", (words,), equals(left, Product((y, rest))))]
    power = _logistic(goal.body, x)
    if power is not None:
        words = say("As ", equals(rest, Quotient(power, Sum((ONE, power)))), ", this is the product of the two:")
        return [Step("In terms of the function itself", (words,), equals(left, Product((y, rest))))]
    return []


def _logistic(e: Expr, x: Symbol) -> Expr | None:
    """The e^(-x) in 1/(1 + e^(-x))."""
    powers: tuple[Expr, ...] = (Power(E, Neg(x)), Call("exp", (Neg(x),)))
    match e:
        case Quotient(top, Sum((a, b))) if top == ONE and ONE in (a, b):
            power = b if a == ONE else a
        case Power(Sum((a, b)), Neg(one)) if one == ONE and ONE in (a, b):
            power = b if a == ONE else a
        case _:
            return None
    return power if power in powers else None
