"""Wrong slopes of curves given by an equation. Each docstring is what is used instead of dy/dx = -F_x/F_y."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.malrule import by_law
from quizgen.calculus.operators import implicit
from quizgen.expr.nodes import Call, Neg, Quotient, Relation, Sum, Symbol
from quizgen.values import replaced


def sign_lost(goal: Goal) -> Iterator[Plan]:
    """dy/dx = F_x/F_y"""
    if (plan := implicit(goal)) is not None:
        yield replaced(plan, combine=lambda f_x, f_y: Quotient(f_x, f_y))


def upside_down(goal: Goal) -> Iterator[Plan]:
    """dy/dx = -F_y/F_x"""
    if (plan := implicit(goal)) is not None:
        yield replaced(plan, combine=lambda f_x, f_y: Neg(Quotient(f_y, f_x)))


def slope_forgotten(goal: Goal) -> Iterator[Plan]:
    """dy/dx = F_x, or -F_x, as if y were a constant"""
    if (plan := implicit(goal)) is not None:
        yield replaced(plan, combine=lambda f_x, f_y: f_x)
        yield replaced(plan, combine=lambda f_x, f_y: Neg(f_x))


def slope_everywhere(goal: Goal) -> Iterator[Plan]:
    """dy/dx = F_x + F_y, as if y were x"""
    if (plan := implicit(goal)) is not None:
        yield replaced(plan, combine=lambda f_x, f_y: Sum((f_x, f_y)))


def right_side_kept(goal: Goal) -> Iterator[Plan]:
    """dy/dx = (c - F_x)/F_y, the constant on the right kept"""
    match goal:
        case Call("implicit", (Relation(_, "=", right), Symbol(), Symbol())) if (plan := implicit(goal)) is not None:
            yield replaced(plan, combine=lambda f_x, f_y: Quotient(Sum((right, Neg(f_x))), f_y))


IMPLICIT = (
    by_law("implicit.sign", "Sign of the slope",
        "Bring the terms without dy/dx to the other side: they change their sign.",
        sign_lost, ("implicit(x^2+y^2 = 25, y, x)", "", "x/y")),
    by_law("implicit.upside-down", "Slope upside down",
        "Divide by what stands in front of dy/dx, not the other way round.",
        upside_down, ("implicit(x^2+3y^2 = 25, y, x)", "", "-3y/x")),
    by_law("implicit.slope-forgotten", "dy/dx forgotten",
        "y depends on x: whenever you differentiate y, multiply by dy/dx; then solve for it.",
        slope_forgotten, ("implicit(x^2+y^2 = 25, y, x)", "", "-2x")),
    by_law("implicit.slope-taken-as-1", "dy/dx taken as 1",
        "y depends on x: the derivative of y is dy/dx, not 1. Then solve for it.",
        slope_everywhere, ("implicit(x^2+y^2 = 25, y, x)", "", "2x+2y")),
    by_law("implicit.right-side-kept", "Right side not differentiated",
        "Differentiate both sides: the derivative of a constant is 0.",
        right_side_kept, ("implicit(x^2+y^2 = 25, y, x)", "", "(25-2x)/(2y)")),
)  # fmt: skip
