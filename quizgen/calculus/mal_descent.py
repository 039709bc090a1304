"""Wrong ways down: each docstring is the rule that is followed instead of w_new = w_old - eta grad E(w_old)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.calculus.derivation import Goal, NoDerivative, Plan
from quizgen.calculus.malrule import (
    by_law,
)
from quizgen.calculus.searches import (
    Descent,
    Point,
    Update,
    downhill,
    iterate,
    last,
    read_descent,
    slope_goal,
    slopes_in,
)
from quizgen.calculus.values import at
from quizgen.expr.nodes import (
    PI,
    ZERO,
    Call,
    Expr,
    Integer,
    Neg,
    Product,
    Quotient,
    Sum,
    Vector,
)
from quizgen.expr.walk import rewrite
from quizgen.values import replaced

SHORT_OR_LONG = (-1, 1, -2, 2)
"""How many steps people are off."""


def uphill(goal: Goal) -> Iterator[Plan]:
    """w_new = w_old + eta grad E(w_old)"""
    yield from _updated(goal, lambda w, rate, slope: Sum((w, Product((rate, slope)))))


def rate_forgotten(goal: Goal) -> Iterator[Plan]:
    """w_new = w_old - grad E(w_old)"""
    yield from _updated(goal, lambda w, _, slope: Sum((w, Neg(slope))))


def step_only(goal: Goal) -> Iterator[Plan]:
    """w_new = eta grad E(w_old), or -eta grad E(w_old)"""
    yield from _updated(goal, lambda _, rate, slope: Product((rate, slope)))
    yield from _updated(goal, lambda _, rate, slope: Neg(Product((rate, slope))))


def _updated(goal: Goal, update: Update) -> Iterator[Plan]:
    asked = read_descent(goal)
    if asked is not None:
        goals = (slope_goal(asked.body, asked.variables),)
        yield Plan(goals, lambda result: last(iterate(asked, slopes_in(result), update)))


def steps_off(goal: Goal) -> Iterator[Plan]:
    """w_n = w_(n-1), or w_(n+1)"""
    asked = read_descent(goal)
    if asked is None:
        return
    goals = (slope_goal(asked.body, asked.variables),)
    for off in SHORT_OR_LONG:
        if asked.steps + off >= 0:
            other = replaced(asked, steps=asked.steps + off)
            yield Plan(goals, lambda result, other=other: last(iterate(other, slopes_in(result))))


def first_slope_kept(goal: Goal) -> Iterator[Plan]:
    """w_n = w_0 - n eta grad E(w_0)"""
    asked = read_descent(goal)
    if asked is not None and asked.steps > 1:
        here = dict(zip(asked.variables, asked.start, strict=True))
        goals = (slope_goal(asked.body, asked.variables),)
        yield Plan(goals, lambda result: last(iterate(asked, [at(slope, here) for slope in slopes_in(result)])))


def height_for_slope(goal: Goal) -> Iterator[Plan]:
    """w_new = w_old - eta E(w_old)"""
    asked = read_descent(goal)
    if asked is not None:
        yield Plan((), lambda: last(iterate(asked, [asked.body] * len(asked.variables))))


def degrees(goal: Goal) -> Iterator[Plan]:
    """cos 1 = cos 1 degree"""
    asked = read_descent(goal)
    if asked is None:
        return
    goals = (slope_goal(asked.body, asked.variables),)
    yield Plan(goals, lambda result: last(iterate(asked, [rewrite(slope, _in_degrees) for slope in slopes_in(result)])))


def _in_degrees(e: Expr) -> Expr | None:
    if isinstance(e, Call) and e.function in ("sin", "cos", "tan"):
        return Call(e.function, (Quotient(Product((PI, e.arguments[0])), Integer(180)),))
    return None


def components_swapped(goal: Goal) -> Iterator[Plan]:
    """(w_1, w_2) = (w_2, w_1)"""
    asked = read_descent(goal)
    if asked is not None and len(asked.variables) == 2:
        yield Plan((goal,), lambda right: Vector(right.items[::-1]) if isinstance(right, Vector) else right)


def component_missing(goal: Goal) -> Iterator[Plan]:
    """(w_1, w_2) = w_1"""
    asked = read_descent(goal)
    if asked is not None and len(asked.variables) > 1:
        for i in range(len(asked.variables)):
            yield Plan((goal,), lambda right, i=i: right.items[i] if isinstance(right, Vector) else right)


def component_kept(goal: Goal) -> Iterator[Plan]:
    """(w_1, w_2)_new = (w_1 - eta dE/dw_1, w_2)"""
    asked = read_descent(goal)
    if asked is not None and len(asked.variables) > 1:
        goals = (slope_goal(asked.body, asked.variables),)
        for i in range(len(asked.variables)):
            yield Plan(goals, lambda result, i=i: last(iterate(asked, _stopped(slopes_in(result), {i}))))
            others = set(range(len(asked.variables))) - {i}
            yield Plan(goals, lambda result, others=others: last(iterate(asked, _stopped(slopes_in(result), others))))


def _stopped(slopes: Sequence[Expr], where: set[int]) -> list[Expr]:
    return [ZERO if i in where else slope for i, slope in enumerate(slopes)]


def new_value_used(goal: Goal) -> Iterator[Plan]:
    """w_2new = w_2 - eta dE/dw_2 (w_1new, w_2)"""
    asked = read_descent(goal)
    if asked is not None and len(asked.variables) > 1:
        yield Plan((slope_goal(asked.body, asked.variables),), lambda result: last(_one_by_one(asked, result)))


def _one_by_one(asked: Descent, result: Expr) -> list[Point]:
    slopes = slopes_in(result)
    if len(slopes) != len(asked.variables):
        raise NoDerivative(slope_goal(asked.body, asked.variables), "there is not one slope for every variable")
    here = dict(zip(asked.variables, asked.start, strict=True))
    for _ in range(asked.steps):
        for name, slope in zip(asked.variables, slopes, strict=True):
            here[name] = at(downhill(here[name], asked.rate, at(slope, here)), {})
    return [tuple(here.values())]


def slope_only(goal: Goal) -> Iterator[Plan]:
    """w_new = grad E(w_old), or -grad E(w_old)"""
    yield from _updated(goal, lambda _, rate, slope: slope)
    yield from _updated(goal, lambda _, rate, slope: Neg(slope))


def old_point_forgotten(goal: Goal) -> Iterator[Plan]:
    """w_n = w_0 - eta grad E(w_(n-1))"""
    asked = read_descent(goal)
    if asked is not None and asked.steps > 1:
        goals = (slope_goal(asked.body, asked.variables),)
        yield Plan(goals, lambda result: last(_from_the_start(asked, slopes_in(result))))


def _from_the_start(asked: Descent, slopes: Sequence[Expr]) -> list[Point]:
    point = asked.start
    for _ in range(asked.steps):
        here = dict(zip(asked.variables, point, strict=True))
        point = tuple(
            at(downhill(w, asked.rate, at(slope, here)), {}) for w, slope in zip(asked.start, slopes, strict=False)
        )
    return [point]


DESCENT = (
    by_law("descent.uphill", "Uphill instead of downhill",
        "Descent goes against the slope: subtract the rate times the slope.",
        uphill, ("descend(x^2, x, 1, 0.1, 3)", "", "1.728")),
    by_law("descent.steps-off", "A step too few or too many",
        "Count the steps: the start is number 0.",
        steps_off, ("descend(x^2, x, 1, 0.1, 3)", "", "0.64")),
    by_law("descent.rate-forgotten", "Learning rate forgotten",
        "Multiply the slope by the learning rate before you subtract it.",
        rate_forgotten, ("descend(x^2, x, 1, 0.1, 1)", "", "-1")),
    by_law("descent.step-only", "Step instead of new point",
        "This is the step: subtract it from where you were.",
        step_only, ("descend(x^4, x, 1, 0.1, 1)", "", "0.4")),
    by_law("descent.first-slope-kept", "Slope not worked out anew",
        "Work the slope out again at every new point.",
        first_slope_kept, ("descend(x^2, x, 1, 0.1, 3)", "", "0.4")),
    by_law("descent.height-for-slope", "Function instead of its slope",
        "Put the derivative into the rule, not the function itself.",
        height_for_slope, ("descend(x^3, x, 1, 0.1, 1)", "", "0.9")),
    by_law("descent.slope-only", "Slope instead of new point",
        "This is the slope: multiply it by the learning rate and subtract that from where you were.",
        slope_only, ("descend(x^4, x, 1, 0.1, 1)", "", "4")),
    by_law("descent.start-kept", "Every step taken from the start",
        "Each step starts at the point that the step before has reached.",
        old_point_forgotten, ("descend(x^2, x, 1, 0.1, 2)", "", "0.84")),
    by_law("descent.components-swapped", "Components in the wrong order",
        "The components of the point come in the order of the variables.",
        components_swapped, ("descend(x^2+2y^2, (x,y), (1,2), 0.1, 1)", "", "(1.2, 0.8)")),
    by_law("descent.component-missing", "Component missing",
        "The new point has one component for every variable.",
        component_missing, ("descend(x^2+2y^2, (x,y), (1,2), 0.1, 1)", "", "0.8")),
    by_law("descent.component-kept", "A component not moved",
        "Every component moves, each by its own slope.",
        component_kept, ("descend(x^2+2y^2, (x,y), (1,2), 0.1, 1)", "", "(0.8, 2)")),
    by_law("descent.new-value-used", "New value used too early",
        "Both slopes are taken at the old point; only then do all components move.",
        new_value_used, ("descend(x y, (x,y), (1,2), 0.1, 1)", "", "(0.8, 1.92)")),
    by_law("descent.degrees", "Degrees instead of radians",
        "Angles are in radians: set your calculator.",
        degrees, ("descend(sin(x), x, 1, 0.1, 1)", "", "1 - cos(pi/180)/10")),
)  # fmt: skip
