"""How a derivative from first principles is told: the chord's slope, its forms, and the limit."""

from __future__ import annotations

from quizgen.calculus.chords import Chord
from quizgen.calculus.voice import Step, equals, say
from quizgen.expr.nodes import ONE, E, Expr, Neg, Power, Quotient, Sum, Symbol
from quizgen.prose import Prose

TITLES = {"algebra": ("Multiply out", "Cancel"), "fractions": ("Common denominator", "Cancel"),
          "root": ("Make the roots go", "Cancel"), "exponential": ("Take out a factor",)}  # fmt: skip


def tell_chord(found: Chord, left: Expr) -> list[Step]:
    """The steps from the definition to the limit."""
    h = Symbol(found.h)
    first, *forms = found.forms
    opening = say("The slope of the curve is what the slope of a chord becomes as its width ", h, " goes to 0.")
    steps = [Step("Slope of the chord", (opening, say("The slope of the chord is ", first, ".")), None)]
    before = first
    for title, form in zip(TITLES[found.method], forms, strict=True):
        steps.append(Step(title, _why(title, found), equals(before, form)))
        before = form
    words = [say("Let ", h, " go to 0.")]
    if found.method == "exponential":
        rise = Quotient(Sum((Power(E, h), Neg(ONE))), h)
        words.append(say("Then ", rise, " goes to 1: that is how e is defined."))
    return [*steps, Step("Limit", tuple(words), equals(left, found.limit))]


def _why(title: str, found: Chord) -> tuple[Prose, ...]:
    h = Symbol(found.h)
    match title:
        case "Multiply out":
            return (say("Multiply the brackets out; the terms without ", h, " cancel."),)
        case "Common denominator":
            return (say("Write the difference over one denominator; above the line the terms without ", h, " cancel."),)
        case "Make the roots go":
            return (say("Multiply above and below the line by the sum of the two roots."),)
        case "Cancel":
            return (say("Divide above and below the line by ", h, "."),)
        case _:
            return ()
