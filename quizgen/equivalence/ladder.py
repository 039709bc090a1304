"""The ladder: procedures in order, each (problem) -> Verdict | None; the first that can tell decides.

Equal is said only of formulas that have a common point of definition (1/0 equals nothing, not even 1/0), and with it what is
to be said about their two domains. A formula with ± stands for two: equal signs go together, and if they do not match that way
the other way round is tried, since {a, -a} = {-a, a}.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quizgen.budget import Budget
from quizgen.equivalence.domain import is_plain
from quizgen.equivalence.problem import STEPS, Problem
from quizgen.equivalence.structural import structural
from quizgen.equivalence.verdict import Different, Equal, Undecided, Verdict
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import Expr, Neg, PlusMinus, Relation
from quizgen.expr.walk import rewrite, subtrees

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

    The verdict is the same on every machine. TypeError for anything but formulas of numbers, variables and functions.
    """
    budget = budget or Budget(STEPS)
    if is_plain(response) and is_plain(key):
        return _decide(response, key, assume, budget)
    return _with_both_signs(response, key, assume, budget)


def _decide(response: Expr, key: Expr, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    problem = Problem(response, key, assume, budget)
    try:
        for procedure in LADDER:
            verdict = procedure(problem)
            if isinstance(verdict, Equal):
                return _grounded(problem, verdict)
            if verdict is not None:
                return verdict
    except BudgetExceeded:
        return Undecided("too large", _evidence(problem))
    return Undecided(_reason(problem), _evidence(problem))


def _grounded(problem: Problem, verdict: Equal) -> Verdict:
    """Equal with what is to be said about the domains; something else if the two are never defined together."""
    if not problem.inside and (problem.response_facts or problem.key_facts or problem.assume):
        found = one_witness(problem)
        if found is not None:
            return found
        if not problem.inside:
            return Undecided("no point is known where both are defined", _evidence(problem))
    if not problem.domains_differ:
        return verdict
    from quizgen.equivalence.findings import about_domains

    findings, contradiction = about_domains(problem)
    return Equal(verdict.by, verdict.certificate, findings) if contradiction is None else contradiction


def _reason(problem: Problem) -> str:
    return "too large" if problem.obstacle == "too large" else "no proof found"


def _evidence(problem: Problem) -> str:
    """What is known although nothing is proved."""
    places = {tuple(sorted(place.items())) for place in problem.inside}
    if not places:
        return ""
    return f"The two agree to at least {problem.digits} digits at {len(places)} points."


def _with_both_signs(response: Expr, key: Expr, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    for e in (response, key):
        if not is_plain(with_sign(e, 1)):
            raise TypeError("decide compares formulas made of numbers, variables and functions")
    together = _pair(response, key, assume, budget, swapped=False)
    if isinstance(together, Different):
        crossed = _pair(response, key, assume, budget, swapped=True)
        if isinstance(crossed, Equal):
            return crossed
    return together


def _pair(response: Expr, key: Expr, assume: tuple[Relation, ...], budget: Budget, *, swapped: bool) -> Verdict:
    """Both signs of ±, together or crosswise: Equal if both are."""
    verdicts = [
        _decide(with_sign(response, sign), with_sign(key, -sign if swapped else sign), assume, budget) for sign in (1, -1)
    ]
    for kind in (Different, Undecided):
        for verdict in verdicts:
            if isinstance(verdict, kind):
                return verdict
    return verdicts[0]


def with_sign(e: Expr, sign: int) -> Expr:
    """e with every ±u replaced by u or -u."""
    if not any(isinstance(part, PlusMinus) for part in subtrees(e)):
        return e
    return rewrite(e, lambda part: (part.body if sign > 0 else Neg(part.body)) if isinstance(part, PlusMinus) else None)
