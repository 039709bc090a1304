"""What an author may say about an answer besides its key: up to a constant, in terms of which letters, what a smaller
domain costs."""

from __future__ import annotations

from fractions import Fraction

from quizgen.bank.scope import Scope
from quizgen.expr.nodes import Symbol
from quizgen.located.place import Place, each

DOMAIN = "Write ignore, or what it costs: 25%."


def names_at(place: Place | None, scope: Scope) -> tuple[str, ...]:
    """The names of variables that stand at `place`, one or a list; mistakes are noted."""
    found = []
    for item in each(place):
        match scope.formula(item, item.text()):
            case Symbol(name):
                found.append(name)
            case None:
                continue
            case _:
                item.wrong(f'"{item.text()}" is no variable.', "Name letters of the question: x, or [x, y].")
    return tuple(found)


def domain_price(place: Place | None) -> Fraction:
    """The share of the credit that an answer with a smaller domain loses: 25%, or ignore for nothing."""
    text = place.text() if place else "ignore"
    if place is None or text is None or text == "ignore":
        return Fraction(0)
    number = text.removesuffix("%").strip()
    if text.endswith("%") and number.isascii() and number.isdecimal() and int(number) <= 100:
        return Fraction(int(number), 100)
    place.wrong(f'"{text}" is no price of a smaller domain.', DOMAIN)
    return Fraction(0)
