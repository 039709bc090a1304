"""The cross product of two fractions, and whether it is zero: modulo the relations, with powers that were kept as atoms
multiplied out, and with the letters of quizgen.equivalence.letters put back.
"""

from __future__ import annotations

from typing import TypeAlias

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.constants import vanishes
from quizgen.equivalence.field import LARGEST_POWER_TERMS, Element, Field
from quizgen.equivalence.translate import element_of
from quizgen.expr.nodes import Expr

Letter: TypeAlias = tuple[int, int, tuple[Poly, Poly]]
"""(k, n, (top, bottom)): the n-th power of generator k is top / bottom."""


class Proved:
    """The identity on one cell: both fractions, relations and letters under which the cross product vanishes."""

    __slots__ = ("left", "letters", "numbers", "ratio", "relations", "right", "supposed")

    def __init__(
        self, supposed: dict[str, int], left: Element, right: Element, relations: dict[int, tuple[int, Poly]],
        numbers: tuple[tuple[Poly, int], ...], letters: tuple[Letter, ...] = (), ratio: tuple[Poly, Poly] | None = None,
    ) -> None:  # fmt: skip
        self.supposed = supposed
        self.left = left
        self.right = right
        self.relations = relations
        self.numbers = numbers
        self.letters = letters
        self.ratio = ratio


def cross_difference(field: Field, left: Element, right: Element) -> Poly:
    """The reduced numerator of left - right."""
    (p, q), (r, s) = left, right
    if q is s or q == s:
        return field.reduced(p - r)
    return field.times(p, field.one if s is None else s) - field.times(r, field.one if q is None else q)


def is_zero(field: Field, gap: Poly) -> bool:
    """Whether a reduced polynomial is proved to be zero."""
    if gap.is_zero():
        return True
    if field.has_atoms:
        gap = without_atoms(field, gap)
        if gap.is_zero():
            return True
    return vanishes(field, gap)


def without_atoms(field: Field, gap: Poly) -> Poly:
    """The gap with common powers of atoms divided out and the rest of them multiplied out, where that is small."""
    last = field.size - 1
    for generator in field.generators:
        if generator.kind != "atom":
            continue
        place = last - generator.index
        groups: dict[int, dict[tuple[int, ...], object]] = {}
        for powers, coefficient in gap.terms():
            d = powers[place]
            groups.setdefault(int(d), {})[(*powers[:place], 0, *powers[place + 1 :])] = coefficient
        if not groups or set(groups) == {0}:
            continue
        lowest = min(groups)
        arithmetic.too_large(arithmetic.expansion(len(generator.data), max(groups) - lowest), LARGEST_POWER_TERMS)
        gap = field.zero
        for d, group in groups.items():
            power = field.reduced(arithmetic.raised(field.budget, generator.data, d - lowest))
            gap = gap + field.times(field.ring.from_dict(group), power)
        gap = field.reduced(gap)
    return gap


def letter_on_cell(field: Field, name: str, meaning: Expr) -> Letter:
    """What the letter stands for on the cell at hand, said of its generator."""
    (power, _), (top, bottom) = field.symbol(name), element_of(field, meaning)
    index = next(index for index, d in enumerate(reversed(power.degrees())) if d)
    return index, power.total_degree(), (top * power.leading_coefficient(), field.one if bottom is None else bottom)


def without_letters(field: Field, gap: Poly, letters: tuple[Letter, ...]) -> Poly:
    """The gap with the letters put back one by one until it vanishes, outermost first."""
    for index, degree, fraction in letters:
        gap = field.reduced(arithmetic.eliminated(field.budget, gap, field.size - 1 - index, degree, fraction))
        if gap.is_zero():
            break
    return gap
