"""What every single slip would have made of a derivation: one step done wrongly, the rest replayed upward.

Candidates are left as they come, untidied: most of them are only ever looked at by the sieve. The work is counted in
goals differentiated anew, so that the longest question is given up after the same slip on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from quizgen.budget import Budget
from quizgen.calculus.derivation import Derivation, Goal, NoDerivative, Plan, steps
from quizgen.calculus.differentiate import DEEPEST, assembled, choose
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.fractions import opened_denominators
from quizgen.calculus.in_itself import in_itself
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.solve import solve
from quizgen.calculus.strategy import STATIONARY
from quizgen.calculus.tidy import answer
from quizgen.errors import BudgetExceeded
from quizgen.expr.nodes import ZERO, Call, Derivative, Expr, Matrix, Relation, Set, Symbol, Vector
from quizgen.expr.walk import substitute
from quizgen.values import value

MOST_WORK = 1000
"""So many goals are differentiated anew for one response, at about ten microseconds each."""

AT_THE_WHOLE = ("order.too-many",)
"""Rules that say something only about the question as a whole."""

HABITS = ("chain", "product", "quotient", "power", "exponential", "logarithm", "table", "factor", "partial")
"""Kinds of mal-rule that people follow at every step alike."""

NO_HABITS = ("table.unchanged",)
"""The whole left as it was is a slip of its own: derivative.not-taken."""

SOLVING = 40
"""To solve for stationary points again counts as so many goals."""


@value
class Candidate:
    """What comes out when `rule` is followed at `goal`: at every place alike if `everywhere`, in the last line if
    `writing`; `also` is a second rule, followed somewhere else. `shown_by`: the slip is shown where these are equal."""

    rule: MalRule
    goal: Goal
    gives: Expr
    everywhere: bool = False
    writing: bool = False
    also: MalRule | None = None
    shown_by: tuple[Expr, Expr] | None = None


class Tree:
    """A derivation with its plans at hand, so that one step can be redone and the rest replayed."""

    def __init__(self, d: Derivation, budget: Budget) -> None:
        self.nodes = list(steps(d))
        self.budget = budget
        self.plans: list[Plan] = []
        self.known: dict[Goal, Expr] = {}
        self.above: dict[int, tuple[int, int]] = {}
        self.places: dict[str, int] = {}
        number = {id(node): i for i, node in enumerate(self.nodes)}
        for i, node in enumerate(self.nodes):
            plan = node.rule.law(node.goal)
            assert plan is not None
            self.plans.append(plan)
            self.known[node.goal] = node.result
            for place, part in enumerate(node.parts):
                self.above[number[id(part)]] = (i, place)
        self.again = [self._again(i) for i in range(len(self.nodes))]

    def _again(self, i: int) -> bool:
        """Whether something above node i must be differentiated anew when its result changes."""
        while i in self.above:
            i, place = self.above[i]
            if self.plans[i].follow is not None and place == len(self.nodes[i].parts) - 2:
                return True
        return False

    def result(self, goal: Goal) -> Expr:
        """The right result of a goal, looked up or worked out."""
        if goal not in self.known:
            self.known[goal] = answer(self.worked(goal))
        return self.known[goal]

    def worked(self, goal: Goal, depth: int = 0) -> Expr:
        """The right result of a goal, as the rules leave it. Raises NoDerivative and BudgetExceeded."""
        if depth > DEEPEST:
            raise NoDerivative(goal, "it is nested too deeply")
        self.budget.spend(1)
        _, plan = choose(goal)
        results = [self.worked(part, depth + 1) for part in plan.goals]
        if plan.follow is not None:
            results.append(self.worked(plan.follow(answer(results[-1])), depth + 1))
        return plan.combine(*results)

    def whole(self, i: int, results: Iterable[Expr]) -> Iterator[Expr]:
        """The results of the whole when node i has these results; those that lead nowhere are left out."""
        for result in results:
            try:
                raised = self._raised(i, result)
            except (NoDerivative, Unsolved):
                continue
            if raised is not None:
                yield raised

    def _raised(self, i: int, result: Expr) -> Expr | None:
        while i in self.above:
            i, place = self.above[i]
            plan, node = self.plans[i], self.nodes[i]
            if node.rule == STATIONARY:
                return self._solved_again(node, result)
            results = [part.result for part in node.parts]
            results[place] = result
            if plan.follow is not None and place == len(results) - 2:
                results[-1] = self.worked(plan.follow(answer(result)))
            result = plan.combine(*results)
        return result

    def _solved_again(self, node: Derivation, slope: Expr) -> Expr | None:
        """Where a wrong slope is zero, in one variable; their kinds are left open."""
        match node.goal:
            case Call("stationary", (_, Symbol(x))):
                self.budget.spend(SOLVING)
                roots = solve(answer(slope), x).roots
                return Set(roots) if roots else None
            case _:
                return None

    def redone(self, i: int, rule: MalRule) -> Iterator[Expr]:
        """What the mal-rule makes of node i, in all its ways."""
        if rule.law is None:
            return
        for number, plan in enumerate(rule.law(self.nodes[i].goal)):
            if not number:
                self.places[rule.id] = self.places.get(rule.id, 0) + 1
            try:
                yield plan.combine(*[self.result(goal) for goal in plan.goals])
            except (NoDerivative, Unsolved):
                continue


def candidates(d: Derivation, key: Expr | None, response: Expr) -> Iterator[Candidate]:
    """Every mal-rule at every step, the cheap places first; every slip of the pen; every habit at all steps at once."""
    tree = Tree(d, Budget(MOST_WORK))
    try:
        yield from _at_steps(tree, again=False)
        if d.rule != STATIONARY:
            yield from alike(d.goal, d.result, response)
            yield from written(forms_of(d, key), d.goal)
            yield from _throughout(tree)
            yield from _at_steps(tree, again=True)
    except BudgetExceeded:
        return


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
    """The mal-rule in the same way at every step where it applies, if there are several."""
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
                except (NoDerivative, Unsolved):
                    continue


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


def pairs(d: Derivation) -> Iterator[Candidate]:
    """Two mal-rules at two different steps."""
    budget = Budget(MOST_PAIRS)
    tree = Tree(d, budget)
    first = [(i, rule, way) for rule in MALRULES for i in range(len(tree.nodes)) for way in tree.redone(i, rule)]
    try:
        for i, rule, way in first:
            goal = tree.nodes[i].goal
            other = Tree(with_result(d, goal, answer(way)), budget)
            for j, node in enumerate(other.nodes):
                if node.goal != goal:
                    for second in MALRULES:
                        for gives in other.whole(j, other.redone(j, second)):
                            yield Candidate(rule, goal, gives, also=second)
    except BudgetExceeded:
        return


def with_result(d: Derivation, goal: Goal, result: Expr) -> Derivation:
    """d with another result wherever it has this goal, and what follows from it above."""
    if d.goal == goal:
        return Derivation(d.goal, d.rule, d.parts, result)
    parts = tuple(with_result(part, goal, result) for part in d.parts)
    if all(new is old for new, old in zip(parts, d.parts, strict=True)):
        return d
    new = Derivation(d.goal, d.rule, parts, d.result)
    return Derivation(d.goal, d.rule, parts, answer(assembled(new)))
