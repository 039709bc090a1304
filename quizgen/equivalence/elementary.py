"""The rung of exact algebra: both formulas as fractions over generators, equal on every cell of the common domain."""

from __future__ import annotations

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.cells import Cells, settled_cells
from quizgen.equivalence.certificates import ByCells, LazyProof
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.proofs import proofs
from quizgen.equivalence.samples import places_between_zeros
from quizgen.equivalence.verdict import Equal, Verdict
from quizgen.equivalence.witness import on_one_side_only


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
        return on_one_side_only(problem)
    return Equal(_name(cells), ByCells(LazyProof(None, lambda: proofs(cells, cells.equal))))


def _name(cells: Cells) -> str:
    """What kind of identity it was: of rational functions, of numbers, of inverse functions, or elementary."""
    used = [cells.field.generators[index] for index in cells.used]
    if all(generator.kind == "symbol" for generator in used) and not cells.field.symbol_roots:
        return "rational"
    if all(generator.constant for generator in used):
        return "number"
    return "inverse functions" if cells.by_angles else "elementary"
