"""The ladder: procedures in order, each (problem) -> Verdict | None; the first that can tell decides.

Equal is said only of formulas that have a common point of definition (1/0 equals nothing, not even 1/0), and with
it what is to be said about their two domains. A formula with ± stands for two: equal signs go together, and if they
do not match that way the other way round is tried, since {a, -a} = {-a, a}.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from quizgen.budget import Budget
from quizgen.equivalence.plusminus import SIGN, BothSigns, with_sign
from quizgen.equivalence.problem import STEPS, Problem
from quizgen.equivalence.structural import structural
from quizgen.equivalence.verdict import Apart, Different, Equal, Undecided, Verdict
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import Expr, Relation
from quizgen.values import replaced

Procedure: TypeAlias = Callable[[Problem], Verdict | None]
KEPT_FOR_LETTERS, KEPT_FOR_WITNESSES = Fraction(1, 3), Fraction(1, 12)
"""Shares of the budget."""
TOO_LARGE = "too large"


def one_witness(problem: Problem) -> Verdict | None:
    """A point where enclosing balls are disjoint: nearly every wrong answer ends here."""
    from quizgen.equivalence import witness

    return witness.one_witness(problem)


def elementary(problem: Problem) -> Verdict | None:
    """An identity of polynomials over generators with known relations: nearly every right answer ends here."""
    from quizgen.equivalence import elementary as rung

    return _within_share(problem, rung.elementary, KEPT_FOR_LETTERS)


def common_parts(problem: Problem) -> Verdict | None:
    """The same in letters for the sums that both hold, where the formulas are too large as they are."""
    if problem.obstacle != TOO_LARGE:
        return None
    from quizgen.equivalence import letters

    return _within_share(problem, letters.by_letters, KEPT_FOR_WITNESSES)


def _within_share(problem: Problem, procedure: Procedure, share: Fraction) -> Verdict | None:
    """What the procedure says; where it uses up its share of the steps, the kept ones are left for those after it."""
    kept = problem.budget.keep(int(problem.budget.limit * share))
    try:
        return procedure(problem)
    except BudgetExceeded:
        problem.obstacle = TOO_LARGE
        return None
    finally:
        problem.budget.give_back(kept)


def more_witnesses(problem: Problem) -> Verdict | None:
    """More points, higher precision."""
    from quizgen.equivalence import witness

    return witness.more_witnesses(problem)


LADDER: tuple[Procedure, ...] = (structural, one_witness, elementary, common_parts, more_witnesses)


def decide(response: Expr, key: Expr, *, assume: tuple[Relation, ...] = (), budget: Budget | None = None) -> Verdict:
    """Whether the two formulas are the same real function where every relation of `assume` holds.

    Two equations, or two inequalities, are compared as quizgen.equivalence.relations says. The verdict is the same
    on every machine. TypeError for anything else than formulas of numbers, variables and functions.
    """
    if isinstance(response, Relation) and isinstance(key, Relation):
        from quizgen.equivalence.relations import decide_relations

        return decide_relations(response, key, assume=assume, budget=budget)
    problem = Problem(response, key, assume, budget or Budget(STEPS))
    if not (problem.response_survey.plain and problem.key_survey.plain):
        raise TypeError("decide compares formulas made of numbers, variables and functions")
    if problem.response_survey.both_signs or problem.key_survey.both_signs:
        return _with_both_signs(problem)
    return _climb(problem)


def _climb(problem: Problem) -> Verdict:
    try:
        for procedure in LADDER:
            verdict = procedure(problem)
            if isinstance(verdict, Equal):
                return _grounded(problem, verdict)
            if isinstance(verdict, Different):
                return _with_part(problem, verdict)
    except BudgetExceeded:
        return Undecided(TOO_LARGE, _evidence(problem))
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

    return Equal(verdict.by, verdict.certificate, about_domains(problem))


def _with_part(problem: Problem, verdict: Different) -> Different:
    """Different, and where the two agree all the same (x and |x| where x > 0)."""
    folded = problem.response_survey.folded or problem.key_survey.folded
    if problem.cells is None and folded and isinstance(verdict.witness, Apart):
        elementary(problem)
    if problem.cells is None or not problem.cells.open:
        return verdict
    from quizgen.equivalence.partly import right_only

    part = right_only(problem.cells)
    return verdict if part is None else Different(verdict.by, verdict.witness, (*verdict.findings, part))


def _reason(problem: Problem) -> str:
    return TOO_LARGE if problem.obstacle == TOO_LARGE else "no proof found"


def _evidence(problem: Problem) -> str:
    """What is known although nothing is proved."""
    places = {tuple(sorted(place.items())) for place in problem.inside}
    if not places:
        return ""
    return f"The two agree to at least {problem.digits} digits at {len(places)} points."


def _with_both_signs(problem: Problem) -> Verdict:
    together = _pair(problem, crossed=False)
    if isinstance(together, Different):
        crossed = _pair(problem, crossed=True)
        if isinstance(crossed, Equal):
            return crossed
    return together


def _pair(problem: Problem, *, crossed: bool) -> Verdict:
    """Both signs of ±, together or crosswise: Equal if both are."""
    verdicts = [
        _climb(
            Problem(
                with_sign(problem.response, sign),
                with_sign(problem.key, -sign if crossed else sign),
                problem.assume,
                problem.budget,
            )
        )
        for sign in (1, -1)
    ]
    for sign, verdict in zip((1, -1), verdicts, strict=True):
        if isinstance(verdict, Different):
            return _signed(verdict, sign)
    match verdicts:
        case [Equal() as plus, Equal() as minus]:
            certificate = BothSigns(plus.certificate, minus.certificate, crossed)
            return Equal(plus.by, certificate, tuple(dict.fromkeys((*plus.findings, *minus.findings))))
        case [Equal(), undecided] | [undecided, _]:
            return undecided
    raise AssertionError(verdicts)


def _signed(verdict: Different, sign: int) -> Different:
    """The verdict with the sign of ± in its witness's point."""
    if isinstance(verdict.witness, Apart):
        point = (*verdict.witness.point, (SIGN, Fraction(sign)))
        return Different(verdict.by, replaced(verdict.witness, point=point), verdict.findings)
    return verdict
