"""Follow-through: the part as it would be asked after the student's own earlier answers, as a human marker reads it.

Only a part whose own key is missed is looked at in this way; what is right needs nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.answers.judgement import Judgement
from quizgen.answers.reading import is_plain, put_in
from quizgen.bank.numbers import monstrous
from quizgen.bank.variant import Part
from quizgen.equivalence.verdict import Equal
from quizgen.errors import QuizgenError
from quizgen.expr.nodes import Expr, Relation, Set, Vector
from quizgen.expr.walk import size, symbols
from quizgen.marking.mark import Judged, PartMark
from quizgen.values import replaced

LARGEST = 120
"""Nodes of an earlier answer that is worked with; people do not go on from more."""


def part_after(part: Part, parts: Mapping[str, Part], marks: Mapping[str, PartMark]) -> Part | None:
    """The part with the key that follows from what the student answered before.

    None where it builds on nothing, where all of that was right, or where no key comes of it that asks as much as the
    right one: the derivative of a constant is no question any more.
    """
    if part.follows is None or not wrong_before(part, marks):
        return None
    answers = {label: _answer(parts[label], marks[label]) for label in part.follows.labels if label in marks}
    usable = {label: e for label, e in answers.items() if e is not None}
    if len(usable) < len(part.follows.labels):
        return None
    return _asked_again(part, usable)


def wrong_before(part: Part, marks: Mapping[str, PartMark]) -> tuple[str, ...]:
    """The earlier parts that this one builds on and that were answered, and not rightly."""
    labels = part.follows.labels if part.follows else ()
    return tuple(label for label in labels if label in marks and _misses(marks[label]))


def waits_for(part: Part, marks: Mapping[str, PartMark]) -> tuple[str, ...]:
    """The earlier parts that this one builds on and that wait for a person."""
    labels = part.follows.labels if part.follows else ()
    return tuple(label for label in labels if label in marks and marks[label].review)


def _misses(mark: PartMark) -> bool:
    match mark.outcome:
        case Judged(_, Judgement(verdict)):
            return not isinstance(verdict, Equal) or bool(mark.follows)
        case _:
            return False


def _answer(part: Part, mark: PartMark) -> Expr | None:
    """What later parts go on from: the student's formula where it was wrong and can be worked with, else the key."""
    if not _misses(mark):
        return part.task.key
    assert isinstance(mark.outcome, Judged)
    e = mark.outcome.expr
    if size(e) > LARGEST or monstrous(e) or mark.outcome.judgement.instead is not None:
        return None
    match e:
        case Vector(items) if all(map(is_plain, items)):
            return put_in(e, part.task.given)
        case _:
            return put_in(e, part.task.given) if is_plain(e) else None


def _asked_again(part: Part, answers: Mapping[str, Expr]) -> Part | None:
    from quizgen.bank.follow import chosen
    from quizgen.bank.keys import work_out

    assert part.follows is not None
    try:
        worked = work_out(part.follows.with_answers(answers), part.follows.definitions)
    except QuizgenError:
        return None
    key = chosen(worked.expr, part.task)
    if not _asks_as_much(key, part.task.key):
        return None
    return replaced(part, task=replaced(part.task, key=key), derivations=worked.derivations)


def _asks_as_much(key: Expr, right: Expr) -> bool:
    """Whether the key has the shape of the right one and none of its letters is lost."""
    match key, right:
        case Set(items), Set():
            return bool(items)
        case Relation(), Relation():
            return symbols(key) >= symbols(right)
        case Vector(items), Vector(wanted):
            same = len(items) == len(wanted) and all(map(is_plain, items))
            return same and symbols(key) >= symbols(right)
        case _:
            return is_plain(key) and is_plain(right) and symbols(key) >= symbols(right)
