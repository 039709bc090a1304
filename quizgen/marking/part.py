"""Marks for one part by itself: read, judge, look for the slip, award."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import OTHERS, judge, read
from quizgen.bank.variant import Part
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.text import to_unicode
from quizgen.marking.awards import awards_after_slip, awards_of
from quizgen.marking.mark import Blank, Judged, PartMark, Unreadable
from quizgen.marking.slips import Found, find_slip
from quizgen.marking.words import discreetly, perhaps_meant, sentence, the_answer, two_ways, words
from quizgen.prose import Prose
from quizgen.syntax.reading import Reading


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
    awards = awards_after_slip(part, found, judgement)
    slip = found.slip if found else None
    return PartMark(part.label, response, outcome, awards, said, slip, solution=(the_answer(part),))
