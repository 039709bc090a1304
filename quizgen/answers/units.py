"""Vectors as sums of multiples of the unit vectors i, j and k."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgen.answers.reading import read_value
from quizgen.errors import InputError
from quizgen.expr.nodes import ONE, ZERO, Expr, Neg, Product, Quotient, Sum, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.reading import Other, Reading
from quizgen.values import replaced

UNITS: Final = ("i", "j", "k")
HATS: Final = str.maketrans({"î": "i", "ĵ": "j", "\u0302": " "})
"""Hats over them, in one character or two."""
MARKS: Final = {r"\hat": "", r"\widehat": "", r"\vec": "", r"\overrightarrow": "", r"\imath": "i", r"\jmath": "j"}
"""The same in LaTeX: what is over a letter, and letters without their dots."""


def in_units(text: str, notation: Notation) -> Reading | None:
    """a i + b j, where i and j are no variables of the question: the first way to read it in which it is a vector."""
    if notation.symbols is not None and notation.symbols & set(UNITS):
        return None
    letters = None if notation.symbols is None else notation.symbols | set(UNITS)
    try:
        reading = read_value(_without_marks(text), replaced(notation, symbols=letters, shapes=frozenset()))
    except InputError:
        return None
    vectors = list(_vectors(reading))
    return Reading(text, vectors[0].expr, tuple(vectors[1:])) if vectors else None


def _vectors(reading: Reading) -> Iterator[Other]:
    """The readings that are vectors."""
    for e, why in ((reading.expr, ""), *((other.expr, other.why) for other in reading.others)):
        vector = components(e)
        if vector is not None:
            yield Other(vector, why)


def _without_marks(text: str) -> str:
    """The text with plain unit vectors; every place stays."""
    plain = text.translate(HATS)
    for mark, letter in MARKS.items():
        plain = plain.replace(mark, letter.rjust(len(mark)))
    return plain


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
