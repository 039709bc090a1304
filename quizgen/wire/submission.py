"""Submission: JSON in and out."""

from __future__ import annotations

from typing import Final

from quizgen.errors import FileError
from quizgen.marking.submission import Response, Submission
from quizgen.wire.document import CUT, SMALL, Field, dump, headed

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
    top = _opened(data, file)
    course, sheet, student, edition, at = (
        top[name].text.strip() for name in ("course", "sheet", "student", "edition", "at")
    )
    submission = Submission(course, sheet, student, edition, at, tuple(map(_response, top["answers"])))
    stated = top.get("id")
    if stated is not None and stated.text != submission.id:
        advice = "Ask for it again, or remove the line with the id to take it as it is."
        stated.wrong("changed after it was written", advice)
    return submission


def _opened(data: str | bytes, file: str) -> Field:
    """The document; FileError in the words of somebody who sorts what students sent, and knows no JSON."""
    whole = Field(file, "", None)
    seen = data.encode("utf-8", "replace") if isinstance(data, str) else data
    seen = seen.removeprefix(b"\xef\xbb\xbf").strip()
    if not seen:
        whole.wrong("it is empty.", "Ask for it again.")
    if not seen.startswith(b"{"):
        whole.wrong("it is not a submission.", "Submissions end in .answers.json, or are the filled PDF.")
    if not seen.endswith(b"}") and len(seen) <= SMALL:
        whole.wrong("it is cut off: ask for it again.")
    try:
        return headed(data, file, FORMAT, VERSION)
    except FileError as error:
        what, advice = error.problems[0].what, error.problems[0].advice
    if advice == CUT:
        whole.wrong("it is cut off: ask for it again.")
    if what.startswith("not "):
        whole.wrong("it is not a submission, or is damaged.", "Ask for it again.")
    return whole.wrong(what, advice)


def _response(field: Field) -> Response:
    text = field["text"].text
    if len(text) > LONGEST:
        field["text"].wrong(f"{len(text)} characters, more than {LONGEST}")
    return Response(field["question"].whole, field["part"].text, text)
