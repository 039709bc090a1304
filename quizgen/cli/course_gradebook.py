"""The gradebook of a course, where course.toml names one. Only then is a database package imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.course import course_folder, current_course
from quizgen.errors import FileError, Problem, QuizgenError
from quizgen.marking.mark import SheetMark
from quizgen.marking.submission import Submission
from quizgen.sheets.course import COURSE_FILE, load_course
from quizgen.wire.key import KeyFile

if TYPE_CHECKING:
    from quizgen.gradebook.store import Gradebook

HOW = 'Write gradebook = "sqlite:///gradebook.db" there.'


class NeedsPackage(QuizgenError):
    """An optional package is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what = what
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.what} needs a package that is not installed: pip install "quizgen[{self.extra}]"'


@contextmanager
def opened(url: str, folder: Path | None = None) -> Iterator[Gradebook]:
    """The gradebook at a URL, closed at the end."""
    try:
        from quizgen.gradebook.store import open_gradebook
    except ModuleNotFoundError:
        raise NeedsPackage("A gradebook", "gradebook") from None
    gradebook = open_gradebook(url, folder)
    try:
        yield gradebook
    finally:
        gradebook.close()


@contextmanager
def gradebook_of(folder: Path | None = None) -> Iterator[Gradebook]:
    """The gradebook of the course in a folder, or of the one at hand; FileError where it keeps none."""
    found = folder or course_folder()
    course = load_course(found)
    if not course.gradebook:
        raise FileError([Problem(str(found / COURSE_FILE), 0, "gradebook", "this course keeps no gradebook.", HOW)])
    with opened(course.gradebook, course.folder) as gradebook:
        yield gradebook


def keep(key: KeyFile, submissions: Iterable[Submission], raw: Iterable[SheetMark], ruled: Iterable[SheetMark]) -> None:
    """Where the course keeps a gradebook: records marks as quizgen gave them to submissions, and then what rulings
    made of marks, these or earlier ones."""
    course = current_course()
    if course is None or not course.gradebook:
        return
    with opened(course.gradebook, course.folder) as gradebook:
        from quizgen.gradebook.recording import record_rulings, record_sheets

        now = datetime.now(UTC)
        by_id = {submission.id: submission for submission in submissions}
        record_sheets(gradebook, key, ((by_id[mark.submission], mark) for mark in raw), now)
        record_rulings(gradebook, key, ruled, now)
