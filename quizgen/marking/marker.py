"""Marks for a part, a question, a sheet: read, judge, award. Pure functions of the variant and the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import OTHERS, judge, read
from quizgen.bank.variant import Part, Variant
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.text import to_unicode
from quizgen.marking.awards import awards_after_slip, awards_of
from quizgen.marking.following import part_after, waits_for, wrong_before
from quizgen.marking.mark import Blank, Judged, Mark, PartMark, SheetMark, Unreadable
from quizgen.marking.slips import Found, find_slip
from quizgen.marking.submission import Submission
from quizgen.marking.words import after, discreetly, perhaps_meant, sentence, the_answer, two_ways, words
from quizgen.prose import Prose
from quizgen.syntax.reading import Reading


def mark_sheet(questions: Sequence[Variant], submission: Submission, *, late: bool = False) -> SheetMark:
    """The marks of a submission to a sheet with these questions; what was not answered is blank."""
    marks = tuple(
        mark_question(variant, {part.label: submission.text(number, part.label) for part in variant.parts})
        for number, variant in enumerate(questions, 1)
    )
    return SheetMark(submission.student, submission.sheet, submission.id, marks, late)


def mark_question(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are the texts by the labels of the parts.

    A part that builds on earlier ones is also marked against the student's own answers there, and the better counts.
    """
    parts = {part.label: part for part in variant.parts}
    marks: dict[str, PartMark] = {}
    for part in variant.parts:
        marks[part.label] = _mark_in_turn(part, responses.get(part.label, ""), parts, marks)
    return Mark(variant.template, variant.title, tuple(marks.values()))


def mark_part(part: Part, response: str) -> PartMark:
    """The mark of one part by itself. What cannot be read or decided waits for a person; only what is proved wrong
    earns nothing."""
    if not response.strip():
        blank = (words("Nothing was written here."),)
        return PartMark(
            part.label, response, Blank(), awards_of(part, Fraction(0)), blank, solution=(the_answer(part),)
        )
    try:
        reading = read(response, part.task)
    except InputError as error:
        return _unreadable(part, response, error)
    return _judged(part, reading, judge(reading, part.task))


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
    right = isinstance(mark.outcome, Judged) and isinstance(mark.outcome.judgement.verdict, Equal)
    lead = words(f"Right, following on from {whose}." if right else f"Marked as following on from {whose}.")
    said = mark.feedback[1:] if right else mark.feedback
    awards = tuple(replace(award, why=award.why or f"follows from {whose}") for award in mark.awards)
    review = f"follows from {whose}: {mark.review}" if mark.review else ""
    return replace(
        mark, awards=awards, feedback=(lead, *said), review=review, solution=(the_answer(part),), follows=labels
    )


def _held(mark: PartMark, part: Part, labels: tuple[str, ...]) -> PartMark:
    """A wrong answer that may follow from one which waits: it waits as well."""
    whose = after(labels)
    said = (*mark.feedback, words(f"It may follow from {whose}, which your tutor will look at first."))
    review = f"wrong, but it may follow from {whose}, which waits"
    return replace(mark, awards=awards_of(part, None), feedback=said, review=review, slip=None)


def _unreadable(part: Part, response: str, error: InputError) -> PartMark:
    outcome = Unreadable(error.span, error.what, error.advice, error.code)
    feedback = (words(f"This could not be read: {sentence(str(error))} Your tutor will look at it."),)
    review = f"could not be read: {error.what}"
    return PartMark(part.label, response, outcome, awards_of(part, None), feedback, None, review)


def _judged(part: Part, reading: Reading, judgement: Judgement) -> PartMark:
    response, expr = reading.text, reading.expr
    outcome = Judged(expr, judgement)
    if judgement.instead is not None:
        review = f"read as {to_unicode(expr)} wrong, read as {to_unicode(judgement.instead)} right"
        ways = (two_ways(expr, judgement.instead),)
        return PartMark(part.label, response, outcome, awards_of(part, None), ways, None, review)
    match judgement.verdict:
        case Equal():
            return _right(part, response, outcome)
        case Different():
            return _wrong(part, reading, outcome)
        case Undecided(reason, evidence):
            waiting = (words("This could not be decided by itself: your tutor will look at it."),)
            review = "; ".join(filter(None, [f"undecided: {reason}", evidence]))
            return PartMark(part.label, response, outcome, awards_of(part, None), waiting, None, review)


def _right(part: Part, response: str, outcome: Judged) -> PartMark:
    judgement = outcome.judgement
    full = judgement.credit == 1
    lead = "Right." if full else "Right in value."
    why = "" if full else "right in value, but see below"
    said = (words(lead), *discreetly(judgement.findings))
    solution = () if full else (the_answer(part),)
    return PartMark(part.label, response, outcome, awards_of(part, judgement.credit, why), said, solution=solution)


def _wrong(part: Part, reading: Reading, outcome: Judged) -> PartMark:
    """A wrong answer in the reading that a slip explains: the usual one, else another that the text allows."""
    found = find_slip(part, outcome.expr, outcome.judgement)
    if found is not None:
        return _explained(part, reading.text, outcome, found)
    for other in reading.others[:OTHERS]:
        judged = Judged(other.expr, judge(Reading(reading.text, other.expr, ()), part.task))
        found = find_slip(part, judged.expr, judged.judgement)
        if found is not None:
            return _explained(part, reading.text, judged, found, perhaps_meant(other.expr))
    return _explained(part, reading.text, outcome, None)


def _explained(part: Part, response: str, outcome: Judged, found: Found | None, *lead: Prose) -> PartMark:
    judgement = outcome.judgement
    said = (*lead, *discreetly(judgement.findings))
    if found is not None:
        said = (*said, found.words)
    elif not said:
        said = (words("This is not right: go through your working once more."),)
    why = f"{judgement.credit} of the answer is right" if judgement.credit else ""
    awards = awards_after_slip(part, found, judgement.credit, why)
    slip = found.slip if found else None
    return PartMark(part.label, response, outcome, awards, said, slip, solution=(the_answer(part),))
