"""Which slip explains a wrong derivative: every mal-rule is tried at every step of the right derivation.

One step is done wrongly, the rest is replayed upward, and the outcome compared with the response: by a sieve in
floating point first, by the equivalence ladder in the end, so that an explanation is named only where it is proved to
give just this response. What no mal-rule explains stays unknown; an answer that may be right is never accused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice

from quizgen.answers.reading import put_in
from quizgen.calculus.candidates import Candidate, alike, candidates, frequent_pairs, in_other_forms, pairs, written
from quizgen.calculus.derivation import Derivation, Goal
from quizgen.calculus.differentiate import choose, differentiate
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.narrate import narrate
from quizgen.calculus.strategy import CONSTANT
from quizgen.calculus.tidy import answer
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Verdict
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Derivative, Expr, Neg, Relation, Sum
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import symbols
from quizgen.marking.pairing import flat
from quizgen.marking.probe import Probe, probe
from quizgen.marking.ranking import rank
from quizgen.marking.vague import enough_for_two, worth_naming
from quizgen.values import replaced, value

MOST = 3
"""So many explanations are named at most."""

ENOUGH = 6
"""So many are looked for, to name the likeliest of different kinds."""

SAYING_LITTLE = ("number.coefficient-wrong", "number.factor-wrong", "copying.", "exponent.")
"""Slips that say only that a number is wrong: a rule not followed in another form of the function says more."""


@value
class Explanation:
    """A mal-rule that gives just this response: at which goal, and what comes out.

    `step` counts the steps of the worked solution from 1; 0 is the last line, where all was right but the writing.
    `everywhere`: it was followed at every step where it applies. `also` is a second slip, with its
    goal and step: at the same step or a later one.
    """

    rule: MalRule
    goal: Goal
    step: int
    gives: Expr
    everywhere: bool = False
    also: MalRule | None = None
    also_at: Goal | None = None
    also_step: int = 0

    @property
    def code(self) -> str:
        """The id of the mal-rule, as in tables."""
        return self.rule.id

    def explain(self) -> str:
        """Two lines: the slip and where it is, and what to do about it."""
        where = "at every step where it applies" if self.everywhere else _where(self.goal, self.step)
        return f"{self.rule.id}   {where}\n  {self.rule.message}{self._second()}"

    def _second(self) -> str:
        if self.also is None or self.also_at is None:
            return ""
        return f"\nand {self.also.id}   {_where(self.also_at, self.also_step)}\n  {self.also.message}"


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
    given: tuple[tuple[str, Expr], ...] = (),
    slips: int = 1,
) -> Diagnosis:
    """Why `response` is not the result of d.

    `key` is the right answer in the form in which its author wrote it. `tolerance` is absolute: rounded numbers agree
    with what they were rounded from. `given` are the formulas of named quantities: an answer may use them or their
    names. Where one slip does not explain it, two at once are looked for: two of the most frequent, with `slips` = 2
    any two.
    """
    mine, right = put_in(response, given), put_in(d.result, given)
    sieve = probe(mine, right, sorted(symbols(d.goal) | symbols(mine)), float(tolerance or 0))
    asked = _Asked(d, right, sieve, assume, tolerance, given)
    if not sieve.places or asked.may_be_right():
        return Diagnosis(())
    found = _various(islice(asked.proved(candidates(d, key, response)), ENOUGH))
    if all(one.code.startswith(SAYING_LITTLE) for one in found):
        found = (*_various(islice(asked.proved(in_other_forms(d)), ENOUGH)), *found)[:MOST]
    if not found and (slips > 1 or enough_for_two(d, sieve)):
        found = tuple(islice(asked.proved(pairs(d) if slips > 1 else frequent_pairs(d)), 1))
    return Diagnosis(found if found and asked.certainly_wrong() else ())


def misread(before: Expr, after: Expr, goal: Goal, *, assume: tuple[Relation, ...] = ()) -> Diagnosis:
    """Which slip of the pen makes `after` of the line `before`, where both speak of `goal`; unknown if none does."""
    sieve = probe(after, before, sorted(symbols(before) | symbols(after)))
    d = Derivation(goal, CONSTANT, (), before)
    asked = _Asked(d, before, sieve, assume, None, from_a_line=True)
    if not sieve.places or asked.may_be_right():
        return Diagnosis(())
    slips = chain(written([before], goal), alike(goal, before, after, "number."))
    found = _various(islice(asked.proved(slips), ENOUGH))
    return Diagnosis(found if found and asked.certainly_wrong() else ())


def _various(found: Iterable[Explanation]) -> tuple[Explanation, ...]:
    """The likeliest explanations in order, but of each area the first before any second one."""
    rows = sorted(found, key=lambda one: rank(one.code, one.goal, everywhere=one.everywhere))
    areas: list[str] = []
    places: list[tuple[int, int, Explanation]] = []
    for row in rows:
        area = row.code.split(".")[0]
        places.append((areas.count(area), len(places), row))
        areas.append(area)
    return tuple(row for _, _, row in sorted(places, key=lambda place: place[:2]))[:MOST]


@value
class _Asked:
    """A response beside the right derivation, and how the two are compared."""

    d: Derivation
    right: Expr
    sieve: Probe
    assume: tuple[Relation, ...]
    tolerance: Fraction | None
    given: tuple[tuple[str, Expr], ...] = ()
    from_a_line: bool = False

    def may_be_right(self) -> bool:
        """Whether the response agrees with what is right as far as can be seen, and is not proved to be different."""
        return self.sieve.may_be(self.right) and (self.tolerance is not None or not self.certainly_wrong())

    def certainly_wrong(self) -> bool:
        """Whether the response is proved to be different (of a rounded number: seen to be)."""
        if self.tolerance is not None:
            return not self.sieve.may_be(self.right)
        side_by_side = self.sieve.side_by_side(self.right)
        return side_by_side is None or any(isinstance(self._verdict(a, b), Different) for a, b in side_by_side)

    def proved(self, found: Iterator[Candidate]) -> Iterator[Explanation]:
        """The candidates that are proved to be the response, each rule once."""
        worth = worth_naming(self.d, self.sieve)
        named = set()
        for candidate in found:
            if candidate.rule.id in named or not (self.from_a_line or worth(candidate)):
                continue
            if self._shown(candidate):
                named.add(candidate.rule.id)
                yield self._explained(candidate)

    def _shown(self, found: Candidate) -> bool:
        if found.shown_by is not None:
            a, b = (put_in(e, self.given) for e in found.shown_by)
            return self.sieve.agree(a, b) and all(map(self._same, flat(a), flat(b)))
        gives = put_in(found.gives, self.given)
        return self.sieve.may_be(gives) and self._is(gives)

    def _explained(self, found: Candidate) -> Explanation:
        step = 0 if found.writing else told_step(self.d, found.goal)
        one = Explanation(found.rule, found.goal, step, answer(found.gives), found.everywhere)
        if found.also is None or found.also_at is None:
            return one
        second = told_step(self.d, found.also_at)
        if second < step:
            return Explanation(found.also, found.also_at, second, one.gives, False, one.rule, one.goal, step)
        return replaced(one, also=found.also, also_at=found.also_at, also_step=second)

    def _is(self, other: Expr) -> bool:
        return all(self._same(a, b) for a, b in self.sieve.side_by_side(other) or ())

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
