"""The largest and smallest value on a closed interval: stationary points inside and the end points, compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from quizgen.calculus.angles import solve_on
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.goals import depends
from quizgen.calculus.numbers import number_of
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import approximate, at, sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import ONE, TWO, ZERO, Call, Derivative, Expr, Neg, Power, Quotient, Set, Sum, Symbol
from quizgen.expr.walk import substitute, subtrees
from quizgen.values import replaced, value

Sort: TypeAlias = Literal["end point", "stationary point"]


@value
class Place:
    """A candidate: where, what sort, and the function's value there."""

    place: Expr
    sort: Sort
    height: Expr


@value
class Extremes:
    """All candidates from left to right, and where the function is largest and smallest on the interval."""

    candidates: tuple[Place, ...]
    largest: tuple[Place, ...]
    smallest: tuple[Place, ...]
    steps: tuple[Step, ...]


def extremes(e: Expr, x: str, low: Expr, high: Expr, name: str = "f") -> Extremes:
    """The largest and smallest value of e for low <= x <= high.

    Raises Unsolved where the stationary points are not all found, or where e or its slope has no value somewhere that
    was looked at.
    """
    slope = derivative(e, x)
    found = compare(e, x, low, high, slope)
    first = Step("Derivative", (), equals(Derivative(Symbol(name), (x,)), slope))
    return replaced(found, steps=(first, *tell(found, x, low, high, slope, name)))


def compare(e: Expr, x: str, low: Expr, high: Expr, slope: Expr) -> Extremes:
    """The candidates for this slope of e, and the best of them; the steps are those that solve slope = 0."""
    _refuse_gaps(e, x, low, high)
    solution = solve_on(slope, x, low, high)
    inside = [root for root in solution.roots if not _same(root, low) and not _same(root, high)]
    places = (
        _place(e, x, low, "end point"),
        *(_place(e, x, root, "stationary point") for root in inside),
        _place(e, x, high, "end point"),
    )
    return Extremes(places, _best(places, 1), _best(places, -1), solution.steps)


def tell(found: Extremes, x: str, low: Expr, high: Expr, slope: Expr, name: str) -> tuple[Step, ...]:
    """The steps from the derivative to the largest and the smallest value."""
    asked = say("At a stationary point the first derivative is zero: solve ", equals(slope, ZERO), " from ",
                equals(Symbol(x), low), " to ", equals(Symbol(x), high), ".")  # fmt: skip
    inside = any(place.sort == "stationary point" for place in found.candidates)
    none = () if inside or found.steps else (say("There is none."),)
    return (
        Step("Stationary points", (asked, *none), None),
        *found.steps,
        _compared(found.candidates, x, name),
        _told(found.largest, found.smallest, x, name),
    )


def as_set(found: Extremes) -> Set:
    """Where the function is largest and smallest, as the key of a question: {maximum(3), minimum(-2), minimum(1)}."""
    best = [Call("maximum", (place.place,)) for place in found.largest]
    return Set((*best, *(Call("minimum", (place.place,)) for place in found.smallest)))


def _refuse_gaps(e: Expr, x: str, low: Expr, high: Expr) -> None:
    """Raises Unsolved where e might have a pole, a gap or a corner in the interval: then end points are not enough."""
    for part in subtrees(e):
        risk = _risk(part)
        if risk is not None and depends(risk, x) and solve_on(risk, x, low, high).roots:
            raise Unsolved(e, "the function has a pole, a gap or a corner in the interval")


def _risk(e: Expr) -> Expr | None:
    """What must not be zero for e to be smooth."""
    match e:
        case Quotient(_, bottom):
            return bottom
        case Power(base, exponent):
            n = number_of(exponent)
            return base if n is not None and (n < 0 or n.denominator != 1) else None
        case Call("tan" | "sec", (u,)):
            return Call("cos", (u,))
        case Call("cot" | "csc", (u,)):
            return Call("sin", (u,))
        case Call("ln" | "log" | "sqrt" | "abs" | "root" | "coth" | "csch", (u, *_)):
            return u
        case Call("asin" | "acos" | "acosh" | "atanh" | "sign" | "max" | "min", (u, *_)):
            return Sum((ONE, Neg(Power(u, TWO))))
        case _:
            return None


def _place(e: Expr, x: str, here: Expr, sort: Sort) -> Place:
    if enclose(substitute(e, {x: here}), {}, 128) is None:
        raise Unsolved(e, "the function has no value at one of the points")
    return Place(here, sort, at(e, {x: here}))


def _same(a: Expr, b: Expr) -> bool:
    return a == b or sign(tidy(Sum((a, Neg(b))))) == 0


def _best(places: Sequence[Place], way: int) -> tuple[Place, ...]:
    """The places that no other beats. Raises Unsolved where two heights cannot be compared."""
    best = [places[0]]
    for place in places[1:]:
        difference = tidy(Sum((place.height, Neg(best[0].height))))
        found = sign(difference)
        if found is None:
            near = approximate(difference)
            raise Unsolved(difference, f"two values cannot be told apart ({near})")
        if found == 0:
            best.append(place)
        elif found == way:
            best = [place]
    return tuple(best)


def _compared(places: Sequence[Place], x: str, name: str) -> Step:
    lines = [
        say("At the ", place.sort, " ", equals(Symbol(x), place.place), ": ", equals(Symbol(name), place.height), ".")
        for place in places
    ]
    which = say("The candidates are the end points and the stationary points between them.")
    return Step("Compare the candidates", (which, *lines), None)


def _told(largest: Sequence[Place], smallest: Sequence[Place], x: str, name: str) -> Step:
    def where(places: Sequence[Place]) -> list[str | Expr]:
        return listed([equals(Symbol(x), place.place) for place in places])

    high = say("The largest value is ", largest[0].height, ", at ", *where(largest), ".")
    low = say("The smallest value is ", smallest[0].height, ", at ", *where(smallest), ".")
    return Step("Largest and smallest value", (high, low), None)
