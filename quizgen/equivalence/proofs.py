"""The proofs of cells as plain data: what the generators stand for, their relations, both sides, and places to try."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.cells import Cells
from quizgen.equivalence.certificates import CellProof, Terms
from quizgen.equivalence.crosswise import Proved
from quizgen.equivalence.field import Field
from quizgen.equivalence.laws import laws
from quizgen.equivalence.meaning import formula_of, meaning_of
from quizgen.equivalence.parity import parity_of
from quizgen.equivalence.points import Place
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.samples import places_in_cell
from quizgen.equivalence.verdict import Point
from quizgen.equivalence.witness import as_flint, as_point, value_or_reason
from quizgen.expr.balls import ball, precision
from quizgen.expr.nodes import Expr
from quizgen.values import replaced

MODEST, HIDDEN, ASTRONOMICAL, COARSE = 400, 10_000, 1 << 62, 1e-3
"""Extents of values in bits: what is modest, what a number may have that cannot be told from 0, what is too much."""


def proofs(cells: Cells, equal: Sequence[Proved]) -> tuple[CellProof, ...]:
    """The proofs of all cells as plain data; a place that is only second best is kept where no cell has a better."""
    found = [_proof(cells, proved) for proved in equal]
    if not any(good for _, good in found):
        return tuple(cell for cell, _ in found)
    return tuple(cell if good else replaced(cell, places=()) for cell, good in found)


def _proof(cells: Cells, proved: Proved) -> tuple[CellProof, bool]:
    """The proof of one cell, and whether its places are good ones."""
    field = cells.field
    relations = _relations(field, proved)
    left, right = ((p, field.one if q is None else q) for p, q in (proved.left, proved.right))
    numbers = [p for p, _ in proved.numbers]
    parts = [p for index, _, fraction in proved.letters for p in (field.gens[index], *fraction)]
    needed = _needed(field, (*left, *right, *numbers, *parts, *(proved.ratio or ())), relations)
    meanings = tuple(meaning_of(field, field.generators[index]) for index in needed)

    def terms(p: Poly) -> Terms:
        last = field.size - 1
        return tuple(
            (tuple(int(powers[last - index]) for index in needed), int(c.p), int(c.q)) for powers, c in p.terms()
        )

    where, good = modest(cells.problem, meanings, places_in_cell(cells.problem, field, proved.supposed))
    cell = CellProof(
        supposed=tuple(
            (formula_of(field, field.polys[name]) if name in field.polys else parity_of(name), sign)
            for name, sign in proved.supposed.items()
        ),
        generators=meanings,
        relations=tuple(
            (place, relations[index][0], terms(relations[index][1]))
            for place, index in enumerate(needed)
            if index in relations
        ),
        left=(terms(left[0]), terms(left[1])),
        right=(terms(right[0]), terms(right[1])),
        numbers=tuple((terms(p), bits) for p, bits in proved.numbers),
        places=where,
        laws=laws((cells.problem.response, cells.problem.key), meanings),
        letters=tuple(
            (needed.index(index), degree, terms(top), terms(bottom)) for index, degree, (top, bottom) in proved.letters
        ),
        ratio=None if proved.ratio is None else (terms(proved.ratio[0]), terms(proved.ratio[1])),
    )
    return cell, good


def _relations(field: Field, proved: Proved) -> dict[int, tuple[int, Poly]]:
    """Index of a generator -> (degree, its power of that degree as a polynomial in others), where there is one."""
    relations = {
        index: (degree, field.gens[index] ** degree - relation)
        for index, (degree, relation) in proved.relations.items()
    }
    if field.has_atoms:
        relations |= {g.index: (1, g.data) for g in field.generators if g.kind == "atom"}
    return relations


def _needed(field: Field, polys: Iterable[Poly], relations: dict[int, tuple[int, Poly]]) -> list[int]:
    """The generators that occur, also through relations, oldest first."""
    found: set[int] = set()
    waiting = list(polys)
    while waiting:
        for index, d in enumerate(reversed(waiting.pop().degrees())):
            if d > 0 and index not in found:
                found.add(index)
                if index in relations:
                    waiting.append(relations[index][1])
    return sorted(found)


def modest(
    problem: Problem, meanings: tuple[Expr, ...], candidates: Iterable[Place]
) -> tuple[tuple[Point, ...], bool]:  # fmt: skip
    """Two of the places, where neither the formulas nor the generators have astronomically large or small values, and
    not on an axis, if that can be had.
    """
    ranked: list[tuple[bool, int, int, Place]] = []
    for place in candidates:
        on_axis = not all(place.values())
        size = _extent(place, (problem.response, problem.key, *meanings))
        ranked.append((on_axis, max(size, MODEST), len(ranked), place))
        if sum(size <= MODEST and not on_axis for on_axis, size, _, _ in ranked) == 2:
            break
    ranked.sort(key=lambda entry: entry[:3])
    good = [place for on_axis, size, _, place in ranked if not on_axis and size <= MODEST]
    chosen = good[:2] or [place for _, _, _, place in ranked[:1]]
    return tuple(map(as_point, chosen)), bool(good)


def _extent(place: Place, formulas: tuple[Expr, ...]) -> int:
    """The bits before or behind the point that the values reach, from above; something large where there is none."""
    point = as_flint(place)
    extent = 0
    with precision(64):
        for formula in formulas:
            value = value_or_reason(formula, point)
            if isinstance(value, str):
                return ASTRONOMICAL
            number = ball(value)
            if not number.rad() < COARSE:
                return ASTRONOMICAL  # cos(10^1000), seen with 64 bits
            if number.contains(0) and not number.is_zero():
                extent = max(extent, HIDDEN)
                continue
            _, exponent = number.abs_upper().man_exp()
            extent = max(extent, abs(int(exponent)))
    return extent
