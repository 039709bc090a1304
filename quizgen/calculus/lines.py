"""Tangents: the line through a point of a curve that has the curve's slope there."""

from __future__ import annotations

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import at
from quizgen.expr.nodes import Call, Derivative, Expr, Neg, Product, Sum, Symbol


def tangent_goal(body: Expr, x: str, place: Expr) -> Call:
    """The goal to find the tangent to y = body at x = place, as a formula in x."""
    return Call("tangent", (body, Symbol(x), place))


def read_tangent_goal(goal: Goal) -> tuple[Expr, str, Expr] | None:
    """Curve, variable and place; None for any other goal."""
    match goal:
        case Call("tangent", (body, Symbol(x), place)):
            return body, x, place
        case _:
            return None


def tangent(goal: Goal) -> Plan | None:
    """y = f(p) + f'(p) (x - p)"""
    found = read_tangent_goal(goal)
    if found is None:
        return None
    body, x, place = found
    height = at(body, {x: place})
    return Plan((Derivative(body, (x,)),), lambda slope: line(at(slope, {x: place}), x, place, height))


def line(slope: Expr, x: str, place: Expr, height: Expr) -> Expr:
    """The line of this slope through (place, height), as m x + c."""
    return tidy(Sum((Product((slope, Symbol(x))), height, Neg(Product((slope, place))))))
