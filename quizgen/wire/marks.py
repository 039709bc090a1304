"""Marks: JSON in and out, with verdicts, their evidence and the feedback."""

from __future__ import annotations

from typing import Final

from quizgen.marking.mark import SheetMark
from quizgen.wire.document import LARGE, dump, headed
from quizgen.wire.nouns import decode, encode

FORMAT: Final = "quizgen marks"
VERSION: Final = 1


def write_marks(marks: tuple[SheetMark, ...]) -> str:
    """The marks as the text of a marks.json file."""
    return dump({"format": FORMAT, "version": VERSION, "marks": encode(marks)})


def read_marks(data: str | bytes, file: str) -> tuple[SheetMark, ...]:
    """The marks in a file; raises FileError."""
    return tuple(decode(SheetMark, mark) for mark in headed(data, file, FORMAT, VERSION, LARGE)["marks"])


def without_student(data: str | bytes, file: str, student: str) -> str:
    """The text of a marks.json file without one student; the other marks are as they were. Raises FileError."""
    top = headed(data, file, FORMAT, VERSION, LARGE)
    others = [mark.value for mark in top["marks"] if mark["student"].text != student]
    return dump({**top.value, "marks": others})


def students_in(data: str | bytes, file: str) -> frozenset[str]:
    """The students whose marks are in a file; the marks are not read. Raises FileError."""
    return frozenset(mark["student"].text for mark in headed(data, file, FORMAT, VERSION, LARGE)["marks"])
