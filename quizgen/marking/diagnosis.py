"""Which slip explains a wrong derivative: every mal-rule is tried at every step of the right derivation.

One step is done wrongly, the rest is replayed upward, and the outcome compared with the response: by a sieve in
floating point first, by the equivalence ladder in the end, so that an explanation is named only where it is proved to
give just this response. What no mal-rule explains stays unknown; an answer that may be right is never accused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice

from quizgen.calculus.derivation import Derivation, Goal, NoDerivative, Plan, steps
from quizgen.calculus.differentiate import assembled, choose, derive, differentiate
from quizgen.calculus.fractions import opened_denominators
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.narrate import narrate
from quizgen.calculus.solve import Unsolved
from quizgen.calculus.tidy import answer
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Verdict
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Derivative, Expr, Matrix, Neg, Relation, Sum, Vector
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import symbols
from quizgen.marking.probe import Probe, probe
from quizgen.values import replaced, value

MOST = 3
"""So many explanations are named at most."""


@value
class Explanation:
    """A mal-rule that gives just this response: at which goal, and what comes out.

    `step` counts the steps of the worked solution from 1; 0 is the last line, where all was right but the writing.
    `everywhere`: it was followed at every step where it applies. `also` is the second slip, where two were asked for.
    """

    rule: MalRule
    goal: Goal
    step: int
    gives: Expr
    everywhere: bool = False
    also: MalRule | None = None

    @property
    def code(self) -> str:
        """The id of the mal-rule, as in tables."""
        return self.rule.id

    def explain(self) -> str:
        """Two lines: the slip and where it is, and what to do about it."""
        where = "at every step where it applies" if self.everywhere else _where(self.goal, self.step)
        second = f"  and {self.also.id}\n  {self.also.message}" if self.also else ""
        return f"{self.rule.id}   {where}\n  {self.rule.message}{second}"


def _where(goal: Goal, step: int) -> str:
    """ "at step 1, chain rule with u = 4x^3" """
    if not step:
        return "in the last line"
    rule, plan = choose(goal)
    if not plan.names:
        subject = goal.body if isinstance(goal, Derivative) else goal.arguments[0]
        return f"at step {step}, the derivative of {to_unicode(subject)}"
    names = " and ".join(f"{letter} = {to_unicode(e)}" for letter, e in plan.names)
    return f"at step {step}, {rule.title.lower()} with {names}"


@value
class Diagnosis:
    """The slips that explain a response, the likeliest first; none: unknown, or nothing to explain."""

    explanations: tuple[Explanation, ...]

    @property
    def unknown(self) -> bool:
        return not self.explanations

    def explain(self) -> str:
        """The likeliest explanation in words."""
        return self.explanations[0].explain() if self.explanations else "unknown"


def diagnose(
    function: Expr, variable: str, response: Expr, *, order: int = 1, assume: tuple[Relation, ...] = (), slips: int = 1
) -> Diagnosis:
    """Why `response` is not the derivative of `function`. Raises NoDerivative where there is none to compare with."""
    partial = bool(symbols(function) - {variable})
    d = differentiate(function, variable, partial=partial, order=order)
    return explain(d, response, assume=assume, slips=slips)


def explain(
    d: Derivation,
    response: Expr,
    *,
    key: Expr | None = None,
    assume: tuple[Relation, ...] = (),
    tolerance: Fraction | None = None,
    slips: int = 1,
) -> Diagnosis:
    """Why `response` is not the result of d.

    `key` is the right answer in the form in which its author wrote it. `tolerance` is absolute: rounded numbers agree
    with what they were rounded from. With `slips` = 2, two at once are looked for where one does not explain it.
    """
    sieve = probe(response, d.result, sorted(symbols(d.goal) | symbols(response)), float(tolerance or 0))
    asked = _Asked(d, response, sieve, assume, tolerance)
    if not sieve.places or not asked.certainly_wrong():
        return Diagnosis(())
    found = list(islice(asked.proved(_candidates(d, key)), MOST))
    if not found and slips > 1:
        found = list(islice(asked.proved(_pairs(d)), 1))
    return Diagnosis(tuple(found))


@value
class _Asked:
    """A response beside the right derivation, and how the two are compared."""

    d: Derivation
    response: Expr
    sieve: Probe
    assume: tuple[Relation, ...]
    tolerance: Fraction | None

    def certainly_wrong(self) -> bool:
        """Whether the response is different; where the sieve already sees it the ladder is not even asked."""
        if not self.sieve.may_be(self.d.result):
            return True
        pairs = _entries(self.response, self.d.result)
        return self.tolerance is None and any(isinstance(self._verdict(a, b), Different) for a, b in pairs)

    def proved(self, candidates: Iterator[Explanation]) -> Iterator[Explanation]:
        """The candidates that are proved to be the response, each rule once.

        A lone number where a formula was asked for comes out of nearly anything: only one wrong rule is named for it.
        """
        bare = bool(symbols(self.d.result)) and not symbols(self.response)
        named = set()
        for candidate in candidates:
            if candidate.rule.id in named or (bare and (candidate.everywhere or not candidate.step)):
                continue
            if self.sieve.may_be(candidate.gives) and self._is(candidate.gives):
                named.add(candidate.rule.id)
                step = told_step(self.d, candidate.goal) if candidate.step else 0
                yield replaced(candidate, gives=answer(candidate.gives), step=step)

    def _is(self, other: Expr) -> bool:
        return all(self._same(a, b) for a, b in _entries(self.response, other))

    def _same(self, a: Expr, b: Expr) -> bool:
        if self.tolerance is not None:
            ball = enclose(Sum((a, Neg(b))), {}, 128)
            limit = float(self.tolerance)
            return ball is not None and bool(abs(ball) <= limit)
        return isinstance(self._verdict(a, b), Equal)

    def _verdict(self, a: Expr, b: Expr) -> Verdict:
        return decide(a, b, assume=self.assume)


def told_step(d: Derivation, goal: Goal) -> int:
    """The number of the step of the worked solution in which this goal of d is reached."""
    numbers = {step.goal: i for i, step in enumerate(narrate(d), 1) if step.goal is not None}
    return next((numbers[node.goal] for node in reversed(_way_to(d, goal)) if node.goal in numbers), 1)


def _way_to(d: Derivation, goal: Goal) -> list[Derivation]:
    """The nodes from d down to the one with this goal."""
    if d.goal == goal:
        return [d]
    return next(([d, *below] for part in d.parts if (below := _way_to(part, goal))), [])


def _entries(a: Expr, b: Expr) -> list[tuple[Expr, Expr]]:
    """The entries of two formulas of the same shape, side by side."""
    match a, b:
        case Vector(left), Vector(right):
            return list(zip(left, right, strict=True))
        case Matrix(left), Matrix(right):
            return [pair for r, s in zip(left, right, strict=True) for pair in zip(r, s, strict=True)]
        case _:
            return [(a, b)]


class _Tree:
    """A derivation with its plans at hand, so that one step can be redone and the rest replayed."""

    def __init__(self, d: Derivation) -> None:
        self.nodes = list(steps(d))
        self.number = {id(node): i for i, node in enumerate(self.nodes)}
        self.parent: dict[int, tuple[int, int]] = {}
        self.plans: list[Plan] = []
        self.known: list[tuple[Goal, Expr]] = []
        for i, node in enumerate(self.nodes):
            plan = node.rule.law(node.goal)
            assert plan is not None
            self.plans.append(plan)
            for place, part in enumerate(node.parts):
                self.parent[self.number[id(part)]] = (i, place)

    def result(self, goal: Goal) -> Expr:
        """The right result of a goal, looked up or worked out."""
        for node in self.nodes:
            if node.goal == goal:
                return node.result
        for known, result in self.known:
            if known == goal:
                return result
        result = derive(goal).result
        self.known.append((goal, result))
        return result

    def whole(self, i: int, results: Iterable[Expr]) -> Iterator[Expr]:
        """The results of the whole when node i has these results; those that lead nowhere are left out."""
        for result in results:
            try:
                yield self._raised(i, result)
            except (NoDerivative, Unsolved):
                continue

    def _raised(self, i: int, result: Expr) -> Expr:
        while i in self.parent:
            above, place = self.parent[i]
            plan, node = self.plans[above], self.nodes[above]
            results = [part.result for part in node.parts]
            results[place] = result
            if plan.follow is not None and place == len(results) - 2:
                results[-1] = derive(plan.follow(answer(result))).result
            result = plan.combine(*results)
            i = above
        return result

    def redone(self, i: int, rule: MalRule) -> Iterator[Expr]:
        """What the mal-rule makes of node i, in all its ways."""
        if rule.law is None:
            return
        for plan in rule.law(self.nodes[i].goal):
            try:
                yield plan.combine(*[self.result(goal) for goal in plan.goals])
            except (NoDerivative, Unsolved):
                continue


def _candidates(d: Derivation, key: Expr | None) -> Iterator[Explanation]:
    """Every mal-rule at every step; every slip of the pen in the last line; every habit at all steps at once."""
    tree = _Tree(d)
    habits = []
    for rule in MALRULES:
        places = 0
        for i, node in enumerate(tree.nodes):
            if rule.law is None or (rule.id in AT_THE_WHOLE and node is not d):
                continue
            ways = list(tree.redone(i, rule))
            places += bool(ways)
            for gives in tree.whole(i, ways):
                yield Explanation(rule, node.goal, i + 1, gives)
        if places > 1 and rule.id.split(".")[0] in HABITS:
            habits.append(rule)
    for rule in habits:
        yield from _throughout(tree, rule)
    for rule in MALRULES:
        if rule.slip is not None:
            for form in _forms(d, key):
                for written in rule.slip(form):
                    yield Explanation(rule, d.goal, 0, written)


AT_THE_WHOLE = ("order.too-many",)
"""Rules that say something only about the question as a whole."""

HABITS = ("chain", "product", "quotient", "power", "exponential", "logarithm", "table", "partial")
"""Kinds of mal-rule that people follow at every step alike."""


def _throughout(tree: _Tree, rule: MalRule) -> Iterator[Explanation]:
    """The mal-rule in the same way at every step where it applies."""
    root = tree.nodes[-1]
    for way in range(2):
        try:
            yield Explanation(rule, root.goal, len(tree.nodes), _always(root, rule, way), True)
        except (NoDerivative, Unsolved):
            continue


def _always(d: Derivation, rule: MalRule, way: int) -> Expr:
    plan = d.rule.law(d.goal)
    assert plan is not None
    assert rule.law is not None
    wrong = next(islice(rule.law(d.goal), way, None), None) or next(rule.law(d.goal), None)
    parts = {part.goal: part for part in d.parts}
    used = wrong or plan
    results = [_always(parts[g], rule, way) if g in parts else derive(g).result for g in used.goals]
    if used.follow is not None:
        results.append(_always(derive(used.follow(answer(results[-1]))), rule, way))
    return used.combine(*results)


def _forms(d: Derivation, key: Expr | None) -> list[Expr]:
    """The ways in which the right answer is likely to have been written down."""
    forms = [d.result, opened_denominators(d.result), assembled(d), *([key] if key is not None else [])]
    return list(dict.fromkeys(forms))


def _pairs(d: Derivation) -> Iterator[Explanation]:
    """Two mal-rules at two different steps."""
    tree = _Tree(d)
    first: list[tuple[int, MalRule, Expr]] = [
        (i, rule, way) for rule in MALRULES for i in range(len(tree.nodes)) for way in tree.redone(i, rule)
    ]
    for i, rule, way in first:
        spoiled = _with_result(d, tree.nodes[i], answer(way))
        other = _Tree(spoiled)
        for j, node in enumerate(other.nodes):
            if node.goal == tree.nodes[i].goal:
                continue
            for second in MALRULES:
                for gives in other.whole(j, other.redone(j, second)):
                    yield Explanation(rule, tree.nodes[i].goal, i + 1, gives, False, second)


def _with_result(d: Derivation, node: Derivation, result: Expr) -> Derivation:
    """d with another result at one node, and what follows from it above."""
    if d is node:
        return Derivation(d.goal, d.rule, d.parts, result)
    parts = tuple(_with_result(part, node, result) for part in d.parts)
    if all(new is old for new, old in zip(parts, d.parts, strict=True)):
        return d
    new = Derivation(d.goal, d.rule, parts, d.result)
    return Derivation(d.goal, d.rule, parts, answer(assembled(new)))
