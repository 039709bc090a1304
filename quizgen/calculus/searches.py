"""Finding optima as derivations: stationary(E, x, y), extremes(y, x, 0, 2), descend(E, w, start, eta, steps).

So a wrong slope, or a wrong way of using a right one, is replayed and diagnosed like any other step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, NoDerivative, Plan
from quizgen.calculus.numbers import number_of
from quizgen.calculus.values import at, rounded
from quizgen.expr.nodes import Call, Derivative, Expr, Integer, Neg, Product, Sum, Symbol, Vector
from quizgen.values import value

Point: TypeAlias = tuple[Expr, ...]

MOST_BITS = 4096
"""Exact fractions longer than this are rounded to ROUND_PLACES from there on: nobody reads them."""
ROUND_PLACES = 30
MOST_STEPS = 100


@value
class Descent:
    """What descend(E, w, start, eta, steps) asks for."""

    body: Expr
    variables: tuple[str, ...]
    start: Point
    rate: Expr
    steps: int


def descent_goal(e: Expr, variables: Sequence[str], start: Sequence[Expr], rate: Expr, steps: int) -> Call:
    """The goal of a gradient descent."""
    names = tuple(map(Symbol, variables))
    one = len(names) == 1
    where: Expr = names[0] if one else Vector(names)
    return Call("descend", (e, where, start[0] if one else Vector(tuple(start)), rate, Integer(steps)))


def read_descent(goal: Goal) -> Descent | None:
    """The parts of a descent's goal; None for any other."""
    match goal:
        case Call("descend", (body, Symbol(name), start, rate, *steps)):
            return _descent(body, (name,), (start,), rate, steps)
        case Call("descend", (body, Vector(letters), Vector(start), rate, *steps)) if len(letters) == len(start):
            names = tuple(letter.name for letter in letters if isinstance(letter, Symbol))
            return _descent(body, names, start, rate, steps)
        case _:
            return None


def _descent(body: Expr, names: tuple[str, ...], start: Point, rate: Expr, steps: Sequence[Expr]) -> Descent | None:
    count = number_of(steps[0]) if steps else 1
    if not isinstance(count, int) or not 0 <= count <= MOST_STEPS or len(names) != len(start):
        return None
    return Descent(body, names, start, rate, count)


def slope_goal(body: Expr, variables: Sequence[str]) -> Goal:
    """The derivative, or the gradient where there are several variables."""
    if len(variables) == 1:
        return Derivative(body, (variables[0],))
    return Call("grad", (body, *map(Symbol, variables)))


def slopes_in(result: Expr) -> Point:
    """The components of a gradient, or the one derivative."""
    return result.items if isinstance(result, Vector) else (result,)


Update: TypeAlias = Callable[[Expr, Expr, Expr], Expr]
"""(w, eta, slope) -> the new w, as it is written down before it is worked out."""


def downhill(w: Expr, rate: Expr, slope: Expr) -> Expr:
    """w - eta dE/dw"""
    return Sum((w, Neg(Product((rate, slope)))))


def iterate(
    asked: Descent, slopes: Sequence[Expr], update: Update = downhill, places: int | None = None
) -> tuple[Point, ...]:
    """The points from the start on: exact, or rounded to `places` before every next step.

    Raises NoDerivative where there is not one slope for every variable.
    """
    if len(slopes) != len(asked.variables):
        raise NoDerivative(slope_goal(asked.body, asked.variables), "there is not one slope for every variable")
    point = asked.start if places is None else tuple(rounded(w, places) for w in asked.start)
    points = [point]
    for _ in range(asked.steps):
        here = dict(zip(asked.variables, point, strict=True))
        new = [update(w, asked.rate, at(s, here)) for w, s in zip(point, slopes, strict=True)]
        point = tuple(_worked(w, places) for w in new)
        points.append(point)
    return tuple(points)


def _worked(w: Expr, places: int | None) -> Expr:
    if places is not None:
        return rounded(w, places)
    result = at(w, {})
    n = number_of(result)
    too_long = n is not None and max(n.numerator.bit_length(), n.denominator.bit_length()) > MOST_BITS
    return rounded(result, ROUND_PLACES) if too_long else result


def last(points: Sequence[Point]) -> Expr:
    """The last point, as a number or a vector."""
    return points[-1][0] if len(points[-1]) == 1 else Vector(points[-1])


def descent(goal: Goal) -> Plan | None:
    """w_new = w_old - eta grad E(w_old), again and again"""
    asked = read_descent(goal)
    if asked is None:
        return None
    return Plan((slope_goal(asked.body, asked.variables),), lambda result: last(iterate(asked, slopes_in(result))))


def stationary(goal: Goal) -> Plan | None:
    """grad E = 0, solved, and every solution classified by the second derivatives"""
    match goal:
        case Call("stationary", (body, *letters)):
            names = tuple(letter.name for letter in letters if isinstance(letter, Symbol))
            return Plan((slope_goal(body, names),), lambda result: _points(body, names, slopes_in(result)))
        case _:
            return None


def _points(body: Expr, names: tuple[str, ...], slopes: Point) -> Expr:
    from quizgen.calculus.stationary import as_set, solved  # it differentiates again to classify, with all the rules

    return as_set(solved(body, names, slopes)[0])


def extremes(goal: Goal) -> Plan | None:
    """max and min of f on [a, b]: among f(a), f(b) and f where f' = 0"""
    match goal:
        case Call("extremes", (body, Symbol(x), low, high)):
            return Plan((Derivative(body, (x,)),), lambda slope: _largest_and_smallest(body, x, low, high, slope))
        case _:
            return None


def _largest_and_smallest(body: Expr, x: str, low: Expr, high: Expr, slope: Expr) -> Expr:
    from quizgen.calculus.interval import as_set, compare  # for the same reason

    return as_set(compare(body, x, low, high, slope))
