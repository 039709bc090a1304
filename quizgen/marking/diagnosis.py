"""Which slip explains a wrong derivative: every mal-rule is tried at every step of the right derivation.

One step is done wrongly, the rest is replayed upward, and the outcome compared with the response: by a sieve in
floating point first, by the equivalence ladder in the end, so that an explanation is named only where it is proved to
give just this response. What no mal-rule explains stays unknown; an answer that may be right is never accused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from quizgen.calculus.derivation import Derivation, Goal, NoDerivative, Plan, steps
from quizgen.calculus.differentiate import assembled, derive, differentiate
from quizgen.calculus.fractions import opened_denominators
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.tidy import answer
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import Derivative, Expr, Matrix, Relation, Vector
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import symbols
from quizgen.marking.probe import Probe, probe
from quizgen.values import replaced, value

MOST = 3
"""So many explanations are named at most."""


@value
class Explanation:
    """A mal-rule that gives just this response: at which goal, in which step (from 1), and what comes out.

    `step` 0 is the last line, where all was right but what was written down. `everywhere` says that it was followed at
    every step where it applies; `also` is the second slip, where two were asked for.
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
        if not self.step:
            where = "in the last line"
        elif self.everywhere:
            where = "at every step where it applies"
        else:
            where = f"at step {self.step}, the derivative of {to_unicode(_subject(self.goal))}"
        second = f"  and {self.also.id}\n  {self.also.message}" if self.also else ""
        return f"{self.rule.id}   {where}\n  {self.rule.message}{second}"


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
    d: Derivation, response: Expr, *, key: Expr | None = None, assume: tuple[Relation, ...] = (), slips: int = 1
) -> Diagnosis:
    """Why `response` is not the result of d; `key` is the right answer in the form in which its author wrote it."""
    names = sorted(symbols(d.goal) | symbols(response))
    sieve = probe(response, d.result, names)
    if not sieve.places or not _certainly_wrong(response, d.result, sieve, assume):
        return Diagnosis(())
    bare = bool(symbols(d.result)) and not symbols(response)
    found = list(islice(_proved(_candidates(d, key), response, sieve, assume, bare), MOST))
    if not found and slips > 1:
        found = list(islice(_proved(_pairs(d), response, sieve, assume, bare), 1))
    return Diagnosis(tuple(found))


def _certainly_wrong(response: Expr, key: Expr, sieve: Probe, assume: tuple[Relation, ...]) -> bool:
    """Whether the ladder says Different; where the sieve already sees a difference it is not even asked."""
    if not sieve.may_be(key):
        return True
    return all(isinstance(decide(a, b, assume=assume), Different) for a, b in _entries(response, key)[:1])


def _entries(a: Expr, b: Expr) -> list[tuple[Expr, Expr]]:
    """The entries of two formulas of the same shape, side by side."""
    match a, b:
        case Vector(left), Vector(right):
            return list(zip(left, right, strict=True))
        case Matrix(left), Matrix(right):
            return [pair for r, s in zip(left, right, strict=True) for pair in zip(r, s, strict=True)]
        case _:
            return [(a, b)]


def _proved(
    candidates: Iterator[Explanation], response: Expr, sieve: Probe, assume: tuple[Relation, ...], bare: bool
) -> Iterator[Explanation]:
    """The candidates that are proved to be the response, each rule once.

    `bare`: the response is a lone number where a formula was asked for. Nearly anything can make one, so only a single
    wrong rule is named for it.
    """
    named = set()
    for candidate in candidates:
        if candidate.rule.id in named or not sieve.may_be(candidate.gives):
            continue
        if bare and (candidate.everywhere or not candidate.step):
            continue
        if all(isinstance(decide(a, b, assume=assume), Equal) for a, b in _entries(response, candidate.gives)):
            named.add(candidate.rule.id)
            yield replaced(candidate, gives=answer(candidate.gives))


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

    def raised(self, i: int, result: Expr) -> Expr:
        """The result of the whole when node i has this result."""
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
            except NoDerivative:
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
            for way in ways:
                yield Explanation(rule, node.goal, i + 1, tree.raised(i, way))
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
        yield Explanation(rule, root.goal, len(tree.nodes), _always(root, rule, way), True)


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
                for redone in other.redone(j, second):
                    yield Explanation(rule, tree.nodes[i].goal, i + 1, other.raised(j, redone), False, second)


def _with_result(d: Derivation, node: Derivation, result: Expr) -> Derivation:
    """d with another result at one node, and what follows from it above."""
    if d is node:
        return Derivation(d.goal, d.rule, d.parts, result)
    parts = tuple(_with_result(part, node, result) for part in d.parts)
    if all(new is old for new, old in zip(parts, d.parts, strict=True)):
        return d
    new = Derivation(d.goal, d.rule, parts, d.result)
    return Derivation(d.goal, d.rule, parts, answer(assembled(new)))


def _subject(goal: Goal) -> Expr:
    return goal.body if isinstance(goal, Derivative) else goal.arguments[0]

