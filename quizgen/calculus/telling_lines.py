"""How a tangent is told: the derivative, its value at the place, and the line through the point."""

from __future__ import annotations

from quizgen.calculus.arrange import alike, plain
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.lines import read_tangent_goal
from quizgen.calculus.values import at
from quizgen.calculus.voice import Step, Tell, Voice, equals, held, prefixed, say
from quizgen.expr.nodes import Expr, Neg, Product, Sum, Symbol


def tell_tangent(d: Derivation, voice: Voice, tell: Tell) -> list[Step]:
    """y = f(p) + f'(p) (x - p), then y = m x + c."""
    found = read_tangent_goal(d.goal)
    assert found is not None
    body, x, place = found
    (slope,) = d.parts
    here = {x: place}
    steepness, height = at(slope.result, here), at(body, here)
    steps = prefixed(tell(slope, voice.called(voice.name, slope.goal)), *held(slope.goal))
    where = equals(Symbol(x), place)
    point = say("At ", where, " the curve has the height ", height, " and the slope ", steepness, ".")
    through = say("The tangent is the line with this slope through this point.")
    before = plain(_through(steepness, Symbol(x), place, height))
    if alike(before, d.result):
        return [*steps, Step(d.rule.title, (point, through), equals(voice.left, d.result))]
    line = Step(d.rule.title, (point, through), equals(voice.left, before))
    return [*steps, line, Step("Simplify", (), equals(voice.left, d.result))]


def _through(slope: Expr, x: Expr, place: Expr, height: Expr) -> Expr:
    return Sum((height, Product((slope, Sum((x, Neg(place)))))))
