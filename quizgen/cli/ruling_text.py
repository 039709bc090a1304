"""What a tutor types about an answer that waits, as a ruling: full, none, 1.5, b, = 2x cos(x^2)."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.judging import read
from quizgen.errors import InputError
from quizgen.expr.text import to_text
from quizgen.marking.ruling import Ruling
from quizgen.marking.submission import printable
from quizgen.marking.waiting import Case

LETTERS = "abcdefgh"
"""The ways in which a response can be read, in order."""


def ruling_of(text: str, case: Case) -> Ruling | str:
    """What the tutor typed, as a ruling on the case; else what to type instead."""
    about = f"{case.variant.template} {case.part.label}".strip() + f": {printable(case.response)}"
    if text.startswith("="):
        return _meant(text[1:].strip(), case, about)
    word, _, why = text.partition(" ")
    if len(word) == 1 and word.lower() in LETTERS[: len(case.readings)]:
        return Ruling(case.id, None, to_text(case.readings[LETTERS.index(word.lower())]), why.strip(), about)
    given = _marks(word, case.marks)
    if given is None:
        return f"Type full, none, or a number of marks from 0 to {case.marks}; ? shows what else."
    return Ruling(case.id, given, "", why.strip(), about)


def _meant(text: str, case: Case, about: str) -> Ruling | str:
    try:
        read(text, case.part.task)
    except InputError as error:
        return f"{error} For example: = 2x cos(x^2)."
    return Ruling(case.id, None, text, "", about)


def _marks(word: str, available: Fraction) -> Fraction | None:
    match word.lower():
        case "full" | "all":
            return available
        case "none":
            return Fraction(0)
    plain = word.isascii() and word.replace(".", "", 1).replace("/", "", 1).isdecimal() and len(word) < 12
    try:
        given = Fraction(word) if plain else None
    except (ValueError, ZeroDivisionError):
        return None
    return given if given is not None and given <= available else None
