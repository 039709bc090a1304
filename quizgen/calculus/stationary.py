"""Stationary points: where every first derivative is zero, exactly, each classified where that can be shown.

Every point is checked by putting it into the derivatives. SymPy is asked, behind one door, for what our own solver
gives up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from quizgen.calculus.classify import Kind, classify
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.equations import Unsolved, roots_told
from quizgen.calculus.polynomials import vanishes
from quizgen.calculus.settle import settle
from quizgen.calculus.solve import solve
from quizgen.calculus.systems import solve_system
from quizgen.calculus.telling_optima import Judged, condition, kinds, solutions
from quizgen.calculus.values import approximate, at, sign
from quizgen.calculus.voice import Step
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Call, Expr, Set, Vector
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Prose
from quizgen.values import value


@value
class StationaryPoint:
    """`point` in the order of the variables; `height` is the function's value there; `shown` are the numbers that show
    the kind: values of higher derivatives, or the leading minors of the Hessian; `why` is another reason, in words."""

    point: tuple[Expr, ...]
    kind: Kind
    height: Expr
    shown: tuple[Expr, ...] = ()
    why: Prose = ()


Worked: TypeAlias = tuple[tuple[StationaryPoint, ...], tuple[Step, ...]]


def stationary_points(e: Expr, variables: Sequence[str]) -> tuple[StationaryPoint, ...]:
    """All stationary points, in ascending order. Raises Unsolved where they cannot all be found."""
    return work_out(e, variables)[0]


def work_out(e: Expr, variables: Sequence[str], name: str = "f") -> Worked:
    """The stationary points and the steps of the solution, from the derivatives to the kinds."""
    slopes = [derivative(e, v) for v in variables]
    points, steps = solved(e, variables, slopes)
    judged = [Judged(p.point, p.kind, p.shown, p.why) for p in points]
    told = (*steps, *solutions(variables, [p.point for p in points]), kinds(e, variables, judged, name))
    return points, (condition(slopes), *told)


def solved(e: Expr, variables: Sequence[str], slopes: Sequence[Expr]) -> Worked:
    """The points where these slopes are zero, classified by the derivatives of e, and the steps that solve for them."""
    found, steps = _solved(slopes, variables)
    places = [dict(zip(variables, point, strict=True)) for point in found]
    return tuple(_classified(e, here) for here in places if _verified(e, slopes, here)), steps


def as_set(points: Sequence[StationaryPoint]) -> Set:
    """The points as the key of a question: {minimum((1, 0)), saddle((0, 0))}; undetermined ones without a kind."""
    return Set(tuple(_item(p) for p in points))


def _item(p: StationaryPoint) -> Expr:
    place = p.point[0] if len(p.point) == 1 else Vector(p.point)
    return place if p.kind == "undetermined" else Call(p.kind, (place,))


def _solved(slopes: Sequence[Expr], variables: Sequence[str]) -> tuple[list[tuple[Expr, ...]], tuple[Step, ...]]:
    try:
        if len(variables) == 1:
            solution = solve(slopes[0], variables[0])
            return [(root,) for root in solution.roots], solution.steps or (roots_told(variables[0], solution.roots),)
        solutions, steps = solve_system(slopes, variables)
        return _in_order([tuple(s[v] for v in variables) for s in solutions]), steps
    except Unsolved as unsolved:
        found = _by_sympy(slopes, variables)
        if found is None:
            raise unsolved from None
        return _in_order(found), ()


def _in_order(points: list[tuple[Expr, ...]]) -> list[tuple[Expr, ...]]:
    sizes = [tuple(approximate(c) for c in point) for point in points]
    if any(c is None for size in sizes for c in size):
        return points
    return [points[i] for i in sorted(range(len(points)), key=lambda i: sizes[i])]


def _verified(e: Expr, slopes: Sequence[Expr], here: Mapping[str, Expr]) -> bool:
    """Whether e is defined there and every slope exactly 0: poles and points outside the domain are no solutions.

    Raises Unsolved where this cannot be told.
    """
    for formula in (e, *slopes):
        closed = substitute(formula, here)
        if not symbols(closed) and enclose(closed, {}, 256) is None:
            return False
    for slope in slopes:
        there = substitute(slope, here)
        if not vanishes(there):
            if symbols(there) or sign(there) is None:
                raise Unsolved(slope, "a solution could not be checked")
            return False
    return True


def _classified(e: Expr, here: Mapping[str, Expr]) -> StationaryPoint:
    kind, shown = classify(e, here)
    settled = settle(e, here) if kind == "undetermined" else None
    if settled is not None:
        return StationaryPoint(tuple(here.values()), settled.kind, at(e, here), shown, settled.why)
    return StationaryPoint(tuple(here.values()), kind, at(e, here), shown)


def _by_sympy(slopes: Sequence[Expr], variables: Sequence[str]) -> list[tuple[Expr, ...]] | None:
    """SymPy's real solutions, translated back; None where it has none to offer or says something we cannot write."""
    from quizgen.calculus.with_sympy import real_solutions

    return real_solutions(slopes, variables)
