"""A set of points, each possibly with its kind: the stationary points of a function, or the solutions of an
equation."""

from __future__ import annotations

from typing import Final

from quizgen.answers.judgement import Judgement, together
from quizgen.answers.listing import read_points
from quizgen.answers.matching import classified, paired
from quizgen.answers.pointing import components, credit, findings, in_order
from quizgen.answers.task import Task
from quizgen.expr.nodes import Expr, Set, Vector
from quizgen.expr.walk import subtrees
from quizgen.syntax.reading import Other, Reading
from quizgen.values import value


@value
class Points:
    """In any order and any notation; a point given twice counts once."""

    def read(self, text: str, task: Task) -> Reading:
        on_a_line = not any(isinstance(part, Vector) for part in subtrees(task.key))
        reading = read_points(text, task.notation, on_a_line=on_a_line)
        return _perhaps_several(reading) if on_a_line else reading

    def judge(self, response: Expr, task: Task) -> Judgement:
        pairing = paired(response, task)
        each = in_order(components(pairing), [one.point for one in classified(task.key, task)])
        return Judgement(together(each), credit(pairing), tuple(findings(pairing, task)), each)


def _perhaps_several(reading: Reading) -> Reading:
    """[1, -1] is one point, with its height; where the points are numbers it may be two of them."""
    match reading.expr:
        case Set((Vector(places),)):
            other = Other(Set(places), "these may be several places, not one point")
            return Reading(reading.text, reading.expr, (other, *reading.others))
    return reading


KIND: Final = Points()
