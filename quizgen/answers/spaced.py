"""Vectors and matrices as calculating programs write them: rows apart by semicolons, entries by spaces or commas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizgen.answers.scan import top_level
from quizgen.errors import InputError
from quizgen.expr.nodes import Expr, Vector
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Other, Reading

BRACKETS = {"[": "]", "(": ")"}
JOINING = "+-*/^=·×⋅−"
"""What stands between two pieces of one formula."""


def spaced(text: str, notation: Notation) -> Reading | None:
    """The vector, or the vector of rows; None where the text is not written like this."""
    body = text.strip()
    if len(body) < 5 or BRACKETS.get(body[0]) != body[-1] or "," in body:
        return None
    rows = [row.split() for row in body[1:-1].split(";")]
    pieces = [piece for row in rows for piece in row]
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < 2 or not all(map(_whole, pieces)):
        return None
    try:
        read = [tuple(_entry(piece, notation) for piece in row) for row in rows]
    except InputError:
        return None
    return Reading(text, Vector(read[0]) if len(read) == 1 else Vector(tuple(map(Vector, read))), ())


def in_rows(text: str, notation: Notation) -> Reading | None:
    """[[2 3], [3 0]] and, as NumPy prints it, [[2 3] [3 0]]: every row in brackets of its own."""
    body = " ".join(text.split()).replace("] [", "], [")
    if BRACKETS.get(body[:1]) != body[-1:]:
        return None
    rows = [spaced(row, notation) for row in _between(body[1:-1], ",")]
    vectors = tuple(row.expr for row in rows if row is not None and isinstance(row.expr, Vector))
    widths = {len(vector.items) for vector in vectors}
    return Reading(text, Vector(vectors)) if len(vectors) == len(rows) > 1 == len(widths) else None


def by_rows(text: str, notation: Notation) -> Reading | None:
    """[2,3; 3,0] as a vector of rows; 0,8 may be a decimal, so that (0,8; 1,2) may be a vector of two numbers."""
    body = text.strip()
    if BRACKETS.get(body[:1]) == body[-1:]:
        body = body[1:-1]
    rows = _between(body, ";")
    entries = [_between(row, ",") for row in rows]
    if len(rows) < 2 or len(entries[0]) < 2 or len({len(row) for row in entries}) != 1:
        return None
    try:
        matrix = Vector(tuple(Vector(tuple(_entry(piece, notation) for piece in row)) for row in entries))
    except InputError:
        return None
    return Reading(text, matrix, _decimals(rows, notation))


def _between(text: str, mark: str) -> list[str]:
    """What stands between the marks that are outside all brackets."""
    places = (-1, *top_level(text, 0, len(text), mark), len(text))
    return [text[left + 1 : right] for left, right in pairwise(places)]


def _decimals(rows: Sequence[str], notation: Notation) -> tuple[Other, ...]:
    """The rows as numbers with decimal commas, where they can be that."""
    numbers = [row.strip().replace(",", ".", 1) for row in rows]
    if not all(number.lstrip("+-−").replace(".", "", 1).isdecimal() for number in numbers):
        return ()
    return (Other(Vector(tuple(_entry(number, notation) for number in numbers)), "a comma may write a decimal"),)


def _whole(piece: str) -> bool:
    """Whether the piece can be an entry by itself: brackets closed, nothing joining it to its neighbours."""
    closed = all(piece.count(left) == piece.count(right) for left, right in BRACKETS.items())
    return closed and piece[-1] not in JOINING and piece[0] not in JOINING.replace("-", "").replace("−", "")


def _entry(piece: str, notation: Notation) -> Expr:
    return parse(piece, notation).expr
