"""What somebody meant who wrote a name that the question does not have: for messages only, never for reading."""

from __future__ import annotations

from quizgen.near import nearest
from quizgen.syntax.names import Names
from quizgen.syntax.vocabulary import FUNCTION_PIECES, SAID


def wanted(names: Names) -> str:
    """The symbols of the question, in words: "x and y"."""
    declared = sorted(names.declared)
    if len(declared) > 8:
        declared = [*declared[:7], "..."]
    return " and ".join(filter(None, [", ".join(declared[:-1]), *declared[-1:]])) or "numbers"


def other_case(names: Names, unknown: str) -> str:
    """The symbol that differs only in capital and small letters, or nothing."""
    candidates = (unknown.lower(), unknown.upper(), unknown.capitalize())
    return next((name for name in candidates if name != unknown and names.is_symbol(name)), "")


def nearest_name(names: Names, unknown: str) -> str:
    """The function or symbol that was probably meant, or nothing."""
    if unknown.lower() in SAID:
        return SAID[unknown.lower()]
    if len(unknown) > 20:
        return ""
    functions = (name for name in FUNCTION_PIECES if name.islower())
    known = sorted({*functions, *(name for name in names.declared if len(name) > 1)})
    swapped = [name for name in known if len(unknown) > 2 and sorted(name) == sorted(unknown)]
    return swapped[0] if swapped else nearest(unknown.lower(), known, 0.65 if len(unknown) < 4 else 0.75)
