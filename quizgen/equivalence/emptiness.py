"""Whether a formula has no value anywhere: conditions that contradict each other, and division by what is
identically zero.

ln(-1 - x^2) and sqrt(x-1) + ln(-x) by the signs of factors; cot(pi) and 1/(sin^2 x + cos^2 x - 1) by exact algebra.
"""

from __future__ import annotations

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.cells import Cells
from quizgen.equivalence.field import SIZES, Again, EmptyCell, NeedSign
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.requirements import check_constraints, check_requirements
from quizgen.equivalence.translate import element_of
from quizgen.expr.nodes import Expr, Relation

STEPS = 50_000
RESTARTS = 12


def contradictory(e: Expr, assume: tuple[Relation, ...]) -> bool:
    """Whether it is certain that no point satisfies all conditions of e and `assume`, up to a set without interior."""
    cells = Cells(Problem(e, e, assume, Budget(STEPS)), SIZES[0])
    if cells.nowhere:
        return True
    for _ in range(RESTARTS):
        cells.field.enter({})
        try:
            cells.field.load_constraints()
            check_constraints(cells.field)
            check_requirements(cells.field)
            element_of(cells.field, e)
            check_constraints(cells.field)
            check_requirements(cells.field)
            return False
        except Again:
            cells.field.constraints.clear()
        except EmptyCell:
            return True
        except (NeedSign, NoField):
            return False
    return False
