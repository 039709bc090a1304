"""Stationary points: where every first derivative is zero, exactly, each classified where that can be shown.

One variable: by the first derivative of order 2, 3, ... that is not zero. Several: by the signs of the leading minors
of the Hessian (Sylvester). Where these say nothing the kind is "undetermined". Every point is checked by putting it
into the derivatives. SymPy is asked, behind one door, for what our own solver gives up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from quizgen.calculus.differentiate import derivative
from quizgen.calculus.polynomials import expanded, vanishes
from quizgen.calculus.solve import Unsolved, solve
from quizgen.calculus.systems import solve_system
from quizgen.calculus.tidy import answer
from quizgen.calculus.values import approximate, at, sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Call, Derivative, Expr, Neg, Product, Relation, Set, Sum, Symbol, Vector
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Prose
from quizgen.values import value

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "inflection", "undetermined"]

HIGHEST_ORDER = 8
"""In one variable, derivatives up to this order are looked at."""


@value
class StationaryPoint:
    """`point` in the order of the variables; `height` is the function's value there; `shown` decides the kind."""

    point: tuple[Expr, ...]
    kind: Kind
    height: Expr
    shown: tuple[Relation, ...] = ()


Worked: TypeAlias = tuple[tuple[StationaryPoint, ...], tuple[Step, ...]]


def stationary_points(e: Expr, variables: Sequence[str]) -> tuple[StationaryPoint, ...]:
    """All stationary points, in ascending order. Raises Unsolved where they cannot all be found."""
    return work_out(e, variables)[0]


def work_out(e: Expr, variables: Sequence[str], name: str = "f") -> Worked:
    """The stationary points and the steps of the solution, from the derivatives to the kinds."""
    slopes = [derivative(e, v) for v in variables]
    found, steps = _solved(slopes, variables)
    places = [dict(zip(variables, point, strict=True)) for point in found]
    points = [_classified(e, here) for here in places if _verified(e, slopes, here)]
    return tuple(points), (_condition(slopes, variables, name), *steps, *_kinds(points, variables))


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
            return [(root,) for root in solution.roots], solution.steps
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
    kind, shown = _of_one(e, here) if len(here) == 1 else _of_many(e, here)
    return StationaryPoint(tuple(here.values()), kind, at(e, here), shown)


def _of_one(e: Expr, here: Mapping[str, Expr]) -> tuple[Kind, tuple[Relation, ...]]:
    """The first derivative that is not zero decides: even order minimum or maximum, odd order inflection."""
    [x] = here
    shown: list[Relation] = []
    for order in range(2, HIGHEST_ORDER + 1):
        slope = at(derivative(e, *[x] * order), here)
        way = sign(slope)
        shown.append(equals(Derivative(Symbol("f"), (x,) * order), slope))
        if way is None:
            return "undetermined", tuple(shown)
        if way:
            return ("inflection" if order % 2 else "minimum" if way > 0 else "maximum"), tuple(shown)
    return "undetermined", tuple(shown)


def _of_many(e: Expr, here: Mapping[str, Expr]) -> tuple[Kind, tuple[Relation, ...]]:
    """All leading minors positive: minimum; alternating from minus: maximum; else, if the last is not 0: saddle."""
    names = list(here)
    rows = [[at(derivative(e, v, w), here) for w in names] for v in names]
    minors = [answer(expanded(determinant([row[:k] for row in rows[:k]]))) for k in range(1, len(names) + 1)]
    shown = tuple(equals(Symbol("D" if k else "A"), minor) for k, minor in ((0, minors[0]), (1, minors[-1])))
    signs = [sign(minor) for minor in minors]
    if signs[-1] is None or signs[-1] == 0:
        return "undetermined", shown
    if len(names) == 2 and signs[-1] < 0:
        return "saddle", shown
    if None in signs:
        return "undetermined", shown
    if all(s == 1 for s in signs):
        return "minimum", shown
    if all(s == (-1) ** k for k, s in enumerate(signs, 1)):
        return "maximum", shown
    return "saddle", shown


def determinant(rows: Sequence[Sequence[Expr]]) -> Expr:
    """The determinant, by the first row."""
    if len(rows) == 1:
        return rows[0][0]
    terms: list[Expr] = []
    for j, entry in enumerate(rows[0]):
        minor = Product((entry, determinant([[*row[:j], *row[j + 1 :]] for row in rows[1:]])))
        terms.append(Neg(minor) if j % 2 else minor)
    return Sum(tuple(terms))


def _condition(slopes: Sequence[Expr], variables: Sequence[str], name: str) -> Step:
    partial = len(variables) > 1
    zero = [
        equals(equals(Derivative(Symbol(name), (v,), partial), slope).left, slope)
        for v, slope in zip(variables, slopes, strict=True)
    ]
    what = "every first derivative is zero" if partial else "the derivative is zero"
    return Step("Stationary points", (say(f"At a stationary point {what}. Here ", *listed(zero), "."),), None)


def _kinds(points: Sequence[StationaryPoint], variables: Sequence[str]) -> list[Step]:
    if not points:
        return [Step("No stationary points", (say("There are none."),), None)]
    title = "Second derivative" if len(variables) == 1 else "Hessian"
    return [Step(title, (_verdict(p, variables),), None) for p in points]


def _verdict(p: StationaryPoint, variables: Sequence[str]) -> Prose:
    where = [equals(Symbol(v), c) for v, c in zip(variables, p.point, strict=True)]
    kind = {"undetermined": "this does not decide the kind", "inflection": "it is a point of inflection"}.get(p.kind)
    article = kind or f"it is a {p.kind}{' point' if p.kind == 'saddle' else ''}"
    return say("At ", *listed(where), ": ", *listed(p.shown), f", so {article}." if kind is None else f": {article}.")


def _by_sympy(slopes: Sequence[Expr], variables: Sequence[str]) -> list[tuple[Expr, ...]] | None:
    """SymPy's real solutions, translated back; None where it has none to offer or says something we cannot write."""
    from quizgen.calculus.with_sympy import real_solutions

    return real_solutions(slopes, variables)
