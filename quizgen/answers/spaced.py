"""Vectors and matrices whose entries stand apart by spaces, rows by semicolons: [0 1], [2 0; 0 2]."""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.expr.nodes import Expr, Vector
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading

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


def _whole(piece: str) -> bool:
    """Whether the piece can be an entry by itself: brackets closed, nothing joining it to its neighbours."""
    closed = all(piece.count(left) == piece.count(right) for left, right in BRACKETS.items())
    return closed and piece[-1] not in JOINING and piece[0] not in JOINING.replace("-", "").replace("−", "")


def _entry(piece: str, notation: Notation) -> Expr:
    return parse(piece, notation).expr
