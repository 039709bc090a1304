"""How stationary points are told: the condition, then (from the solver) the solution, then the kind of every point."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.classify import Kind
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import TWO, ZERO, Derivative, Expr, Neg, Power, Product, Sum, Symbol, Vector
from quizgen.prose import Prose

NAMED: dict[Kind, str] = {
    "minimum": "it is a minimum",
    "maximum": "it is a maximum",
    "saddle": "it is a saddle point",
    "inflection": "it is a point of inflection",
    "undetermined": "this does not decide the kind",
}


def condition(slopes: Sequence[Expr], variables: Sequence[str], name: str) -> Step:
    """Where the first derivatives are zero."""
    several = len(variables) > 1
    shown = [equals(_rate(name, v, several=several), s) for v, s in zip(variables, slopes, strict=True)]
    zero = [equals(s, ZERO) for s in slopes]
    what = "every first derivative is zero" if several else "the first derivative is zero"
    here, solve = say("Here ", *listed(shown), "."), say("Solve ", *listed(zero), ".")
    return Step("Stationary points", (say(f"At a stationary point {what}."), here, solve), None)


def solutions(variables: Sequence[str], places: Sequence[tuple[Expr, ...]]) -> tuple[Step, ...]:
    """The points that solve a system, once more together."""
    if len(variables) < 2 or not places:
        return ()
    letters = Vector(tuple(map(Symbol, variables)))
    found = [part if part != " and " else " or " for part in listed([equals(letters, Vector(p)) for p in places])]
    return (Step("Solutions", (say("So ", *found, "."),), None),)


def _rate(name: str, *variables: str, several: bool) -> Derivative:
    return Derivative(Symbol(name), variables, several)


def kinds(
    e: Expr, variables: Sequence[str], points: Sequence[tuple[tuple[Expr, ...], Kind, tuple[Expr, ...]]], name: str
) -> Step:
    """What kind each point (place, kind, the numbers that show it) is."""
    if not points:
        return Step("No stationary points", (say("There are none."),), None)
    if len(variables) == 1:
        twice = (variables[0],) * 2
        second = equals(_rate(name, *twice, several=False), derivative(e, *twice))
        lines = [_one(variables[0], name, *point) for point in points]
        return Step("Second derivative", (say("The second derivative is ", second, "."), *lines), None)
    lines = [_many(variables, *point) for point in points]
    return Step("Second derivatives", (*_test(e, variables, name), *lines), None)


def _test(e: Expr, variables: Sequence[str], name: str) -> tuple[Prose, ...]:
    if len(variables) > 2:
        return (say("Look at the signs of the leading minors of the Hessian matrix, the first of them the smallest."),)
    x, y = variables
    pairs = ((x, x), (y, y), (x, y))
    xx, yy, xy = (_rate(name, *pair, several=True) for pair in pairs)
    shown = [equals(rate, derivative(e, *pair)) for rate, pair in zip((xx, yy, xy), pairs, strict=True)]
    test = Sum((Product((xx, yy)), Neg(Power(xy, TWO))))
    return (say("The second derivatives are ", *listed(shown), "."), say("Let ", equals(Symbol("D"), test), "."))


def _one(x: str, name: str, place: tuple[Expr, ...], kind: Kind, shown: tuple[Expr, ...]) -> Prose:
    rates = [equals(_rate(name, *[x] * order, several=False), s) for order, s in enumerate(shown, 2)]
    reason = {"minimum": ", positive", "maximum": ", negative", "inflection": ", not zero"}.get(kind, "")
    return say("At ", equals(Symbol(x), place[0]), ": ", *listed(rates), f"{reason}, so {NAMED[kind]}.")


def _many(variables: Sequence[str], place: tuple[Expr, ...], kind: Kind, shown: tuple[Expr, ...]) -> Prose:
    where = [equals(Symbol(v), c) for v, c in zip(variables, place, strict=True)]
    if len(variables) > 2:
        return say("At ", *listed(where), " they are ", *listed(shown), f", so {NAMED[kind]}.")
    corner, last = shown
    d = equals(Symbol("D"), last)
    if kind in ("minimum", "maximum"):
        second = "positive" if kind == "minimum" else "negative"
        tail: list[str | Expr] = [f" and the first of the second derivatives is {second} (", corner, ")"]
    else:
        tail = []
    return say("At ", *listed(where), ": ", d, *tail, f", so {NAMED[kind]}.")

