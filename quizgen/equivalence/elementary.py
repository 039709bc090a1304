"""The rung of exact algebra: both formulas as fractions over generators, equal on every cell of the common domain."""

from __future__ import annotations

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.cells import Cells, Proved, settled_cells
from quizgen.equivalence.certificates import ByCells, CellProof, LazyProof, Terms
from quizgen.equivalence.field import Element, Field
from quizgen.equivalence.meaning import formula_of, meaning_of
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.samples import places_between_zeros
from quizgen.equivalence.verdict import Equal, Verdict
from quizgen.equivalence.witness import as_point


def elementary(problem: Problem) -> Verdict | None:
    """Equal if the cross product reduces to zero on every cell; what cells it does not is remembered for the
    witnesses.
    """
    try:
        cells = settled_cells(problem)
    except NoField as no:
        problem.obstacle = str(no.args[0])
        return None
    problem.cells = cells
    if cells.open:
        names = {name for supposed in cells.open for name in supposed}
        problem.hints = places_between_zeros(problem, cells.field, sorted(names))
        return None
    if not cells.equal:
        return None
    return Equal(_name(cells), ByCells(LazyProof(None, lambda: proofs(cells))))


def _name(cells: Cells) -> str:
    """What kind of identity it was: of rational functions, of numbers, of inverse functions, or elementary."""
    field = cells.field
    used = [field.generators[index] for index in field.used]
    if all(generator.kind == "symbol" for generator in used) and not field.symbol_roots:
        return "rational"
    if all(generator.constant for generator in used):
        return "number"
    return "inverse functions" if cells.by_angles else "elementary"


def proofs(cells: Cells) -> tuple[CellProof, ...]:
    """The proofs of all cells as plain data."""
    return tuple(_proof(cells, proved) for proved in cells.equal)


def _proof(cells: Cells, proved: Proved) -> CellProof:
    field = cells.field
    place = cells.place_in(proved.supposed)
    return CellProof(
        supposed=tuple(
            (formula_of(field, field.polys[name]), sign)
            for name, sign in proved.supposed.items()
            if name in field.polys
        ),
        generators=tuple(meaning_of(field, generator) for generator in field.generators),
        relations=tuple(_relation(field, index, *relation) for index, relation in sorted(proved.relations.items())),
        left=_fraction(field, proved.left),
        right=_fraction(field, proved.right),
        numbers=tuple((_terms(field, p), bits) for p, bits in proved.numbers),
        places=() if place is None else (as_point(place),),
    )


def _relation(field: Field, index: int, degree: int, relation: Poly) -> tuple[int, int, Terms]:
    return index, degree, _terms(field, field.gens[index] ** degree - relation)


def _fraction(field: Field, a: Element) -> tuple[Terms, Terms]:
    return _terms(field, a[0]), _terms(field, field.one if a[1] is None else a[1])


def _terms(field: Field, p: Poly) -> Terms:
    count = len(field.generators)
    return tuple(
        (tuple(map(int, reversed(powers[field.size - count :]))), int(c.p), int(c.q)) for powers, c in p.terms()
    )
