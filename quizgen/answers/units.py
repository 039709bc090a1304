"""Reading a vector: in brackets of any sort, or as a sum of multiples of the unit vectors i, j and k."""

from __future__ import annotations

from typing import Final

from quizgen.answers.reading import is_plain, read_value
from quizgen.answers.scan import top_level
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import ONE, ZERO, Expr, Matrix, Neg, Product, Quotient, Set, Sum, Symbol, Vector
from quizgen.expr.walk import children, symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Other, Reading
from quizgen.values import replaced

UNITS: Final = ("i", "j", "k")
SHAPES: Final = ("vector", "matrix", "set")


def read_vector(text: str, notation: Notation) -> Reading:
    """A Vector, Matrix or Set as typed, or the Vector that a i + b j is; a single formula is left as it is. Raises
    InputError."""
    reading = _read(text, notation)
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
    shaped = notation.allowing(*SHAPES)
    try:
        return read_value(text, shaped)
    except InputError as error:
        bare = _bare(text, shaped)
        if bare is not None:
            return bare
        if notation.symbols is None or notation.symbols & set(UNITS):
            raise
        vector = _in_units(text, replaced(shaped, symbols=notation.symbols | set(UNITS)))
        if vector is None:
            raise error
        return vector


def _bare(text: str, notation: Notation) -> Reading | None:
    """A list without brackets: "2x, 3y"."""
    if not top_level(text, 0, len(text), ","):
        return None
    try:
        reading = parse(f"({text})", notation)
    except InputError:
        return None
    return Reading(text, reading.expr, reading.others)


def _in_units(text: str, notation: Notation) -> Reading | None:
    try:
        reading = read_value(text, notation)
    except InputError:
        return None
    vector = components(reading.expr)
    others = ((components(other.expr), other.why) for other in reading.others)
    kept = tuple(Other(e, why) for e, why in others if e is not None)
    return None if vector is None else Reading(text, vector, kept)


def components(e: Expr) -> Vector | None:
    """The vector that a sum of multiples of i, j and k is; None for everything else."""
    terms = e.terms if isinstance(e, Sum) else (e,)
    found: dict[str, list[Expr]] = {unit: [] for unit in UNITS}
    for term in terms:
        named = _multiple(term)
        if named is None:
            return None
        found[named[0]].append(named[1])
    count = 3 if found["k"] else 2
    return Vector(tuple(_total(found[unit]) for unit in UNITS[:count]))


def _multiple(term: Expr) -> tuple[str, Expr] | None:
    """The unit vector in a term, and the factor before it."""
    match term:
        case Symbol(name) if name in UNITS:
            return name, ONE
        case Neg(body):
            inner = _multiple(body)
            return None if inner is None else (inner[0], Neg(inner[1]))
        case Quotient(above, below) if not symbols(below) & set(UNITS):
            inner = _multiple(above)
            return None if inner is None else (inner[0], Quotient(inner[1], below))
        case Product(factors):
            return _factor(factors)
        case _:
            return None


def _factor(factors: tuple[Expr, ...]) -> tuple[str, Expr] | None:
    units = [i for i, factor in enumerate(factors) if symbols(factor) & set(UNITS)]
    if len(units) != 1:
        return None
    inner = _multiple(factors[units[0]])
    if inner is None:
        return None
    rest = (*factors[: units[0]], *factors[units[0] + 1 :])
    return inner[0], Product((*rest, inner[1])) if inner[1] != ONE else _product(rest)


def _product(factors: tuple[Expr, ...]) -> Expr:
    return factors[0] if len(factors) == 1 else Product(factors)


def _total(terms: list[Expr]) -> Expr:
    match terms:
        case []:
            return ZERO
        case [one]:
            return one
        case _:
            return Sum(tuple(terms))
