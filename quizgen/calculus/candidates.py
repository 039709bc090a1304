"""What every single slip would have made of a derivation: one step done wrongly, the rest replayed upward.

Candidates are left as they come, untidied: most of them are only ever looked at by the sieve. The work is counted in
goals differentiated anew, so that the longest question is given up after the same slip on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from quizgen.budget import Budget
from quizgen.calculus.derivation import Derivation, Goal, NoDerivative
from quizgen.calculus.differentiate import assembled, choose, derive
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.fractions import opened_denominators
from quizgen.calculus.in_itself import in_itself
from quizgen.calculus.logistic import in_sigmoids
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.redoing import Tree, with_result
from quizgen.calculus.restated import restated
from quizgen.calculus.strategy import STATIONARY
from quizgen.calculus.tidy import answer
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import ZERO, Derivative, Expr, Matrix, Relation, Set, Vector
from quizgen.expr.walk import substitute
from quizgen.values import replaced, value

MOST_WORK = 1000
"""So many goals are differentiated anew for one response, at about ten microseconds each."""

AT_THE_WHOLE = ("order.too-many", "factor.all-lost", "factor.lost-with-sign")
"""Rules that say something only about the question as a whole."""

HABITS = ("chain", "product", "quotient", "power", "exponential", "logarithm", "table", "factor", "partial")
"""Kinds of mal-rule that people follow at every step alike."""

NO_HABITS = ("table.unchanged",)
"""The whole left as it was is a slip of its own: derivative.not-taken."""


@value
class Candidate:
    """What comes out when `rule` is followed at `goal`: at every place alike if `everywhere`, in the last line if
    `writing`; `also` is a second rule, followed at the goal `also_at`. `shown_by`: the slip is shown where these are
    equal."""

    rule: MalRule
    goal: Goal
    gives: Expr
    everywhere: bool = False
    writing: bool = False
    also: MalRule | None = None
    also_at: Goal | None = None
    shown_by: tuple[Expr, Expr] | None = None


def candidates(d: Derivation, key: Expr | None, response: Expr) -> Iterator[Candidate]:
    """Every mal-rule at every step, the cheap places first; every slip of the pen; every habit at all steps at once."""
    tree = Tree(d, Budget(MOST_WORK))
    try:
        yield from _by_sigmoids(d, tree)
        yield from _at_steps(tree, again=False)
        if d.rule != STATIONARY:
            yield from alike(d.goal, d.result, response)
            yield from written(forms_of(d, key), d.goal)
            yield from _throughout(tree)
            yield from _at_steps(tree, again=True)
    except BudgetExceeded:
        return


def _by_sigmoids(d: Derivation, tree: Tree) -> Iterator[Candidate]:
    """The same with the derivative of a sigmoid known by heart: 1/(1 + e^(-u)) is one function, its slope y(1 - y)."""
    goal = in_sigmoids(d.goal)
    return iter(()) if goal is None else _restated(d, tree, goal)


def in_other_forms(d: Derivation) -> Iterator[Candidate]:
    """Every mal-rule at every step after the function was put in another form: its brackets multiplied out, say."""
    tree = Tree(d, Budget(MOST_WORK))
    try:
        for goal in restated(d.goal):
            yield from _restated(d, tree, goal)
    except BudgetExceeded:
        return


def _restated(d: Derivation, tree: Tree, goal: Goal) -> Iterator[Candidate]:
    known = {node.goal for node in tree.nodes}
    for found in _at_steps(Tree(derive(goal), tree.budget), again=False):
        yield found if found.goal in known else replaced(found, goal=d.goal)


def mistakes(d: Derivation) -> Iterator[Candidate]:
    """What every mal-rule makes of the derivation by itself; not what was only written down wrongly."""
    found = candidates(d, None, ZERO)
    return (candidate for candidate in found if not candidate.writing and candidate.shown_by is None)


def _at_steps(tree: Tree, *, again: bool) -> Iterator[Candidate]:
    last = len(tree.nodes) - 1
    places = [i for i in range(len(tree.nodes)) if tree.again[i] is again]
    for rule in MALRULES:
        if rule.law is None:
            continue
        for i in places:
            if rule.id not in AT_THE_WHOLE or i == last:
                for gives in tree.whole(i, tree.redone(i, rule)):
                    yield Candidate(rule, tree.nodes[i].goal, gives)


def written(forms: Sequence[Expr], goal: Goal) -> Iterator[Candidate]:
    """Every slip of the pen in each of these forms of a result."""
    for rule in MALRULES:
        if rule.slip is not None:
            for form in forms:
                for gives in rule.slip(form):
                    yield Candidate(rule, goal, gives, writing=True)


def alike(goal: Goal, right: Expr, response: Expr, area: str = "") -> Iterator[Candidate]:
    """What is seen by holding the response against the right answer: an integral, a number that is wrong.

    With an `area` ("number.") only by its rules.
    """
    if any(isinstance(e, Matrix | Set) for e in (right, response)) or isinstance(right, Vector) != isinstance(
        response, Vector
    ):
        return
    for rule in MALRULES:
        if rule.likeness is not None and rule.id.startswith(area):
            writing = not rule.id.startswith("integral.")
            for pair in rule.likeness(goal, right, response):
                yield Candidate(rule, goal, response, writing=writing, shown_by=pair)


def forms_of(d: Derivation, key: Expr | None) -> list[Expr]:
    """The ways in which the right answer is likely to have been written down."""
    forms = [d.result, *([key] if key is not None else [])]
    if isinstance(d.goal, Derivative):
        forms[1:1] = [opened_denominators(d.result), assembled(d)]
        forms += _in_itself(d.goal)
    return list(dict.fromkeys(forms))


ITSELF = "the function itself"


def _in_itself(goal: Derivative) -> list[Expr]:
    """y(1 - y) for the sigmoid y, with the sigmoid written out."""
    equations = (step.equation for step in in_itself(goal, ITSELF))
    return [substitute(e.right, {ITSELF: goal.body}) for e in equations if isinstance(e, Relation)]


def _throughout(tree: Tree) -> Iterator[Candidate]:
    """The mal-rule in the same way at every step where it applies, or in one of two differentiations, if there are
    several."""
    root = tree.nodes[-1]
    anew = [node.goal for node, again in zip(tree.nodes, tree.again, strict=True) if again]
    for rule in MALRULES:
        law = rule.law
        if law is None or rule.id.split(".")[0] not in HABITS or rule.id in NO_HABITS:
            continue
        if tree.places.get(rule.id, 0) + sum(next(law(goal), None) is not None for goal in anew) > 1:
            for way in range(2):
                try:
                    yield Candidate(rule, root.goal, _always(tree, root.goal, rule, way), everywhere=True)
                    yield from _in_one_round(tree, root.goal, rule, way)
                except (NoDerivative, Unsolved):
                    continue


def _in_one_round(tree: Tree, goal: Goal, rule: MalRule, way: int) -> Iterator[Candidate]:
    """A habit in the first differentiation and not in those that follow, and the other way round."""
    _, plan = choose(goal)
    if plan.follow is not None and len(plan.goals) == 1:
        [first] = plan.goals
        slope = _always(tree, first, rule, way)
        yield Candidate(rule, first, plan.combine(slope, tree.worked(plan.follow(answer(slope)))))
        slope = tree.result(first)
        following = plan.follow(slope)
        yield Candidate(rule, following, plan.combine(slope, _always(tree, following, rule, way)))


def _always(tree: Tree, goal: Goal, rule: MalRule, way: int) -> Expr:
    assert rule.law is not None
    tree.budget.spend(1)
    _, right = choose(goal)
    wrong = next(islice(rule.law(goal), way, None), None) or next(rule.law(goal), None)
    used = wrong or right
    results = [_always(tree, g, rule, way) if g in right.goals else tree.result(g) for g in used.goals]
    if used.follow is not None:
        results.append(_always(tree, used.follow(answer(results[-1])), rule, way))
    return used.combine(*results)


MOST_PAIRS = 20000

FREQUENT = frozenset({
    "chain.inner-derivative-forgotten", "table.sign", "exponential.logarithm-forgotten",
    "product.derivatives-multiplied", "product.minus-for-plus",
    "quotient.derivatives-divided", "quotient.order-swapped", "quotient.denominator-not-squared",
    "power.not-lowered", "power.factor-forgotten", "power.sign-of-factor", "factor.lost",
})  # fmt: skip
"""The slips of which two in one answer are worth a guess. Two of any kind explain nearly everything: one in ten answers
without any reason, where two of these explain hardly any."""


def frequent_pairs(d: Derivation) -> Iterator[Candidate]:
    """Two of the most frequent mal-rules at two different steps."""
    return pairs(d, [rule for rule in MALRULES if rule.id in FREQUENT], MOST_WORK)


def pairs(d: Derivation, rules: Sequence[MalRule] = MALRULES, most_work: int = MOST_PAIRS) -> Iterator[Candidate]:
    """Two mal-rules at two different steps."""
    budget = Budget(most_work)
    tree = Tree(d, budget)
    first = [(i, rule, way) for rule in rules for i in range(len(tree.nodes)) for way in tree.redone(i, rule)]
    try:
        for i, rule, way in first:
            goal = tree.nodes[i].goal
            other = Tree(with_result(d, goal, answer(way)), budget)
            for j, node in enumerate(other.nodes):
                if node.goal != goal:
                    for second in rules:
                        for gives in other.whole(j, other.redone(j, second)):
                            yield Candidate(rule, goal, gives, also=second, also_at=node.goal)
    except BudgetExceeded:
        return
