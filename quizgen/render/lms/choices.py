"""A part as a choice: the author's own choices, or the key among the answers that slips would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizgen.bank.seeds import Choices
from quizgen.bank.variant import Part
from quizgen.expr.nodes import Set, Symbol
from quizgen.prose import Math, Prose, Text
from quizgen.render.lms.foreseen import Foreseen
from quizgen.values import value

MOST: Final = 5
"""Options in all, where they are made from slips."""
LEAST: Final = 3


@value
class Option:
    """One thing to choose, and what is said to whoever chose it."""

    words: Prose
    right: bool
    feedback: Prose = ()


@value
class Choice:
    """Options in their order; `several`: more than one may be right."""

    options: tuple[Option, ...]
    several: bool = False


def as_choice(part: Part, slips: Sequence[Foreseen], seed: bytes) -> Choice | None:
    """The part as a choice; None where too few slips are known that would give an answer of their own."""
    if part.choices:
        return _own(part, slips)
    if len(slips) + 1 < LEAST:
        return None
    wrong = (Option((Math(slip.response),), False, slip.words) for slip in slips[: MOST - 1])
    return Choice(Choices(seed).shuffled((Option((Math(part.task.key),), True, RIGHT), *wrong)))


RIGHT: Final[Prose] = (Text("Right."),)


def _own(part: Part, slips: Sequence[Foreseen]) -> Choice:
    """The author's choices in the order of the variant, which a picture above them may need."""
    key = part.task.key
    right = set(key.items) if isinstance(key, Set) else {key}
    said = {slip.response: slip.words for slip in slips}
    options = tuple(
        Option(_words(letter, choice.words), Symbol(letter) in right, said.get(Symbol(letter), ()))
        for letter, choice in part.lettered
    )
    return Choice(options, isinstance(key, Set))


def _words(letter: str, words: Prose) -> Prose:
    """A choice that is only a picture is named by the letter below it."""
    return words or (Text(letter),)
