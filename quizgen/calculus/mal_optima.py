"""Wrong sets of stationary points: each docstring is what is done instead of solving grad E = 0 and classifying."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.malrule import (
    by_law,
)
from quizgen.calculus.points import coordinates, kind_of, point
from quizgen.calculus.solve import solve
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import at, sign
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import (
    ZERO,
    Call,
    Derivative,
    Expr,
    Neg,
    Set,
    Symbol,
)

MOST_POINTS = 6
"""Larger sets are not searched for what is missing from them."""


def kinds_swapped(goal: Goal) -> Iterator[Plan]:
    """f'' > 0 at a maximum, f'' < 0 at a minimum (instead of f'' < 0 and f'' > 0): maximum = minimum"""
    yield from _each(goal, lambda items: [[_renamed(item, SWAPPED.get(kind_of(item), "")) for item in items]])


def kind_of_one(goal: Goal) -> Iterator[Plan]:
    """saddle = minimum, and every other kind for one point or two"""
    yield from _each(goal, _other_kinds)


def coordinates_swapped(goal: Goal) -> Iterator[Plan]:
    """(x, y) = (y, x)"""
    yield from _each(goal, lambda items: _some(items, lambda place: [place[::-1]] if len(place) == 2 else []))


def root_lost(goal: Goal) -> Iterator[Plan]:
    """x f(x) = 0: f(x) = 0"""
    yield from _each(goal, lambda items: _without(items, lambda c: sign(c) == 0))


def negative_root_lost(goal: Goal) -> Iterator[Plan]:
    """x^2 = a^2: x = a"""
    yield from _each(goal, lambda items: _without(items, lambda c: sign(c) == -1))


def point_missing(goal: Goal) -> Iterator[Plan]:
    """{A, B} = {A}"""
    yield from _each(goal, _subsets)


def coordinate_sign(goal: Goal) -> Iterator[Plan]:
    """x + a = 0: x = a"""
    yield from _each(goal, lambda items: _some(items, _reflected))


def origin_added(goal: Goal) -> Iterator[Plan]:
    """{A} = {A, (0, 0)}"""

    def with_origin(items: Sequence[Expr]) -> Iterator[list[Expr]]:
        origin = tuple([ZERO] * len(coordinates(items[0])))
        if all(coordinates(item) != origin for item in items):
            yield from ([*items, point(origin, kind)] for kind in ("", *CLASSIFIED))

    yield from _each(goal, lambda items: with_origin(items) if items else [])


def point_added(goal: Goal) -> Iterator[Plan]:
    """{(a, b)} = {(a, b), (a, -b)}"""

    def with_reflection(items: Sequence[Expr]) -> Iterator[list[Expr]]:
        known = [coordinates(item) for item in items]
        new = [place for old in known for place in (*_reflected(old), old[::-1])]
        for place in dict.fromkeys(new):
            if place not in known:
                yield from ([*items, point(place, kind)] for kind in ("", *CLASSIFIED))

    yield from _each(goal, with_reflection)


def zeros_of_function(goal: Goal) -> Iterator[Plan]:
    """f(x) = 0"""
    if found := _one_variable(goal):
        body, x = found
        yield Plan((), lambda: Set(solve(body, x).roots))


def zeros_of_second_derivative(goal: Goal) -> Iterator[Plan]:
    """f''(x) = 0"""
    if found := _one_variable(goal):
        body, x = found
        yield Plan((Derivative(body, (x, x)),), lambda curvature: Set(solve(curvature, x).roots))


def heights_for_places(goal: Goal) -> Iterator[Plan]:
    """x = f(x)"""
    if found := _one_variable(goal):
        body, x = found
        yield from _each(goal, lambda items: [[_moved(item, (at(body, {x: coordinates(item)[0]}),)) for item in items]])


SWAPPED = {"minimum": "maximum", "maximum": "minimum"}


def _each(goal: Goal, change: Callable[[Sequence[Expr]], Iterator[list[Expr]] | list[list[Expr]]]) -> Iterator[Plan]:
    """A plan for every wrong set, made of the right one: how many there are is known only when that is."""
    if isinstance(goal, Call) and goal.function == "stationary":
        for number in range(MOST_WAYS):
            yield Plan((goal,), lambda right, number=number: _nth(right, number, change))


MOST_WAYS = 80


def _nth(right: Expr, number: int, change: Callable[[Sequence[Expr]], Iterator[list[Expr]] | list[list[Expr]]]) -> Expr:
    """The wrong set of this number."""
    items = right.items if isinstance(right, Set) else ()
    for i, new in enumerate(change(items)):
        if i == number:
            return Set(tuple(new))
    raise Unsolved(right, "there is no other wrong set of this sort")


def _renamed(item: Expr, kind: str) -> Expr:
    return point(coordinates(item), kind or kind_of(item))


def _moved(item: Expr, place: tuple[Expr, ...]) -> Expr:
    return point(place, kind_of(item))


def _other_kinds(items: Sequence[Expr]) -> Iterator[list[Expr]]:
    for count in (1, 2):
        for chosen in combinations(range(len(items)), count):
            for kinds in product(CLASSIFIED, repeat=count):
                if all(kind_of(items[i]) not in ("", kind) for i, kind in zip(chosen, kinds, strict=True)):
                    named = dict(zip(chosen, kinds, strict=True))
                    yield [_renamed(item, named.get(i, "")) for i, item in enumerate(items)]


def _some(items: Sequence[Expr], change: Callable[[tuple[Expr, ...]], list[tuple[Expr, ...]]]) -> Iterator[list[Expr]]:
    """The same change at all points, then at one point."""
    ways = [change(coordinates(item)) for item in items]
    for way in range(max(map(len, ways), default=0)):
        yield [_moved(item, new[way]) if way < len(new) else item for item, new in zip(items, ways, strict=True)]
    for i, item in enumerate(items):
        yield from ([*items[:i], _moved(item, place), *items[i + 1 :]] for place in ways[i])


def _reflected(place: tuple[Expr, ...]) -> list[tuple[Expr, ...]]:
    """The place with the signs of some coordinates changed, all of them first."""
    opposite = tuple(tidy(Neg(c)) for c in place)
    single = [(*place[:i], opposite[i], *place[i + 1 :]) for i in range(len(place))]
    return [other for other in dict.fromkeys([opposite, *single]) if other != place]


def _without(items: Sequence[Expr], lost: Callable[[Expr], bool]) -> Iterator[list[Expr]]:
    """The set without all the points that have such a coordinate, then without one of them."""
    gone = [item for item in items if any(map(lost, coordinates(item)))]
    if gone and len(gone) < len(items):
        yield [item for item in items if item not in gone]
    if len(gone) > 1 or len(gone) == len(items) > 1:
        yield from ([item for item in items if item != one] for one in gone)


def _subsets(items: Sequence[Expr]) -> Iterator[list[Expr]]:
    if len(items) <= MOST_POINTS:
        for count in range(len(items) - 1, 0, -1):
            yield from map(list, combinations(items, count))


def _one_variable(goal: Goal) -> tuple[Expr, str] | None:
    match goal:
        case Call("stationary", (body, Symbol(x))):
            return body, x
        case _:
            return None


OPTIMUM = (
    by_law("optimum.kinds-swapped", "Maximum and minimum swapped",
        "A positive second derivative shows a minimum, a negative one a maximum.",
        kinds_swapped, ("stationary(x^2-2x, x)", "", "{Max(1)}")),
    by_law("optimum.coordinates-swapped", "Coordinates of a point in the wrong order",
        "The coordinates of a point come in the order of the variables.",
        coordinates_swapped, ("stationary(x^2+y^2-2x, x, y)", "", "{Min((0,1))}")),
    by_law("optimum.root-lost", "A root lost by dividing",
        "Dividing by the variable loses the solution where it is zero: take it out as a factor instead.",
        root_lost, ("stationary(x^3-3x^2, x)", "", "{Min(2)}")),
    by_law("optimum.negative-root-lost", "Negative root lost",
        "A square has two roots, one of them negative.",
        negative_root_lost, ("stationary(x^3-3x, x)", "", "{Min(1)}")),
    by_law("optimum.point-missing", "A stationary point missing",
        "There is another solution: look at all the cases.",
        point_missing, ("stationary(x^3-9x^2+24x, x)", "", "{Min(4)}")),
    by_law("optimum.coordinate-sign", "Sign of a coordinate",
        "Check the signs: put your point into the first derivatives, they must be zero there.",
        coordinate_sign, ("stationary(x^2-2x, x)", "", "{Min(-1)}")),
    by_law("optimum.kind", "Kind of a stationary point",
        "Check what kind of point this is: look at the signs of the second derivatives there.",
        kind_of_one, ("stationary(x^3+y^3-3x y, x, y)", "", "{Min((0,0)), Min((1,1))}")),
    by_law("optimum.origin-added", "Origin added",
        "Put the origin into the first derivatives: they are not all zero there.",
        origin_added, ("stationary(x^2-2x, x)", "", "{Sad(0), Min(1)}")),
    by_law("optimum.point-added", "A point too many",
        "Put each point into all the first derivatives: every one must be zero at the same point.",
        point_added, ("stationary(x^4+y^4-4x y, x, y)", "",
        "{Sad((0,0)), Min((1,1)), Min((-1,-1)), Sad((1,-1))}")),
    by_law("optimum.zeros-of-function", "Zeros of the function",
        "This is where the function is zero; at a stationary point its slope is zero.",
        zeros_of_function, ("stationary(x^2-2x-3, x)", "", "{-1, 3}")),
    by_law("optimum.zeros-of-second-derivative", "Zeros of the second derivative",
        "This is where the second derivative is zero; at a stationary point it is the first.",
        zeros_of_second_derivative, ("stationary(x^3-3x^2, x)", "", "{1}")),
    by_law("optimum.heights", "Heights instead of places",
        "This is how high the function is there; the question is where.",
        heights_for_places, ("stationary(x^2-4x, x)", "", "{Min(-4)}")),
)  # fmt: skip
