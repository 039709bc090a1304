"""Derivatives at a point: at(dy/dx, x, 3) is worked out by differentiating first and putting the numbers in then.

So a wrong derivative gives the wrong number that it leads to, and the substitution is a step of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.values import at
from quizgen.expr.nodes import Call, Derivative, Expr, Symbol

OPERATORS = frozenset(("grad", "hessian", "jacobian", "laplacian", "directional", "implicit", "paths"))
"""What can be evaluated beside a derivative."""


def value_goal(goal: Goal, places: Mapping[str, Expr]) -> Call:
    """The goal to work `goal` out and put these numbers in."""
    return Call("at", (goal, *(part for name, e in places.items() for part in (Symbol(name), e))))


def read_value_goal(goal: Goal) -> tuple[Goal, dict[str, Expr]] | None:
    """What is to be worked out first, and what is put in then; None for any other goal."""
    match goal:
        case Call("at", (Derivative() | Call() as inner, *pairs)) if pairs and _worked_out(inner):
            names = [part.name for part in pairs[::2] if isinstance(part, Symbol)]
            return inner, dict(zip(names, pairs[1::2], strict=True))
        case _:
            return None


def _worked_out(goal: Goal) -> bool:
    return isinstance(goal, Derivative) or goal.function in OPERATORS


def value_at(goal: Goal) -> Plan | None:
    """f'(a): differentiate first, then put a in"""
    found = read_value_goal(goal)
    if found is None:
        return None
    inner, places = found
    return Plan((inner,), lambda result: at(result, places))
