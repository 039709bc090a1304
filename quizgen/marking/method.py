"""How the marks of one part are split: a mark for each rule that the derivation needs, and what is left for the
answer.

The rule of the whole comes first, then those of its parts, level by level, until a single mark is left for accuracy.
What a final answer alone shows of the method is decided in awards.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.bank.variant import Part
from quizgen.calculus.derivation import Derivation
from quizgen.marking.mark import Sort
from quizgen.marking.words import parts_named
from quizgen.values import value

WORKED_KINDS = ("expression", "equation")
"""Answers that show how they were found: a formula shows its rules, a tangent its slope and its point."""

ACCURACY = Fraction(1)
"""What is kept for the answer itself before method marks are given out."""


@value
class Share:
    """One line of a mark scheme; `step` is the node of the derivation that earns a method mark."""

    sort: Sort
    what: str
    marks: Fraction
    step: Derivation | None = None


def scheme(part: Part) -> tuple[Share, ...]:
    """The mark scheme of a part: its shares add up to part.marks."""
    methods = tuple(_methods(part)) if part.task.kind in WORKED_KINDS else ()
    left = part.marks - sum((share.marks for share in methods), Fraction(0))
    return (*methods, Share("accuracy", _accuracy(part), left))


def _accuracy(part: Part) -> str:
    """What the last marks are for; a part that builds on others says so, for whoever marks on paper."""
    if part.follows is None:
        return "the right answer"
    return f"the right answer, or what follows from {parts_named(part.follows.labels)}"


def _methods(part: Part) -> Iterator[Share]:
    left = part.marks - ACCURACY
    for node in _level_by_level(part.derivations):
        if left < 1:
            return
        if node.rule.marks > 0:
            left -= 1
            yield Share("method", node.rule.title, Fraction(1), node)


def _level_by_level(level: tuple[Derivation, ...]) -> Iterator[Derivation]:
    while level:
        yield from level
        level = tuple(part for node in level for part in node.parts)
