"""Wrong laws for functions of several variables. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    body_and_variable,
    by_law,
    leaf,
    of,
)
from quizgen.calculus.rules import as_product
from quizgen.expr.nodes import (
    ONE,
    Derivative,
    Expr,
    Product,
    Sum,
    Symbol,
)
from quizgen.expr.walk import symbols


def _others(goal: Goal) -> tuple[Expr, str, list[str]] | None:
    """The body, the variable, and the letters that must be held constant."""
    found = body_and_variable(goal)
    if found is None:
        return None
    others = sorted(symbols(found[0]) - {found[1]})
    return (*found, others) if others else None


def wrong_variable(goal: Goal) -> Iterator[Plan]:
    """df/dx = df/dy"""
    if (found := _others(goal)) and not isinstance(found[0], Symbol) and depends(found[0], found[1]):
        body, _, others = found
        for other in others:
            yield Plan((Derivative(body, (other,), True),), lambda df: df)


def not_held(goal: Goal) -> Iterator[Plan]:
    """df/dx = df/dx + df/dy, as if y changed along with x"""
    if found := _others(goal):
        body, x, others = found
        for other in others:
            there = Derivative(body, (other,), True)
            if depends(body, x):
                yield Plan((Derivative(body, (x,), True), there), lambda here, there: Sum((here, there)))
            else:
                yield Plan((there,), lambda there: there)


def other_factor_differentiated(goal: Goal) -> Iterator[Plan]:
    """d(k f)/dx = k' f', k' f, or k' + f', where k holds only other letters"""
    found = _others(goal)
    body, x = (found[0], found[1]) if found else (ONE, "")
    if not isinstance(body, Product):
        return
    for i, k in enumerate(body.factors):
        letters = sorted(symbols(k))
        rest = [f for j, f in enumerate(body.factors) if j != i]
        if letters and not depends(k, x) and any(depends(f, x) for f in rest):
            f = as_product(rest)
            goals = (Derivative(k, (letters[0],), True), *of(goal, f))
            yield Plan(goals, lambda dk, df: Product((dk, df)))
            yield Plan(goals, lambda dk, df, f=f: Product((dk, f)))
            yield Plan(goals, lambda dk, df: Sum((dk, df)))
            yield Plan(goals, lambda dk, df, k=k, f=f: Sum((Product((dk, f)), Product((k, df)))))


def other_letter_kept(goal: Goal) -> Iterator[Plan]:
    """dy/dx = y for another letter y"""
    if (found := _others(goal)) and not depends(found[0], found[1]):
        yield leaf(found[0])


PARTIAL = (
    by_law("partial.wrong-variable", "Differentiated with respect to another variable",
        "This is the derivative with respect to another letter: look which one moves.",
        wrong_variable, ("x^2 y^3", "x", "3x^2 y^2")),
    by_law("partial.other-variable-not-held", "Other variable not held constant",
        "Only one variable moves in a partial derivative; the others count as constants.",
        not_held, ("x^2+y^3", "x", "2x+3y^2")),
    by_law("partial.other-factor-differentiated", "Factor with the other variable differentiated",
        "A factor that holds only other variables counts as a constant and stays as it is.",
        other_factor_differentiated, ("x^2 y^3", "x", "6x y^2")),
    by_law("partial.other-variable-kept", "Term of other variables kept",
        "A term without the variable that moves counts as a constant: its derivative is 0.",
        other_letter_kept, ("x^2+sin(y)", "x", "2x+sin(y)")),
)  # fmt: skip
