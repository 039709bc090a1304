"""How gradient descent is told: the rule, then every step with its slope and its arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen.calculus.basin import basin, told
from quizgen.calculus.searches import Descent, downhill, iterate
from quizgen.calculus.values import at
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import Expr, Symbol, Vector
from quizgen.prose import Prose


def tell_descent(asked: Descent, slopes: Sequence[Expr]) -> list[Step]:
    """The steps from the start to the last point."""
    letters = _shown(tuple(map(Symbol, asked.variables)))
    start = say("Start at ", equals(letters, _shown(asked.start)), " with the learning rate ", asked.rate, ".")
    rule = say("Each step goes against the slope: new = old - rate times slope.")
    points = iterate(asked, slopes)
    steps = [Step("Gradient descent", (start, rule), None)]
    for number, (here, new) in enumerate(pairwise(points), 1):
        place = dict(zip(asked.variables, here, strict=True))
        found = tuple(at(slope, place) for slope in slopes)
        written = tuple(downhill(w, asked.rate, slope) for w, slope in zip(here, found, strict=True))
        new_values = [equals(Symbol(v), w) for v, w in zip(asked.variables, written, strict=True)]
        words = (_slope(found), say("So the new values are ", *listed(new_values), "."))
        steps.append(Step(f"Step {number}", words, equals(letters, _shown(new))))
    if len(asked.variables) == 1 and len(points) > 1:
        [x] = asked.variables
        where = told(basin(asked.body, x, points, asked.rate), x, asked.rate)
        if where:
            steps.append(Step("Where it is heading", where, None))
    return steps


def _slope(found: tuple[Expr, ...]) -> Prose:
    return say("The slope there is " if len(found) == 1 else "The gradient there is ", _shown(found), ".")


def _shown(items: tuple[Expr, ...]) -> Expr:
    return items[0] if len(items) == 1 else Vector(items)
