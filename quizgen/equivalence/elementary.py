"""The rung of exact algebra: both formulas as fractions over generators, equal on every cell of the common domain."""

from __future__ import annotations

from quizgen.equivalence.cells import settled_cells
from quizgen.equivalence.certificates import ByCells
from quizgen.equivalence.field import NoField
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.verdict import Equal, Verdict


def elementary(problem: Problem) -> Verdict | None:
    """Equal if the cross product reduces to zero on every cell; cells where it does not are remembered."""
    try:
        cells = settled_cells(problem)
    except NoField as no:
        problem.obstacle = str(no.args[0])
        return None
    problem.cells = cells
    if cells.equal and not cells.open:
        return Equal("elementary", ByCells(len(cells.equal)))
    return None
