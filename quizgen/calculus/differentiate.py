"""The verbs: differentiate with working, or only the derivative; once, often, or in several variables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quizgen.calculus.derivation import Derivation, Goal, NoDerivative, Plan, Rule
from quizgen.calculus.network import goal_of as network_goal
from quizgen.calculus.strategy import STRATEGY
from quizgen.calculus.tidy import REMEMBERED, answer
from quizgen.expr.nodes import Call, Derivative, Expr, Symbol

DEEPEST = 80
"""Goals nested deeper than this are refused rather than left to Python's recursion limit."""


@lru_cache(maxsize=REMEMBERED)
def derive(goal: Goal, depth: int = 0) -> Derivation:
    """The goal worked out by the first law that applies, and so on down. Raises NoDerivative where none does."""
    if depth > DEEPEST:
        raise NoDerivative(goal, "it is nested too deeply")
    rule, plan = choose(goal)
    parts = [derive(part, depth + 1) for part in plan.goals]
    if plan.follow is not None:
        parts.append(derive(plan.follow(parts[-1].result), depth + 1))
    return Derivation(goal, rule, tuple(parts), answer(plan.combine(*[part.result for part in parts])))


def choose(goal: Goal) -> tuple[Rule, Plan]:
    """The first rule of the strategy that does not decline, with its plan."""
    for rule in STRATEGY:
        plan = rule.law(goal)
        if plan is not None:
            return rule, plan
    raise NoDerivative(goal, _why(goal))


def _why(goal: Goal) -> str:
    """Why no rule takes a goal."""
    match goal:
        case Call("chord"):
            return "from the slope of the chord to its limit it takes more than algebra"
        case Derivative(Call(function)):
            return f"there is no rule for {function}"
        case _:
            return "there is no rule for it"


def replay(d: Derivation) -> Expr:
    """The result, made again from the leaves up by the rules that d names: equal to d.result."""
    return answer(assembled(d, [replay(part) for part in d.parts]))


def assembled(d: Derivation, results: list[Expr] | None = None) -> Expr:
    """What the rule makes of its parts' results before it is tidied: "x cos x + sin x · 1"."""
    plan = d.rule.law(d.goal)
    assert plan is not None, f"{d.rule.id} does not apply to its own goal"
    return plan.combine(*([part.result for part in d.parts] if results is None else results))


def differentiate(e: Expr, variable: str, *, partial: bool = False, order: int = 1) -> Derivation:
    """The derivative of e with respect to `variable`, `order` times, with its working.

    `partial` changes the notation only (curly d). Raises NoDerivative, as for max(x, 1).
    """
    return derive(Derivative(e, (variable,) * order, partial))


def derivative(e: Expr, *variables: str) -> Expr:
    """e differentiated with respect to each variable in turn, tidy."""
    return derive(Derivative(e, variables)).result if variables else answer(e)


def gradient(e: Expr, variables: tuple[str, ...]) -> Derivation:
    """grad e: result is a Vector, parts are its components."""
    return _operator("grad", e, variables)


def hessian(e: Expr, variables: tuple[str, ...]) -> Derivation:
    """The matrix of second derivatives; parts are its entries row by row."""
    return _operator("hessian", e, variables)


def laplacian(e: Expr, variables: tuple[str, ...]) -> Derivation:
    """The sum of the second derivatives; parts are its terms."""
    return _operator("laplacian", e, variables)


def along_paths(definitions: Sequence[tuple[str, Expr]], output: str, variable: str) -> Derivation:
    """The derivative of `output` through named quantities (y_1 = ..., then E = ...), left in these names.

    Raises NoDerivative where the definitions go round in a circle or the paths are too many.
    """
    return derive(network_goal(definitions, output, variable))


def _operator(name: str, e: Expr, variables: tuple[str, ...]) -> Derivation:
    return derive(Call(name, (e, *map(Symbol, variables))))
