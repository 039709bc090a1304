"""A derivation with one of its steps done in another way, and everything above that step worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.budget import Budget
from quizgen.calculus.derivation import Derivation, Goal, NoDerivative, Plan, steps
from quizgen.calculus.differentiate import DEEPEST, assembled, choose
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.solve import solve
from quizgen.calculus.strategy import STATIONARY
from quizgen.calculus.tidy import answer
from quizgen.expr.nodes import Call, Expr, Set, Symbol

SOLVING = 40
"""To solve for stationary points again counts as so many goals."""


class Tree:
    """A derivation with its plans at hand, so that one step can be redone and the rest replayed."""

    def __init__(self, d: Derivation, budget: Budget) -> None:
        self.nodes = list(steps(d))
        self.budget = budget
        self.plans: list[Plan] = []
        self.known: dict[Goal, Expr] = {}
        self.above: dict[int, tuple[int, int]] = {}
        self.places: dict[str, int] = {}
        loose: list[int] = []  # nodes whose place is not reached yet: one node may stand in several places
        for i, node in enumerate(self.nodes):
            plan = node.rule.law(node.goal)
            assert plan is not None
            self.plans.append(plan)
            self.known[node.goal] = node.result
            first = len(loose) - len(node.parts)
            self.above.update((part, (i, place)) for place, part in enumerate(loose[first:]))
            loose[first:] = [i]
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


def with_result(d: Derivation, goal: Goal, result: Expr) -> Derivation:
    """d with another result wherever it has this goal, and what follows from it above."""
    if d.goal == goal:
        return Derivation(d.goal, d.rule, d.parts, result)
    parts = tuple(with_result(part, goal, result) for part in d.parts)
    if all(new is old for new, old in zip(parts, d.parts, strict=True)):
        return d
    new = Derivation(d.goal, d.rule, parts, d.result)
    return Derivation(d.goal, d.rule, parts, answer(assembled(new)))
