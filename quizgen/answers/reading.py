"""What the kinds share in reading: a name and an equals sign in front of an answer, and the quantities that are
given."""

from __future__ import annotations

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Matrix, Relation, Set, Vector
from quizgen.expr.walk import substitute, subtrees
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.syntax.tokens import RAISED_CHARACTERS
from quizgen.syntax.vocabulary import FUNCTION_PIECES, SHORT

LONGEST_NAME = 12
"""Characters of a name in front of an equals sign, as in "x_1 = 0.6" or "f(1, 2) = 3"."""
LONGEST_LIST = 40
"""And of a list of names in brackets, as in "(df/dx, df/dy) = (2x, 3)"."""


_FUNCTIONS = FUNCTION_PIECES.keys() - SHORT


def read_within(text: str, start: int, end: int, notation: Notation) -> Reading:
    """What stands at text[start:end], read by itself; an InputError has its span in the whole text."""
    try:
        return parse(text[start:end], notation)
    except InputError as error:
        span = Span(start + error.span.start, start + error.span.end)
        raise InputError(text, span, error.what, error.advice, error.code) from None


def read_value(text: str, notation: Notation) -> Reading:
    """A value, possibly with its name in front: "x_1 = 0.6" is read as 0.6."""
    try:
        return parse(text, notation)
    except InputError:
        start = after_name(text)
        if not start:
            raise
        reading = read_within(text, start, len(text), notation)
        return Reading(text, reading.expr, reading.others)


def after_name(text: str) -> int:
    """Where the value begins in a text such as "x_1 = 0.6"; 0 when no name stands in front."""
    name, sign, rest = text.partition("=")
    if not sign or not rest.strip() or "=" in rest or not _is_name(name.strip()):
        return 0
    return len(name) + 1


def _is_name(name: str) -> bool:
    if name.startswith("(") and name.endswith(")") and "," in name:
        return len(name) <= LONGEST_LIST and all(_begins_with_letter(one) for one in name[1:-1].split(","))
    return is_name(name)


def is_name(text: str) -> bool:
    """Whether a text names a value: x, x_1, x^(1), f(1, 2), the slope. x², 2x and lnx do not: x² = 4 is an equation."""
    if not 0 < len(text) <= LONGEST_NAME:
        return False
    head, _, index = text.replace("⁽", "(").partition("(")
    head = head.strip().removesuffix("{").removesuffix("^")
    if not head[:1].isalpha() or not all(_is_in_name(character) for character in head):
        return False
    if any(part in _FUNCTIONS for word in head.lower().split() for part in (word, word[:-1])):
        return False
    return all(character.isalnum() or character in ",. -−)⁾}" for character in index)


def _is_in_name(character: str) -> bool:
    """A letter, a digit or an index; what is raised is a power."""
    return (character.isalnum() or character in "_' ") and character not in RAISED_CHARACTERS


def _begins_with_letter(name: str) -> bool:
    """Whether this names a component: x_1, f_x, df/dx, ∂f/∂x."""
    bare = name.strip()
    return (bare[:1].isalpha() or bare.startswith("∂")) and all(_is_in_name(c) or c in "/∂" for c in bare)


def is_plain(e: Expr) -> bool:
    """Whether e is one number or formula: nothing inside it is a vector, a matrix, a set or an equation."""
    return not any(isinstance(part, Vector | Matrix | Set | Relation) for part in subtrees(e))


def put_in(e: Expr, given: tuple[tuple[str, Expr], ...]) -> Expr:
    """e with the given quantities replaced by what they stand for, also where one is given in terms of another."""
    values = dict(given)
    for _ in given:
        e = substitute(e, values)
    return e
