"""A key as an answer is written, for the sheets of a tutor: letters of choices, points in a row, numbers rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from quizgen.answers.task import Figures, Places, Task
from quizgen.bank.variant import Part
from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import Call, Decimal, Expr, Integer, Neg, Relation, Set, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.figures.numbers import NotDrawable, numeric
from quizgen.marking.words import measured_in, right_choices
from quizgen.prose import Math, Prose, Text

MINUS: Final = "\u2212"


def key_in_words(part: Part) -> Prose:
    """The letters of choices, the points of a set one after the other, or a formula and what it comes to, with its
    unit."""
    if part.choices:
        return right_choices(part)
    match part.task.key:
        case Set(()):
            return (Text("there are none"),)
        case Set(items):
            letter = _letter(part)
            prose: list[Text | Math] = []
            for i, item in enumerate(items):
                if i:
                    prose.append(Text(" and " if i == len(items) - 1 else ", "))
                prose.append(Math(_placed(item, letter)))
            return (*prose, *measured_in(part))
        case key:
            return (Math(key), *_rounded(part.task), *measured_in(part))


def _letter(part: Part) -> Symbol | None:
    """The variable of a search for points on a curve."""
    for derivation in part.derivations:
        match derivation.goal:
            case Call("stationary", (_, Symbol() as letter)) | Call("extremes", (_, Symbol() as letter, *_)):
                return letter
    return None


def _placed(point: Expr, letter: Symbol | None) -> Expr:
    """maximum at x = 2, as a student would write it, rather than maximum at 2."""
    match point:
        case Call(kind, (place,)) if letter is not None and not isinstance(place, Vector):
            return Call(kind, (Relation(letter, "=", place),))
    return point


def _rounded(task: Task) -> Prose:
    """What a key comes to that need only be near enough, where it is no plain number: " ≈ 0.00805", " = 3.75"."""
    bare = task.key.body if isinstance(task.key, Neg) else task.key
    if task.tolerance is None or isinstance(bare, Integer | Decimal) or symbols(bare):
        return ()
    try:
        found = numeric(task.key, ())(())
    except NotDrawable:
        return ()
    match task.tolerance:
        case Places(count):
            shown = f"{found:.{count}f}"
        case Figures(count):
            shown = f"{found:#.{count}g}".removesuffix(".")
        case _:
            shown = f"{found:.4g}"
    sign = "=" if exact(task.key) == Fraction(shown) else "≈"
    return (Text(f" {sign} {shown.replace('-', MINUS)}"),)
