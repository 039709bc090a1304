"""Sheets that were handed in as files, in the same store as what comes from a platform.

A course that is run from the command line is a registration of its own: issuer COURSE, the course's name for the
client, a student's number for `sub`, a sheet for a placement.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizgen.bank.variant import Variant
from quizgen.gradebook.attempts import Answered, find_attempt, record
from quizgen.gradebook.decisions import rule
from quizgen.gradebook.marks import add_marks
from quizgen.gradebook.placements import add_learner, add_placement, find_placement
from quizgen.gradebook.registrations import OUR_OWN, add_registration, find_registration
from quizgen.gradebook.remark import Questions
from quizgen.gradebook.schema import Attempt, Learner, Mark, Placement
from quizgen.gradebook.store import Gradebook
from quizgen.gradebook.written import marker_of, new_marks, version_of
from quizgen.marking.mark import SheetMark
from quizgen.marking.submission import Submission
from quizgen.wire.key import KeyFile

COURSE: Final = f"{OUR_OWN}course"
"""The issuer of learners who have no platform."""


def record_sheets(
    gradebook: Gradebook, key: KeyFile, marks: Iterable[tuple[Submission, SheetMark]], at: datetime
) -> int:
    """Records these submissions with their marks, each once however often it is handed over; how many were new."""
    new = 0
    with gradebook.writing() as session:
        placement = _placement(session, key, at)
        for submission, mark in marks:
            new += _record_sheet(session, placement, key, submission, mark, at)
    return new


def record_rulings(gradebook: Gradebook, key: KeyFile, marks: Iterable[SheetMark], at: datetime) -> None:
    """Records what a person's rulings made of marks: where one of these differs from what stands, it is a decision, and
    where a ruling is there no more, its decision is withdrawn."""
    with gradebook.writing() as session:
        placement = _placement(session, key, at)
        for mark in marks:
            learner = _learner(session, key, mark.student, at)
            for number, (question, variant) in enumerate(zip(mark.questions, _questions(key, mark), strict=True), 1):
                attempt = find_attempt(session, learner, _name(mark.submission, number))
                if attempt is not None:
                    rule(session, placement, attempt, new_marks(variant, question), at)


def questions_in(key: KeyFile) -> Questions:
    """From attempts at a sheet to the questions that they answer, by the sheet's key as it is now."""
    sheets = {keyed.sheet.student.number: keyed.sheet for keyed in key.sheets}

    def question(attempt: Attempt, learner: Learner) -> Variant | None:
        sheet = sheets.get(learner.sub)
        if sheet is None or attempt.question > len(sheet.questions):
            return None
        variant = sheet.questions[attempt.question - 1]
        return variant if variant.template == attempt.template else None

    return lambda page: [question(attempt, learner) for attempt, learner in page]


def sheets_of(session: Session, course: str) -> tuple[Placement, ...]:
    """The sheets of a course that were marked with this gradebook, oldest first."""
    registration = find_registration(session, COURSE, course)
    if registration is None:
        return ()
    wanted = select(Placement).filter_by(registration_id=registration.id).order_by(Placement.id)
    return tuple(session.scalars(wanted))


def _record_sheet(
    session: Session, placement: Placement, key: KeyFile, submission: Submission, mark: SheetMark, at: datetime
) -> bool:
    learner = _learner(session, key, submission.student, at)
    new = False
    for number, (question, variant) in enumerate(zip(mark.questions, _questions(key, mark), strict=True), 1):
        answered = Answered(
            client_id=_name(submission.id, number),
            question=number,
            template=variant.template,
            version=version_of(variant),
            seed=f"{key.name}/{submission.student}/{number}",
            responses={part.label: submission.text(number, part.label) for part in variant.parts},
            at=submission.time.astimezone(),
        )
        marker = marker_of(variant)
        recorded = record(session, placement, learner, answered, new_marks(variant, question), marker)
        if not recorded.new and not _marked(session, recorded.attempt, marker):
            add_marks(session, [(recorded.attempt.id, one) for one in new_marks(variant, question)], marker, at)
        new = new or recorded.new
    return new


def _marked(session: Session, attempt: Attempt, marker: str) -> bool:
    return session.scalar(select(Mark.id).filter_by(attempt_id=attempt.id, marker=marker).limit(1)) is not None


def _name(submission: str, question: int) -> str:
    """A submission's id says what is in it, so the same file is the same attempt."""
    return f"{submission}/{question}"


def _placement(session: Session, key: KeyFile, at: datetime) -> Placement:
    registration = add_registration(session, COURSE, key.course, at)
    marks = max((keyed.sheet.marks for keyed in key.sheets), default=None)
    found = find_placement(session, registration, "", key.name)
    if found is not None and found.title == key.title and found.score_maximum == marks:
        return found
    return add_placement(
        session,
        registration,
        "",
        key.name,
        at,
        sheet=key.name,
        title=key.title,
        counts="last",
        score_maximum=marks or 0,
    )


def _learner(session: Session, key: KeyFile, number: str, at: datetime) -> Learner:
    return add_learner(session, add_registration(session, COURSE, key.course, at), "", number, at)


def _questions(key: KeyFile, mark: SheetMark) -> tuple[Variant, ...]:
    sheet = key.of(mark.student)
    return () if sheet is None else sheet.questions
