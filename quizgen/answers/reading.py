"""What the kinds share in reading: a name and an equals sign in front of an answer, and the quantities that are
given."""

from __future__ import annotations

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Matrix, Relation, Set, Vector
from quizgen.expr.walk import substitute, subtrees
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading

LONGEST_NAME = 12
"""Characters of a name in front of an equals sign, as in "x_1 = 0.6" or "f(1, 2) = 3"."""
LONGEST_LIST = 40
"""And of a list of names in brackets, as in "(df/dx, df/dy) = (2x, 3)"."""


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
    return 0 < len(name) <= LONGEST_NAME and name[0].isalpha() and all(c.isalnum() or c in "_'(), " for c in name)


def _begins_with_letter(name: str) -> bool:
    """Whether this names a component: x_1, f_x, df/dx, ∂f/∂x."""
    bare = name.strip()
    return (bare[:1].isalpha() or bare.startswith("∂")) and all(c.isalnum() or c in "_/∂" for c in bare)


def is_plain(e: Expr) -> bool:
    """Whether e is one number or formula: nothing inside it is a vector, a matrix, a set or an equation."""
    return not any(isinstance(part, Vector | Matrix | Set | Relation) for part in subtrees(e))


def put_in(e: Expr, given: tuple[tuple[str, Expr], ...]) -> Expr:
    """e with the given quantities replaced by what they stand for, also where one is given in terms of another."""
    values = dict(given)
    for _ in given:
        e = substitute(e, values)
    return e
