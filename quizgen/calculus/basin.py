"""Where gradient descent in one variable is heading: the minimum of the valley it starts in, and whether it gets there.

The valley is bounded by the stationary points next to the start. Steps that stay in it go down to its minimum; a step
that leaves it is said, and so is a learning rate too large for the minimum: above 2/f'' every step jumps further away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from quizgen.calculus.differentiate import derivative
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.searches import Point
from quizgen.calculus.solve import solve
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import at, sign
from quizgen.calculus.voice import equals, say
from quizgen.expr.nodes import ZERO, Expr, Neg, Quotient, Sum, Symbol
from quizgen.prose import Prose
from quizgen.values import value

End: TypeAlias = Literal["minimum", "flat", "runs off", "leaves the valley", "rate too large", "unknown"]


@value
class Basin:
    """`end` of the descent; `goal` is the minimum (or flat point) that the valley leads to, None where there is none.

    `largest_rate` is 2/f'' at the minimum, beyond which steps near it grow; `left_at` is the first step that left the
    valley.
    """

    end: End
    goal: Expr | None
    largest_rate: Expr | None = None
    left_at: int = 0


def basin(e: Expr, x: str, points: Sequence[Point], rate: Expr) -> Basin:
    """Where a descent with these iterates is heading. Says "unknown" where the stationary points are not all found."""
    slope = derivative(e, x)
    [start] = points[0]
    way = sign(at(slope, {x: start}))
    if way == 0:
        return Basin("flat", start)
    try:
        roots = solve(slope, x).roots
    except Unsolved:
        return Basin("unknown", None)
    ways = [sign(tidy(Sum((root, Neg(start))))) for root in roots]
    if way is None or None in ways:
        return Basin("unknown", None)
    ahead = [root for root, side in zip(roots, ways, strict=True) if side == -way]
    behind = [root for root, side in zip(roots, ways, strict=True) if side == way]
    if not ahead:
        return Basin("runs off", None)
    goal = ahead[-1] if way > 0 else ahead[0]
    beyond = ahead[-2:-1] if way > 0 else ahead[1:2]
    borders = [*beyond, *(behind[:1] if way > 0 else behind[-1:])]
    return _end(slope, x, goal, borders, points, rate)


def _end(slope: Expr, x: str, goal: Expr, borders: Sequence[Expr], points: Sequence[Point], rate: Expr) -> Basin:
    [start] = points[0]
    curvature = at(derivative(slope, x), {x: goal})
    most = answer(Quotient(to_expr(2), curvature)) if sign(curvature) == 1 else None
    for number, (here,) in enumerate(points):
        if any(_between(border, start, here) for border in borders):
            return Basin("leaves the valley", goal, most, number)
    if most is not None and sign(tidy(Sum((rate, Neg(most))))) in (0, 1):
        return Basin("rate too large", goal, most)
    return Basin("minimum" if most is not None or _turns(slope, x, goal) else "flat", goal, most)


def _between(c: Expr, a: Expr, b: Expr) -> bool:
    """Whether c lies strictly between a and b, or is b."""
    sides = (sign(tidy(Sum((c, Neg(a))))), sign(tidy(Sum((b, Neg(c))))))
    return None not in sides and 0 not in sides and sides[0] == sides[1]


def _turns(slope: Expr, x: str, goal: Expr) -> bool:
    """Whether a higher derivative shows that the flat point is a minimum after all."""
    for order in range(2, 9):
        slope = derivative(slope, x)
        way = sign(at(slope, {x: goal}))
        if way:
            return order % 2 == 0 and way > 0
    return False


def told(found: Basin, x: str, rate: Expr) -> tuple[Prose, ...]:
    """What is said about it after the last step; nothing where nothing is known."""
    there = equals(Symbol(x), found.goal) if found.goal is not None else ZERO
    match found.end:
        case "minimum":
            return (say("The slope leads down to the local minimum at ", there, "; small enough steps end there."),)
        case "flat":
            return (say("At ", there, " the slope is zero: descent stops there, minimum or not."),)
        case "runs off":
            return (say("There is no stationary point downhill from the start: the values run off without end."),)
        case "leaves the valley":
            jump = say(f"Step {found.left_at} jumps out of the valley of the start, whose minimum is at ", there, ".")
            return (jump, say("A smaller learning rate than ", rate, " stays in it."))
        case "rate too large":
            most = found.largest_rate if found.largest_rate is not None else ZERO
            return (
                say("The minimum downhill is at ", there, ", but the learning rate is too large for it."),
                say("Near it every step jumps further away unless the rate is below ", most, "; it is ", rate, "."),
            )
        case "unknown":
            return ()
