"""How the marks of one part are split: a mark for each rule that the derivation needs, and what is left for the
answer; of an answer that consists of several, an equal share for each component or point.

The rule of the whole comes first, then those of its parts, level by level, until a single mark is left for accuracy.
What a final answer alone shows of the method is decided in awards.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.answers.task import Task
from quizgen.answers.vector import numbered
from quizgen.bank.variant import Part
from quizgen.calculus.derivation import Derivation
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Matrix, Set, Vector
from quizgen.marking.mark import Sort
from quizgen.marking.words import parts_named
from quizgen.values import value

WORKED_KINDS = ("expression", "equation")
"""Answers that show how they were found: a formula shows its rules, a tangent its slope and its point."""

FINEST = 2
"""Marks are split down to halves."""

ALIKE = {"vector": "each component", "points": "each point"}

ACCURACY = Fraction(1)
"""What is kept for the answer itself before method marks are given out."""


@value
class Share:
    """One line of a mark scheme; `step` is the node of the derivation that earns a method mark, `component` the number
    of the component of the key, from 0, that earns a mark by itself."""

    sort: Sort
    what: str
    marks: Fraction
    step: Derivation | None = None
    component: int | None = None


def scheme(part: Part) -> tuple[Share, ...]:
    """The mark scheme of a part: its shares add up to part.marks."""
    methods = tuple(_methods(part)) if part.task.kind in WORKED_KINDS else ()
    left = part.marks - sum((share.marks for share in methods), Fraction(0))
    return (*methods, *_accuracy(part, left))


def _accuracy(part: Part, left: Fraction) -> tuple[Share, ...]:
    """What the last marks are for; a part that builds on others says so, for whoever marks on paper."""
    or_else = "" if part.follows is None else f", or what follows from {parts_named(part.follows.labels)}"
    names = component_names(part.task)
    if len(names) < 2:
        half = _half_for_its_kind(part.task.key.items[0]) if names and isinstance(part.task.key, Set) else ""
        return (Share("accuracy", f"the right answer{half}{or_else}", left),)
    each = left / len(names)
    if each.denominator > FINEST:
        return (Share("accuracy", f"the right answer, an equal share for {ALIKE[part.task.kind]}{or_else}", left),)
    return tuple(Share("accuracy", f"{name}{or_else}", each, None, number) for number, name in enumerate(names))


def component_names(task: Task) -> tuple[str, ...]:
    """What the components of a key are called, in its order; () for an answer that is all of one piece."""
    match task.key:
        case Vector(items) if task.kind == "vector":
            return tuple(numbered("component", i) for i in range(1, len(items) + 1))
        case Matrix(rows) if task.kind == "vector":
            return tuple(f"row {i}, column {j}" for i, row in enumerate(rows, 1) for j in range(1, len(row) + 1))
        case Set(items) if task.kind == "points":
            return tuple(numbered("point", i) + _half_for_its_kind(item) for i, item in enumerate(items, 1))
        case _:
            return ()


def _half_for_its_kind(point: Expr) -> str:
    return ", half for its kind" if isinstance(point, Call) and point.function in CLASSIFIED else ""


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
