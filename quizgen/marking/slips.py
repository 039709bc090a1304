"""From a wrong answer to the slip that explains it: which derivation to look at, and what to tell the student."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.answers.judgement import Judgement
from quizgen.answers.reading import put_in
from quizgen.bank.variant import Part
from quizgen.calculus.derivation import Derivation, Goal, NoDerivative
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import Derivative, Expr
from quizgen.marking.diagnosis import Explanation, explain
from quizgen.marking.mark import Slip
from quizgen.prose import Math, Prose, Text


@dataclass(frozen=True, slots=True)
class Found:
    """A slip, what is said about it, and the goals of the derivation that were not reached as they should be."""

    slip: Slip
    words: Prose
    missed: frozenset[Goal]


def find_slip(part: Part, judgement: Judgement) -> Found | None:
    """The likeliest slip that gives just this response, or just this component of it; None where none is proved."""
    for derivation, response, key in _wrong(part, judgement):
        try:
            explanations = explain(derivation, response, key=key, assume=part.task.assume).explanations
        except NoDerivative:
            continue
        if explanations:
            return _told(derivation, explanations[0])
    return None


def _wrong(part: Part, judgement: Judgement) -> Iterator[tuple[Derivation, Expr, Expr]]:
    """Every wrong component with a derivation that leads to what is right there."""
    goals = tuple(_derivatives(part.derivations))
    for component in judgement.components:
        response, key = component.response, component.key
        if isinstance(component.verdict, Different) and response is not None and key is not None:
            for derivation in goals:
                result = put_in(derivation.result, part.task.given)
                if isinstance(decide(result, key, assume=part.task.assume), Equal):
                    yield derivation, response, key
                    break


def _derivatives(derivations: tuple[Derivation, ...]) -> Iterator[Derivation]:
    """The derivatives themselves, also those inside a gradient or a Hessian."""
    for derivation in derivations:
        if isinstance(derivation.goal, Derivative):
            yield derivation
        else:
            yield from _derivatives(derivation.parts)


def _told(derivation: Derivation, found: Explanation) -> Found:
    slip = Slip(found.rule.id, found.rule.title, found.step)
    message = Text(found.rule.message)
    if not found.step:
        return Found(slip, (message,), frozenset())
    words = (Text("In the derivative of "), Math(_subject(found.goal)), Text(": "), message)
    missed = _goals(derivation) if found.everywhere or found.also else frozenset((found.goal,))
    return Found(slip, words, missed)


def _goals(derivation: Derivation) -> frozenset[Goal]:
    return frozenset((derivation.goal,)).union(*map(_goals, derivation.parts))


def _subject(goal: Goal) -> Expr:
    return goal.body if isinstance(goal, Derivative) else goal.arguments[0]
