"""Marks for a question and a sheet: part after part, each also as it follows from the student's own earlier answers.

Pure functions of the variants and the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from quizgen.bank.variant import Part, Variant
from quizgen.marking.awards import awards_of
from quizgen.marking.following import part_after, waits_for, wrong_before
from quizgen.marking.mark import Judged, Mark, PartMark, SheetMark
from quizgen.marking.part import mark_part
from quizgen.marking.submission import Submission
from quizgen.marking.words import after, the_answer, words
from quizgen.values import replaced

Marker: TypeAlias = Callable[[Variant, Mapping[str, str]], Mark]
"""From a question and the responses by the labels of its parts to the mark."""


def mark_question(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are the texts by the labels of the parts.

    A part that builds on earlier ones is also marked against the student's own answers there, and the better counts.
    """
    parts = {part.label: part for part in variant.parts}
    marks: dict[str, PartMark] = {}
    for part in variant.parts:
        marks[part.label] = _mark_in_turn(part, responses.get(part.label, ""), parts, marks)
    return Mark(variant.template, variant.title, tuple(marks.values()))


def mark_sheet(
    questions: Sequence[Variant], submission: Submission, *, late: bool = False, mark: Marker = mark_question
) -> SheetMark:
    """The marks of a submission to a sheet with these questions, each by `mark`; what was not answered is blank."""
    marks = tuple(
        mark(variant, {part.label: submission.text(number, part.label) for part in variant.parts})
        for number, variant in enumerate(questions, 1)
    )
    return SheetMark(submission.student, submission.sheet, submission.id, marks, late, submission.edition)


def _mark_in_turn(
    part: Part, response: str, parts: Mapping[str, Part], marks: Mapping[str, PartMark]
) -> PartMark:
    own = mark_part(part, response)
    if part.follows is None or not _missed(own):
        return own
    theirs = part_after(part, parts, marks)
    if theirs is not None:
        followed = mark_part(theirs, response)
        if _better(followed, own):
            return _following(followed, part, wrong_before(part, marks))
    waiting = waits_for(part, marks)
    return _held(own, part, waiting) if waiting else own


def _better(followed: PartMark, own: PartMark) -> bool:
    """Whether the mark with follow-through earns more, may earn more, or explains what the other does not."""
    explains = followed.given == own.given and followed.slip is not None and own.slip is None
    return followed.given > own.given or bool(followed.review) or explains


def _missed(mark: PartMark) -> bool:
    """Whether the response was read and is proved not to be right."""
    return isinstance(mark.outcome, Judged) and not mark.review and mark.given < mark.available


def _following(mark: PartMark, part: Part, labels: tuple[str, ...]) -> PartMark:
    """The mark against the student's own earlier answers, which says so."""
    whose = after(labels)
    full = mark.given == mark.available
    lead = words(f"Right, following on from {whose}." if full else f"Marked as following on from {whose}.")
    said = mark.feedback[1:] if full else mark.feedback
    awards = tuple(replaced(award, why=award.why or f"follows from {whose}") for award in mark.awards)
    review = f"follows from {whose}: {mark.review}" if mark.review else ""
    return replaced(
        mark, awards=awards, feedback=(lead, *said), review=review, solution=(the_answer(part),), follows=labels
    )


def _held(mark: PartMark, part: Part, labels: tuple[str, ...]) -> PartMark:
    """A wrong answer that may follow from one which waits: it waits as well."""
    whose = after(labels)
    said = (*mark.feedback, words(f"It may follow from {whose}, which your tutor will look at first."))
    review = f"wrong, but it may follow from {whose}, which waits"
    return replaced(mark, awards=awards_of(part, None), feedback=said, review=review, slip=None)
