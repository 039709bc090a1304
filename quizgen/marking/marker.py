"""Marks for a part, a question, a sheet: read, judge, award. Pure functions of the variant and the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import judge, read
from quizgen.bank.variant import Part, Variant
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_unicode
from quizgen.marking.mark import Award, Blank, Judged, Mark, PartMark, SheetMark, Unreadable
from quizgen.marking.method import Share, scheme
from quizgen.marking.slips import Found, find_slip
from quizgen.marking.submission import Submission
from quizgen.prose import Math, Prose, Text


def mark_sheet(questions: Sequence[Variant], submission: Submission, *, late: bool = False) -> SheetMark:
    """The marks of a submission to a sheet with these questions; what was not answered is blank."""
    marks = tuple(
        mark_question(variant, {part.label: submission.text(number, part.label) for part in variant.parts})
        for number, variant in enumerate(questions, 1)
    )
    return SheetMark(submission.student, submission.sheet, submission.id, marks, late)


def mark_question(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are the texts by the labels of the parts."""
    parts = tuple(mark_part(part, responses.get(part.label, "")) for part in variant.parts)
    return Mark(variant.template, variant.title, parts)


def mark_part(part: Part, response: str) -> PartMark:
    """The mark of one part. What cannot be read or decided waits for a person; only what is proved wrong earns
    nothing."""
    if not response.strip():
        blank = _words("Nothing was written here.")
        return PartMark(part.label, response, Blank(), _awards(part, Fraction(0)), (blank, _key(part)))
    try:
        reading = read(response, part.task)
    except InputError as error:
        return _unreadable(part, response, error)
    return _judged(part, response, reading.expr, judge(reading, part.task))


def _unreadable(part: Part, response: str, error: InputError) -> PartMark:
    outcome = Unreadable(error.span, error.what, error.advice, error.code)
    feedback = (_words(f"This could not be read: {_sentence(str(error))} Your tutor will look at it."),)
    review = f"could not be read: {error.what}"
    return PartMark(part.label, response, outcome, _awards(part, None), feedback, None, review)


def _judged(part: Part, response: str, expr: Expr, judgement: Judgement) -> PartMark:
    outcome = Judged(expr, judgement)
    said = tuple(_words(finding.message) for finding in judgement.findings)
    if judgement.instead is not None:
        ways = _two_ways(expr, judgement.instead)
        review = f"read as {to_unicode(expr)} wrong, read as {to_unicode(judgement.instead)} right"
        return PartMark(part.label, response, outcome, _awards(part, None), (ways,), None, review)
    match judgement.verdict:
        case Equal():
            return PartMark(part.label, response, outcome, _awards(part, judgement.credit), (_words("Right."), *said))
        case Different():
            found = find_slip(part, judgement)
            awards = tuple(_after(found, share, judgement.credit) for share in scheme(part))
            explained = (*said, found.words) if found else said
            slip = found.slip if found else None
            return PartMark(part.label, response, outcome, awards, (*explained, _key(part)), slip)
        case Undecided(reason, evidence):
            waiting = _words("This could not be decided by itself: your tutor will look at it.")
            review = "; ".join(filter(None, [f"undecided: {reason}", evidence]))
            return PartMark(part.label, response, outcome, _awards(part, None), (waiting,), None, review)


def _awards(part: Part, credit: Fraction | None) -> tuple[Award, ...]:
    """The scheme of the part with this share of each award given; None: all wait."""
    return tuple(_award(share, credit) for share in scheme(part))


def _award(share: Share, credit: Fraction | None) -> Award:
    return Award(share.sort, share.what, share.marks, None if credit is None else credit * share.marks)


def _after(found: Found | None, share: Share, credit: Fraction) -> Award:
    """What a wrong answer earns: a method mark for every step that is shown to be right, because the one slip that
    explains the answer lies elsewhere; of the accuracy its right components."""
    if share.step is None:
        return _award(share, credit)
    return _award(share, Fraction(found is not None and share.step.goal not in found.missed))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _words(text: str) -> Prose:
    return (Text(text),)


def _key(part: Part) -> Prose:
    return Text("The answer is "), Math(part.task.key), Text(".")


def _two_ways(usual: Expr, other: Expr) -> Prose:
    return (
        Text("This can be read as "), Math(usual), Text(" or as "), Math(other),
        Text(". Your tutor will ask which you meant; brackets make it clear."),
    )  # fmt: skip
