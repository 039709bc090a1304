"""The ladder: procedures in order, each (problem) -> Verdict | None; the first that can tell decides.

Equal is said only of formulas that have a common point of definition: the ladder holds it back until one is known (1/0
equals nothing, not even 1/0), and adds what is to be said about the two domains.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quizgen.budget import Budget
from quizgen.equivalence.domain import is_plain
from quizgen.equivalence.problem import STEPS, Problem
from quizgen.equivalence.structural import structural
from quizgen.equivalence.verdict import Equal, Undecided, Verdict
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import Expr, Relation

Procedure: TypeAlias = Callable[[Problem], Verdict | None]


def one_witness(problem: Problem) -> Verdict | None:
    """A point where enclosing balls are disjoint: nearly every wrong answer ends here."""
    from quizgen.equivalence import witness

    return witness.one_witness(problem)


def elementary(problem: Problem) -> Verdict | None:
    """An identity of polynomials over generators with known relations: nearly every right answer ends here."""
    from quizgen.equivalence import elementary as rung

    return rung.elementary(problem)


def more_witnesses(problem: Problem) -> Verdict | None:
    """More points, higher precision."""
    from quizgen.equivalence import witness

    return witness.more_witnesses(problem)


LADDER: tuple[Procedure, ...] = (structural, one_witness, elementary, more_witnesses)


def decide(
    response: Expr, key: Expr, *, assume: tuple[Relation, ...] = (), budget: Budget | None = None
) -> Verdict:
    """Whether the two formulas are the same real function where every relation of `assume` holds.

    The verdict is the same on every machine. TypeError for anything but a formula of numbers, variables and functions.
    """
    problem = Problem(response, key, assume, budget or Budget(STEPS))
    try:
        for procedure in LADDER:
            verdict = procedure(problem)
            if verdict is not None:
                return verdict
    except BudgetExceeded:
        return Undecided("too large")
    return Undecided("no proof found")
