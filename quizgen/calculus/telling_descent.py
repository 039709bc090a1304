"""How gradient descent is told: the rule, then every step with its slope and its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen.calculus.basin import basin, told
from quizgen.calculus.searches import Descent, downhill, iterate
from quizgen.calculus.values import at
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import Derivative, Expr, Symbol, Vector
from quizgen.prose import Prose


def tell_descent(asked: Descent, slopes: Sequence[Expr], name: str | None) -> list[Step]:
    """The steps from the start to the last point; `name` is what is made small (None: it has no name)."""
    letters = _shown(tuple(map(Symbol, asked.variables)))
    points = iterate(asked, slopes)
    start = say("Start at ", equals(letters, _shown(asked.start)), " with the learning rate ", asked.rate, ".")
    steps = [Step("Gradient descent", (start, _rule(asked, name)), None)]
    for number, (here, new) in enumerate(pairwise(points), 1):
        steps.append(Step(f"Step {number}", _step(asked, slopes, here), equals(letters, _shown(new))))
    if len(asked.variables) == 1 and len(points) > 1:
        [x] = asked.variables
        where = told(basin(asked.body, x, points, asked.rate), x, asked.rate)
        if where:
            steps.append(Step("Where it is heading", where, None))
    return steps


def _rule(asked: Descent, name: str | None) -> Prose:
    """new w = w - eta dE/dw, for each variable."""
    several = len(asked.variables) > 1
    body = Symbol(name) if name else asked.body
    moved: list[Expr] = [downhill(Symbol(v), asked.rate, Derivative(body, (v,), several)) for v in asked.variables]
    if several:
        return say("Each step goes against the gradient: the new values are ", *listed(moved), ".")
    return say("Each step goes against the slope: the new ", Symbol(asked.variables[0]), " is ", moved[0], ".")


def _step(asked: Descent, slopes: Sequence[Expr], here: tuple[Expr, ...]) -> tuple[Prose, ...]:
    """The slope at a point, and the arithmetic of the step from it."""
    place = dict(zip(asked.variables, here, strict=True))
    found = tuple(at(slope, place) for slope in slopes)
    written = tuple(downhill(w, asked.rate, slope) for w, slope in zip(here, found, strict=True))
    where = equals(_shown(tuple(map(Symbol, asked.variables))), _shown(here))
    if len(here) == 1:
        return (say("At ", where, " the slope is ", found[0], ", so the new ", Symbol(asked.variables[0]), " is ",
                    written[0], "."),)  # fmt: skip
    new = [equals(Symbol(v), w) for v, w in zip(asked.variables, written, strict=True)]
    return (say("At ", where, " the gradient is ", _shown(found), ", so the new values are ", *listed(new), "."),)


def _shown(items: tuple[Expr, ...]) -> Expr:
    return items[0] if len(items) == 1 else Vector(items)
