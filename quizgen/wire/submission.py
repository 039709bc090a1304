"""Submission: JSON in and out."""

from __future__ import annotations

from typing import Final

from quizgen.marking.submission import Response, Submission
from quizgen.wire.document import Field, dump, headed

FORMAT: Final = "quizgen submission"
VERSION: Final = 1
LONGEST: Final = 10_000
"""Characters of one answer."""


def write_submission(submission: Submission) -> str:
    """The submission as the text of its file; `id` lets a reader see whether it arrived as it was written."""
    return dump({
        "format": FORMAT,
        "version": VERSION,
        "id": submission.id,
        "course": submission.course,
        "sheet": submission.sheet,
        "student": submission.student,
        "edition": submission.edition,
        "at": submission.at,
        "answers": [{"question": a.question, "part": a.part, "text": a.text} for a in submission.responses],
    })  # fmt: skip


def read_submission(data: str | bytes, file: str) -> Submission:
    """The submission in a file; raises FileError."""
    top = headed(data, file, FORMAT, VERSION)
    course, sheet, student, edition, at = (
        top[name].text.strip() for name in ("course", "sheet", "student", "edition", "at")
    )
    submission = Submission(course, sheet, student, edition, at, tuple(map(_response, top["answers"])))
    stated = top.get("id")
    if stated is not None and stated.text != submission.id:
        advice = "Ask for it again, or remove the line with the id to take it as it is."
        stated.wrong("changed after it was written", advice)
    return submission


def _response(field: Field) -> Response:
    text = field["text"].text
    if len(text) > LONGEST:
        field["text"].wrong(f"{len(text)} characters, more than {LONGEST}")
    return Response(field["question"].whole, field["part"].text, text)
