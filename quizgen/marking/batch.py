"""Marking many sheets over any Executor. The rim of marking: here, and only here, a fault becomes "a person must
look"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from fractions import Fraction
from threading import Lock
from typing import Final

from quizgen.bank.variant import Part, Variant
from quizgen.chunks import spread
from quizgen.marking.mark import Award, Failed, Mark, PartMark, SheetMark
from quizgen.marking.marker import mark_question, mark_sheet
from quizgen.marking.submission import Submission
from quizgen.prose import Text
from quizgen.values import value

AHEAD: Final = 64
"""Sheets that are given to an executor before the first comes back: enough for many cores, few enough for memory."""


ONE_AT_A_TIME = Lock()
"""FLINT's precision belongs to the process: where an engine's workers are threads, they take turns."""


@value
class Job:
    """One submission and the questions that it answers."""

    questions: tuple[Variant, ...]
    submission: Submission
    late: bool = False


def mark_all(jobs: Iterable[Job], executor: Executor | None = None) -> Iterator[SheetMark]:
    """The marks of every job, in the order of the jobs and the same with any executor. None is lost: where marking
    breaks, the question waits for a person with the reason."""
    return spread(mark_job, jobs, executor, ahead=AHEAD, lost=_lost)


def mark_job(job: Job) -> SheetMark:
    """As mark_sheet, but a question on which marking breaks does not take the others with it."""
    with ONE_AT_A_TIME:
        return mark_sheet(job.questions, job.submission, late=job.late, mark=marked_or_failed)


def marked_or_failed(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """As mark_question; where marking breaks, every part waits for a person with the reason."""
    try:
        return mark_question(variant, responses)
    except Exception as fault:  # the rim: a fault of ours must not cost a student marks, or the class its marks
        return _failed(variant, responses, f"{type(fault).__name__}: {fault}")


def _lost(job: Job) -> SheetMark:
    return mark_sheet(job.questions, job.submission, late=job.late, mark=_unmarked)


def _unmarked(variant: Variant, responses: Mapping[str, str]) -> Mark:
    return _failed(variant, responses, "the process that marked this sheet died")


def _failed(variant: Variant, responses: Mapping[str, str], what: str) -> Mark:
    parts = tuple(_failed_part(part, responses.get(part.label, ""), what) for part in variant.parts)
    return Mark(variant.template, variant.title, parts)


def _failed_part(part: Part, response: str, what: str) -> PartMark:
    award = Award("accuracy", "the right answer", Fraction(part.marks), None)
    feedback = ((Text("This could not be marked by itself: your tutor will look at it."),),)
    return PartMark(part.label, response, Failed(what), (award,), feedback, None, f"marking failed: {what}")
