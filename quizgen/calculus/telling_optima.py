"""How stationary points are told: the condition, then (from the solver) the solution, then the kind of every point."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.classify import Kind
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.equations import SOLUTIONS, either
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import at, sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import ONE, TWO, ZERO, Derivative, Expr, Neg, Power, Product, Quotient, Sum, Symbol, Vector
from quizgen.expr.walk import size, symbols
from quizgen.prose import Prose
from quizgen.values import value

NAMED: dict[Kind, str] = {
    "minimum": "it is a minimum",
    "maximum": "it is a maximum",
    "saddle": "it is a saddle point",
    "inflection": "it is a point of inflection",
    "undetermined": "this does not decide the kind",
}


@value
class Judged:
    """A point, its kind, the numbers that show it, and any other reason in words."""

    place: tuple[Expr, ...]
    kind: Kind
    shown: tuple[Expr, ...]
    why: Prose = ()


def condition(slopes: Sequence[Expr]) -> Step:
    """Where the first derivatives are zero."""
    what = "every first derivative is zero" if len(slopes) > 1 else "the first derivative is zero"
    zero = [equals(s, ZERO) for s in slopes]
    return Step("Stationary points", (say(f"At a stationary point {what}: solve ", *listed(zero), "."),), None)


def solutions(variables: Sequence[str], places: Sequence[tuple[Expr, ...]]) -> tuple[Step, ...]:
    """The points that solve a system, once more together."""
    if len(variables) < 2 or not places:
        return ()
    letters = Vector(tuple(map(Symbol, variables)))
    found = either([equals(letters, Vector(p)) for p in places])
    return (Step(SOLUTIONS, (say("So ", *found, "."),), None),)


def _rate(name: str, *variables: str, several: bool) -> Derivative:
    return Derivative(Symbol(name), variables, several)


def kinds(e: Expr, variables: Sequence[str], points: Sequence[Judged], name: str) -> Step:
    """What kind each point is, and why."""
    if not points:
        return Step("No stationary points", (say("There are none."),), None)
    if len(variables) == 1:
        [x] = variables
        second = equals(_rate(name, x, x, several=False), derivative(e, x, x))
        places = [point.place[0] for point in points]
        lines = [_one(e, x, name, point, places) for point in points]
        return Step("Second derivative", (say("The second derivative is ", second, "."), *lines), None)
    lines = [_many(variables, name, point) for point in points]
    return Step("Second derivatives", (*_test(e, variables, name), *lines), None)


def _test(e: Expr, variables: Sequence[str], name: str) -> tuple[Prose, ...]:
    if len(variables) > 2:
        return (say("Look at the signs of the leading minors of the Hessian matrix, the first of them the smallest."),)
    x, y = variables
    pairs = ((x, x), (y, y), (x, y))
    xx, yy, xy = (_rate(name, *pair, several=True) for pair in pairs)
    second = [derivative(e, *pair) for pair in pairs]
    shown = [equals(rate, found) for rate, found in zip((xx, yy, xy), second, strict=True)]
    return (
        say("The second derivatives are ", *listed(shown), "."),
        say("Let ", equals(Symbol("D"), _determinant(xx, yy, xy)), *_worked_out(*second), "."),
    )


def _determinant(xx: Expr, yy: Expr, xy: Expr) -> Expr:
    return Sum((Product((xx, yy)), Neg(Power(xy, TWO))))


def _worked_out(*second: Expr) -> list[str | Expr]:
    """D as a formula, where it changes from point to point and is short enough to be read."""
    found = tidy(_determinant(*second))
    return [", that is ", found] if symbols(found) and size(found) <= READABLE else []


READABLE = 20
"""Nodes of a formula that people still take in at a glance."""


def _one(e: Expr, x: str, name: str, point: Judged, places: Sequence[Expr]) -> Prose:
    """By the sign of the second derivative; where that is zero, by the slope on both sides of the point."""
    [here] = point.place
    if len(point.shown) > 1 and point.kind != "undetermined":
        second = equals(_rate(name, x, x, several=False), point.shown[0])
        change = CHANGES[point.kind]
        sides = _sides(derivative(e, x), x, name, here, places, point.kind)
        return say(
            "At ",
            equals(Symbol(x), here),
            ": ",
            second,
            f", which does not decide. {change}",
            *sides,
            f", so {NAMED[point.kind]}.",
        )
    rates = [equals(_rate(name, *[x] * order, several=False), s) for order, s in enumerate(point.shown, 2)]
    reason = {"minimum": ", positive", "maximum": ", negative", "inflection": ", not zero"}.get(point.kind, "")
    return say("At ", equals(Symbol(x), here), ": ", *listed(rates), f"{reason}, so {NAMED[point.kind]}.")


CHANGES: dict[Kind, str] = {
    "minimum": "The slope changes from negative to positive there",
    "maximum": "The slope changes from positive to negative there",
    "inflection": "The slope has the same sign on both sides",
}
SIDES: dict[Kind, tuple[tuple[int, int], ...]] = {
    "minimum": ((-1, 1),), "maximum": ((1, -1),), "inflection": ((1, 1), (-1, -1)),
}  # fmt: skip


def _sides(slope: Expr, x: str, name: str, here: Expr, places: Sequence[Expr], kind: Kind) -> list[str | Expr]:
    """The slope at a place on either side, no other stationary point between; nothing where these show nothing."""
    i = places.index(here)
    left = _between(places[i - 1], here) if i else tidy(Sum((here, Neg(ONE))))
    right = _between(here, places[i + 1]) if i + 1 < len(places) else tidy(Sum((here, ONE)))
    values = [at(slope, {x: place}) for place in (left, right)]
    if tuple(map(sign, values)) not in SIDES[kind]:
        return []
    rate = _rate(name, x, several=False)
    before, after = (equals(rate, v) for v in values)
    return [" (", before, " at ", equals(Symbol(x), left), ", ", after, " at ", equals(Symbol(x), right), ")"]


def _between(a: Expr, b: Expr) -> Expr:
    return tidy(Quotient(Sum((a, b)), TWO))


def _many(variables: Sequence[str], name: str, point: Judged) -> Prose:
    where = equals(Vector(tuple(map(Symbol, variables))), Vector(point.place))
    if len(variables) > 2:
        return say("At ", where, " they are ", *listed(point.shown), f", so {NAMED[point.kind]}.")
    corner, last = point.shown
    d = equals(Symbol("D"), last)
    if point.why:
        start = say("At ", where, ": ", d, ", which does not decide. ")
        return (*start, *point.why, *say(f", so {NAMED[point.kind]}."))
    tail: list[str | Expr] = []
    if point.kind in ("minimum", "maximum"):
        second = "positive" if point.kind == "minimum" else "negative"
        rate = _rate(name, variables[0], variables[0], several=True)
        tail = [" is positive and ", equals(rate, corner), f" is {second}"]
    elif point.kind == "saddle":
        tail = [" is negative"]
    return say("At ", where, ": ", d, *tail, f", so {NAMED[point.kind]}.")
