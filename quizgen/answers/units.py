"""Vectors as sums of multiples of the unit vectors i, j and k."""

from __future__ import annotations

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


def in_units(text: str, notation: Notation) -> Reading | None:
    """a i + b j, where i and j are no variables of the question."""
    if notation.symbols is None or notation.symbols & set(UNITS):
        return None
    plain = text.translate(HATS)
    try:
        reading = read_value(plain, replaced(notation, symbols=notation.symbols | set(UNITS)))
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
