"""Formulas as elements of a field of their own, for tests of what the rungs of exact algebra are made of."""

from __future__ import annotations

from fractions import Fraction

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Again, Element, Field
from quizgen.equivalence.translate import element_of
from tests.equivalence.reading import formula


def element(text: str) -> tuple[Field, Element]:
    """A field, and the formula in it."""
    field = Field(Budget(10**6), 24)
    for _ in range(30):
        field.enter({})
        try:
            return field, element_of(field, formula(text))
        except Again:
            continue
    raise AssertionError(text)


def polynomial(text: str) -> tuple[Field, Poly]:
    """A field, and the numerator of the formula in it."""
    field, (top, _) = element(text)
    return field, top


def between(field: Field, symbol: str, low: int, high: int) -> None:
    """State that low < symbol < high on the domain."""
    x = field.symbol(symbol)[0]
    for sign, end in ((1, low), (-1, high)):
        edge = x - field.number(Fraction(end))[0]
        field.constraints.append((sign, (field.name_of(edge),)))
