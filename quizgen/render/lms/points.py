"""A part as numbers to type in: a value, the components of a vector, or a formula's value at a stated point.

Systems that cannot read formulas can compare numbers: between a least and a greatest one, both included. The point is
chosen so that the key has a value there which no foreseen slip gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Final

from quizgen.answers.number import allowance
from quizgen.answers.reading import put_in
from quizgen.bank.variant import Part
from quizgen.expr.evaluate import enclose, exact
from quizgen.expr.floats import NoValue, approximate_at
from quizgen.expr.nodes import Expr, Integer, Matrix, Neg, Relation, Symbol, Vector
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Inline, Math, Prose, Text
from quizgen.render.lms.foreseen import Foreseen
from quizgen.values import value

ROUNDED: Final = Fraction(1, 200)
"""A number to three significant figures is never further from what it was rounded from than this share of it."""
PLACES: Final = (2, 3, 1, 4, -1)
"""Where a formula may be evaluated, the best first; letters get different values."""
LETTERS: Final = 3
"""Nobody is asked to put in values for more letters."""
LARGEST: Final = 1e6


@value
class Entry:
    """A number to type in: the words before it, and the least and greatest one that is right."""

    prompt: Prose
    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2


def as_entries(part: Part, slips: Sequence[Foreseen]) -> tuple[Entry, ...]:
    """The numbers of a part; () where it has none to be typed in."""
    key = put_in(part.task.key, part.task.given)
    match part.task.kind:
        case "number":
            return _all((_entry(part, key, (Text("Your answer"),)),))
        case "vector" if not symbols(key):
            parts = _components(key)
            return _all(tuple(_entry(part, one, (Text(f"Component {i}"),)) for i, one in enumerate(parts, 1)))
        case "expression" if symbols(key):
            return _at_a_point(part, key, slips)
        case "expression":
            return _all((_entry(part, key, (Text("Your answer"),)),))
        case _:
            return ()


def _all(entries: Sequence[Entry | None]) -> tuple[Entry, ...]:
    """The entries, if there are none missing."""
    kept = tuple(entry for entry in entries if entry is not None)
    return kept if len(kept) == len(entries) else ()


def _components(key: Expr) -> tuple[Expr, ...]:
    match key:
        case Vector(items) if not any(isinstance(item, Vector) for item in items):
            return items
        case Matrix((row,)):
            return row
        case _:
            return ()


def _entry(part: Part, key: Expr, prompt: Prose) -> Entry | None:
    """A closed number, as near as the part asks, or to three significant figures where it is no whole one."""
    tolerance = part.task.tolerance
    middle = _value(key)
    if middle is None:
        return None
    if tolerance is not None:
        bound = allowance(key, tolerance)
        near = None if bound is None else _value(bound)
        return None if near is None else Entry((*prompt, *_places(near)), middle - near, middle + near)
    return _about(prompt, middle)


def _places(near: Fraction) -> Prose:
    return (Text(f" (within {float(near):.3g})"),)


def _about(prompt: Prose, middle: Fraction) -> Entry:
    if middle.denominator == 1:
        return Entry(prompt, middle, middle)
    near = abs(middle) * ROUNDED
    return Entry((*prompt, Text(" (three significant figures are enough)")), middle - near, middle + near)


def _value(e: Expr) -> Fraction | None:
    """The value of a closed formula: exact where that is a fraction, else in floating point."""
    found = exact(e)
    if found is not None:
        return found
    ball = enclose(e, {}, 128)
    return None if ball is None else Fraction(float(ball))


def _at_a_point(part: Part, key: Expr, slips: Sequence[Foreseen]) -> tuple[Entry, ...]:
    """The first point at which no slip gives what the key gives."""
    names = sorted(symbols(key))
    wrong = [put_in(slip.response, part.task.given) for slip in slips]
    for place in permutations(PLACES, len(names)) if len(names) <= LETTERS else ():
        here = dict(zip(names, place, strict=True))
        filled = substitute(key, {name: _integer(at) for name, at in here.items()})
        if not (_allowed(part, here) and _bearable(filled)):
            continue
        middle = _value(filled)
        if middle and all(_apart(e, here, middle) for e in wrong):
            return (_about((Text("The value of your answer at "), *_told(here)), middle),)
    return ()


def _integer(n: int) -> Expr:
    return Integer(n) if n >= 0 else Neg(Integer(-n))


def _allowed(part: Part, here: dict[str, int]) -> bool:
    """Whether what may be assumed holds there: only the common conditions are looked at, others keep 2 and 3."""
    return all(_holds(condition, here) for condition in part.task.assume)


def _holds(condition: Relation, here: dict[str, int]) -> bool:
    try:
        left, right = (approximate_at(side, {name: float(at) for name, at in here.items()})
                       for side in (condition.left, condition.right))  # fmt: skip
    except (NoValue, KeyError):
        return False
    tests = {">": left > right, ">=": left >= right, "<": left < right, "<=": left <= right, "!=": left != right}
    return tests.get(condition.sign, left == right)


def _bearable(e: Expr) -> bool:
    """Whether people can write the value down."""
    try:
        return 1e-4 < abs(approximate_at(e, {})) < LARGEST
    except (NoValue, KeyError):
        return False


def _apart(e: Expr, here: dict[str, int], middle: Fraction) -> bool:
    """Whether the value of a wrong answer is seen to be another one, or it has none there."""
    try:
        found = approximate_at(e, {name: float(at) for name, at in here.items()})
    except (NoValue, KeyError):
        return True
    return abs(found - float(middle)) > 3 * float(ROUNDED) * abs(float(middle))


def _told(here: dict[str, int]) -> Iterator[Inline]:
    """ "x = 2, y = 3"."""
    for number, (name, at) in enumerate(here.items()):
        if number:
            yield Text(", ")
        yield Math(Relation(Symbol(name), "=", _integer(at)))
