"""Wrong tangents. Each docstring is the line that is written instead of y = f(p) + f'(p) (x - p)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.lines import read_tangent_goal
from quizgen.calculus.malrule import by_law
from quizgen.calculus.values import at
from quizgen.expr.nodes import ONE, Derivative, Expr, Neg, Product, Quotient, Sum, Symbol

Line: TypeAlias = Callable[[Expr, Expr, Expr, Expr], Expr]
"""(slope at the place, variable, place, height there) -> the line that is written."""


def normal_for_tangent(goal: Goal) -> Iterator[Plan]:
    """y = f(p) - (x - p)/f'(p)"""
    yield from _drawn(goal, lambda m, x, p, h: _through(Neg(Quotient(ONE, m)), x, p, h))


def height_for_intercept(goal: Goal) -> Iterator[Plan]:
    """y = f'(p) x + f(p)"""
    yield from _drawn(goal, lambda m, x, _, h: Sum((Product((m, x)), h)))


def height_forgotten(goal: Goal) -> Iterator[Plan]:
    """y = f'(p) (x - p)"""
    yield from _drawn(goal, lambda m, x, p, _: Product((m, Sum((x, Neg(p))))))


def through_origin(goal: Goal) -> Iterator[Plan]:
    """y = f'(p) x"""
    yield from _drawn(goal, lambda m, x, _, __: Product((m, x)))


def sign_of_place(goal: Goal) -> Iterator[Plan]:
    """y = f(p) + f'(p) (x + p), or f'(p) (x - p) - f(p)"""
    yield from _drawn(goal, lambda m, x, p, h: _through(m, x, Neg(p), h))
    yield from _drawn(goal, lambda m, x, p, h: _through(m, x, p, Neg(h)))


def coordinates_exchanged(goal: Goal) -> Iterator[Plan]:
    """y = p + f'(p) (x - f(p))"""
    yield from _drawn(goal, lambda m, x, p, h: _through(m, x, h, p))


def height_for_slope(goal: Goal) -> Iterator[Plan]:
    """y = f(p) + f(p) (x - p)"""
    yield from _drawn(goal, lambda _, x, p, h: _through(h, x, p, h))


def slope_not_evaluated(goal: Goal) -> Iterator[Plan]:
    """y = f(p) + f'(x) (x - p), or f'(x) x + f(p)"""
    if found := read_tangent_goal(goal):
        body, name, place = found
        x, height = Symbol(name), at(body, {name: place})
        slope = (Derivative(body, (name,)),)
        yield Plan(slope, lambda rate: _through(rate, x, place, height))
        yield Plan(slope, lambda rate: Sum((Product((rate, x)), height)))


def slope_alone(goal: Goal) -> Iterator[Plan]:
    """y = f'(x), or y = f'(p)"""
    if found := read_tangent_goal(goal):
        body, name, place = found
        slope = (Derivative(body, (name,)),)
        yield Plan(slope, lambda rate: rate)
        yield Plan(slope, lambda rate: at(rate, {name: place}))


def _drawn(goal: Goal, line: Line) -> Iterator[Plan]:
    if found := read_tangent_goal(goal):
        body, name, place = found
        height = at(body, {name: place})
        slope = (Derivative(body, (name,)),)
        yield Plan(slope, lambda rate: line(at(rate, {name: place}), Symbol(name), place, height))


def _through(slope: Expr, x: Expr, place: Expr, height: Expr) -> Expr:
    return Sum((height, Product((slope, Sum((x, Neg(place)))))))


LINES = (
    by_law("tangent.normal", "Normal instead of tangent",
        "This line is at right angles to the curve: the tangent has the slope of the curve itself.",
        normal_for_tangent, ("tangent(x^3+x+1, x, 1)", "", "3 - (x-1)/4")),
    by_law("tangent.height-for-intercept", "Height taken for the intercept",
        "The height of the point is not where the line crosses the axis: put the point into y = mx + c to find c.",
        height_for_intercept, ("tangent(x^3+x+1, x, 1)", "", "4x+3")),
    by_law("tangent.height-forgotten", "Height of the point forgotten",
        "The tangent goes through the point of the curve: add its height.",
        height_forgotten, ("tangent(x^3+x+1, x, 1)", "", "4(x-1)")),
    by_law("tangent.through-origin", "Line through the origin",
        "The slope is right, but the line must go through the point of the curve: find c in y = mx + c.",
        through_origin, ("tangent(x^3+x+1, x, 1)", "", "4x")),
    by_law("tangent.sign", "Sign in the equation of the line",
        "The line through (p, q) with slope m is y = q + m(x - p): check the signs.",
        sign_of_place, ("tangent(x^3+x+1, x, 1)", "", "3+4(x+1)")),
    by_law("tangent.coordinates-exchanged", "Coordinates of the point exchanged",
        "The first coordinate of the point belongs to x, the second to y.",
        coordinates_exchanged, ("tangent(x^3+x+1, x, 1)", "", "1+4(x-3)")),
    by_law("tangent.height-for-slope", "Height taken for the slope",
        "The slope of the tangent is the derivative at the point, not the height of the curve there.",
        height_for_slope, ("tangent(x^3+x+1, x, 1)", "", "3+3(x-1)")),
    by_law("tangent.slope-not-evaluated", "Slope not worked out at the point",
        "A line has one slope: put the place into the derivative first.",
        slope_not_evaluated, ("tangent(x^3+x+1, x, 1)", "", "3+(3x^2+1)(x-1)")),
    by_law("tangent.slope-alone", "Slope instead of the line",
        "This is the slope: the tangent is the line with this slope through the point.",
        slope_alone, ("tangent(x^3+x+1, x, 1)", "", "3x^2+1")),
)  # fmt: skip
