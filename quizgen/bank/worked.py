"""Words in which formulas are worked out: choices, and what an author says to a solution."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.bank.fill import Value, fill
from quizgen.bank.keys import Definitions, inert, work_out
from quizgen.bank.words import changed
from quizgen.calculus.derivation import Derivation
from quizgen.expr.nodes import Relation
from quizgen.prose import Math, Prose


def worked_choice(
    words: Prose, values: Mapping[str, Value], definitions: Definitions
) -> tuple[Prose, tuple[Derivation, ...]]:
    """A choice with its formulas worked out, and how they were found; of an equation, its right side is."""
    found: list[Derivation] = []

    def change(math: Math) -> Math:
        e = fill(math.expr, values)
        worked = work_out(e.right if isinstance(e, Relation) else e, definitions)
        found.extend(worked.derivations)
        if isinstance(e, Relation):
            return Math(Relation(inert(e.left, definitions), e.sign, worked.expr), math.display)
        return Math(worked.expr, math.display)

    [changed_words] = changed((words,), change)
    return changed_words, tuple(found)


def worked_solution(
    paragraphs: tuple[Prose, ...], values: Mapping[str, Value], definitions: Definitions
) -> tuple[Prose, ...]:
    """A solution as a question would print it, but for the right sides of its equations, which are worked out."""

    def change(math: Math) -> Math:
        match fill(math.expr, values):
            case Relation(left, sign, right):
                return Math(Relation(inert(left, definitions), sign, work_out(right, definitions).expr), math.display)
            case e:
                return Math(inert(e, definitions), math.display)

    return changed(paragraphs, change)
