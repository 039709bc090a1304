"""Differentiated too often, too seldom, or not at all. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    body_and_variable,
    by_law,
    leaf,
)
from quizgen.expr.nodes import (
    Derivative,
    Product,
    Symbol,
)


def one_order_short(goal: Goal) -> Iterator[Plan]:
    """d^2y/dx^2 = dy/dx"""
    if isinstance(goal, Derivative) and len(goal.variables) > 1:
        for count in range(len(goal.variables) - 1, 0, -1):
            yield Plan((Derivative(goal.body, goal.variables[:count], goal.partial),), lambda df: df)


def one_order_too_many(goal: Goal) -> Iterator[Plan]:
    """dy/dx = d^2y/dx^2"""
    if isinstance(goal, Derivative) and len(set(goal.variables)) == 1:
        yield Plan((Derivative(goal.body, (*goal.variables, goal.variables[0]), goal.partial),), lambda df: df)


def derivative_squared(goal: Goal) -> Iterator[Plan]:
    """d^2y/dx^2 = (dy/dx)^2"""
    if isinstance(goal, Derivative) and len(goal.variables) == 2:
        yield Plan((Derivative(goal.body, goal.variables[:1], goal.partial),), lambda df: Product((df, df)))


def not_differentiated(goal: Goal) -> Iterator[Plan]:
    """f' = f"""
    found = body_and_variable(goal)
    if found and depends(*found) and not isinstance(found[0], Symbol):
        yield leaf(found[0])


def mixed_added(goal: Goal) -> Iterator[Plan]:
    """d^2E/(dx dy) = dE/dx dE/dy"""
    if isinstance(goal, Derivative) and len(goal.variables) == 2 and goal.variables[0] != goal.variables[1]:
        firsts = tuple(Derivative(goal.body, (v,), goal.partial) for v in goal.variables)
        yield Plan(firsts, lambda one, other: Product((one, other)))


HIGHER = (
    by_law("order.too-few", "Differentiated too few times",
        "Differentiate once more: a higher derivative was asked for.",
        one_order_short, ("diff(x^4, x, 2)", "", "4x^3")),
    by_law("order.mixed-multiplied", "First derivatives multiplied",
        "The mixed derivative is taken one after the other, it is not a product.",
        mixed_added, ("diff(diff(x^2 y^3, x), y)", "", "6x^3 y^5")),
)  # fmt: skip

ORDER = (
    by_law("order.squared", "First derivative squared",
        "The second derivative is the derivative of the first, not its square.",
        derivative_squared, ("diff(x^4, x, 2)", "", "16x^6")),
    by_law("order.too-many", "Differentiated too many times",
        "This is one derivative further than was asked for.",
        one_order_too_many, ("sin(x^2)+x^4", "x", "2cos(x^2)-4x^2 sin(x^2)+12x^2")),
    by_law("derivative.not-taken", "Not differentiated",
        "This is still as it was in the question, or a part of it is: differentiate it.",
        not_differentiated, ("x^2+x sin(x)", "x", "2x+x sin(x)")),
)  # fmt: skip
