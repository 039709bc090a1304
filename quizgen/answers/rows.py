"""Reading a vector: in brackets of any sort or in none, with names, or as multiples of the unit vectors i, j and k."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quizgen.answers.reading import is_plain, read_value
from quizgen.answers.scaled import spread
from quizgen.answers.scan import top_level
from quizgen.answers.spaced import by_rows, in_rows, spaced
from quizgen.answers.units import components, in_units
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Matrix, Set, Vector
from quizgen.expr.walk import children, symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.reading import Other, Reading

TRANSPOSED: Final = ("^T", "^{T}", "ᵀ", r"^\top", r"^{\top}", "'")
SHAPES: Final = ("vector", "matrix", "set")


def read_vector(text: str, notation: Notation) -> Reading:
    """A Vector, Matrix or Set as typed, or the Vector that a i + b j is; a single formula is left as it is. Raises
    InputError."""
    reading = _spread(_read(text, notation), notation)
    if not all(map(is_plain, entries(reading.expr))):
        what, advice = "This mixes vectors with formulas", "Write the components alone, as (a, b)."
        raise InputError(text, Span(0, len(text)), what, advice, "vector.mixed")
    return reading


def entries(e: Expr) -> tuple[Expr, ...]:
    """The entries of a vector or matrix, also of one written as a vector of vectors; e itself when it is neither."""
    match e:
        case Vector(items) | Set(items):
            rows = items if all(isinstance(item, Vector) for item in items) else ()
            return tuple(entry for row in rows for entry in children(row)) if rows else items
        case Matrix():
            return children(e)
        case _:
            return (e,)


def _read(text: str, notation: Notation) -> Reading:
    """By the usual rules; where these fail, as one of the ways below in which people write vectors without brackets."""
    shaped = notation.allowing(*SHAPES)
    try:
        return _apart(read_value(text, shaped), notation)
    except InputError:
        for way in (by_rows, in_rows, _listed, _transposed, in_units, spaced):
            found = way(text, shaped)
            if found is not None:
                return found
        raise


def _apart(reading: Reading, notation: Notation) -> Reading:
    """Where any letter may stand, a sum with both i and j in it is a vector: 1i + 2j."""
    if notation.symbols is not None or not {"i", "j"} <= symbols(reading.expr):
        return reading
    vector = components(reading.expr)
    return reading if vector is None else Reading(reading.text, vector)


def _spread(reading: Reading, notation: Notation) -> Reading:
    """The reading with factors and signs carried into the vectors. Where no vector is found, one with spaces between
    its components: in square brackets it is meant, in round ones (y x) it may be."""
    others = tuple(Other(spread(other.expr), other.why) for other in reading.others)
    found = spread(_rows_of_sets(reading.expr))
    lone = is_plain(found) or (isinstance(found, Vector) and len(found.items) == 1)
    apart = spaced(reading.text, notation) if lone else None
    if apart is None:
        return Reading(reading.text, found, others)
    if reading.text.lstrip().startswith("["):
        return Reading(reading.text, apart.expr, (Other(found, "a space may mean times"), *others))
    return Reading(reading.text, found, (*others, Other(apart.expr, "spaces between components")))


def _rows_of_sets(e: Expr) -> Expr:
    """{{a, b}, {c, d}} as rows in curly brackets."""
    if isinstance(e, Set) and e.items and all(isinstance(row, Set) for row in e.items):
        return Vector(tuple(Vector(row.items) for row in e.items if isinstance(row, Set)))
    return e


def _listed(text: str, notation: Notation) -> Reading | None:
    """Components side by side: "2x, 3y", "x = 1 and y = 2"; perhaps with names, which then give the order:
    "f_x = 2x; f_y = 3y"."""
    text = text.replace(" and ", "  ,  ")
    places = [*top_level(text, 0, len(text), ",;\n"), len(text)]
    if len(places) == 1:
        return None
    starts = [0, *(place + 1 for place in places)]
    try:
        named = [(_letter(text, a), read_value(text[a:b], notation)) for a, b in zip(starts, places, strict=False)]
    except InputError:
        return None
    ordered = sorted(named, key=lambda one: one[0]) if all(name for name, _ in named) else named
    return Reading(text, Vector(tuple(reading.expr for _, reading in ordered)), tuple(_others(ordered)))


def _letter(text: str, start: int) -> str:
    """The variable that names the component beginning here: x in "f_x = 2x" and in "df/dx = 2x"; "" for none."""
    name, sign, _ = text[start:].partition("=")
    letters = name.strip().rstrip(")").split("/")[-1].split("_", 1)
    return letters[-1].lstrip("d∂ ") if sign else ""


def _others(named: Sequence[tuple[str, Reading]]) -> Iterator[Other]:
    """The other readings of the list: those of one component at a time."""
    items = tuple(reading.expr for _, reading in named)
    for i, (_, reading) in enumerate(named):
        for other in reading.others:
            yield Other(Vector((*items[:i], other.expr, *items[i + 1 :])), other.why)


def _transposed(text: str, notation: Notation) -> Reading | None:
    """A row with a T behind it that makes it a column, or with semicolons between its components."""
    row = text.rstrip()
    for mark in TRANSPOSED:
        row = row.removesuffix(mark)
    row = row.replace(";", ",")
    if row == text.rstrip():
        return None
    try:
        reading = read_value(row, notation)
    except InputError:
        return None
    return Reading(text, reading.expr, reading.others) if isinstance(reading.expr, Vector) else None
