"""How a derivative from first principles is told: the chord's slope, its forms, and the limit."""

from __future__ import annotations

from quizgen.calculus.chords import Chord
from quizgen.calculus.voice import Step, equals, say
from quizgen.expr.nodes import ONE, ZERO, E, Expr, Neg, Power, Quotient, Sum, Symbol

TITLES = ("Slope of the chord", "Rearrange", "Cancel")


def tell_chord(found: Chord, left: Expr) -> list[Step]:
    """The steps from the definition to the limit."""
    h = Symbol(found.h)
    first, *forms = found.forms
    opening = say("The slope of the curve is what the slope of a chord becomes as ", h, " goes to ", ZERO, ".")
    steps = [Step(TITLES[0], (opening, say("The slope of the chord is ", first, ".")), None)]
    before = first
    for title, form in zip(TITLES[1:], forms, strict=False):
        steps.append(Step(title, (), equals(before, form)))
        before = form
    words = [say("Let ", h, " go to ", ZERO, ".")]
    if len(forms) == 1:
        rise = Quotient(Sum((Power(E, h), Neg(ONE))), h)
        words.append(say("Then ", rise, " goes to ", ONE, ": that is how e is defined."))
    return [*steps, Step("Limit", tuple(words), equals(left, found.limit))]
