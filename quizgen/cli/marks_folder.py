"""A folder of marks: what `quizgen mark` writes into it, and the rulings that stay in it when it is written again."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from quizgen.errors import FileError, Problem
from quizgen.marking.feedback import feedback
from quizgen.marking.mark import SheetMark
from quizgen.marking.report import marks_rows
from quizgen.marking.ruling import Ruling, ruled
from quizgen.outputs import whole_folder, write_whole
from quizgen.wire.key import KeyFile
from quizgen.wire.marks import read_marks, students_in, without_student, write_marks
from quizgen.wire.rulings import read_rulings, write_rulings

MARKS = "marks.json"
TABLE = "marks.csv"
RULINGS = "rulings.json"


def saved_marks(folder: Path) -> tuple[SheetMark, ...]:
    """The marks in a folder; raises FileError."""
    path = folder / MARKS
    try:
        return read_marks(path.read_bytes(), str(path))
    except OSError as error:
        advice = "Mark the submissions first: quizgen mark submissions/"
        raise FileError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", advice)]) from None


def students_marked(folder: Path) -> frozenset[str]:
    """The students who have marks in a folder; none where there are no marks, or none that can be read."""
    path = folder / MARKS
    with suppress(OSError, FileError):
        return students_in(path.read_bytes(), str(path))
    return frozenset()


def saved_rulings(folder: Path) -> tuple[Ruling, ...]:
    """The rulings in a folder, none where there are none yet; raises FileError."""
    path = folder / RULINGS
    return read_rulings(path.read_bytes(), str(path)) if path.exists() else ()


def save_rulings(folder: Path, rulings: tuple[Ruling, ...]) -> None:
    """Put the rulings into a folder of marks, in place of those that are there."""
    write_whole(folder / RULINGS, write_rulings(rulings))


def with_rulings(marks: Iterable[SheetMark], key: KeyFile, rulings: tuple[Ruling, ...]) -> tuple[SheetMark, ...]:
    """The marks as the rulings leave them; FileError where a ruling cannot be followed."""
    try:
        return tuple(_with_rulings(mark, key, rulings) for mark in marks)
    except ValueError as error:
        advice = "Change its number of marks, or remove it."
        raise FileError([Problem(RULINGS, 0, "", f"a ruling gives {error}.", advice)]) from None


def _with_rulings(mark: SheetMark, key: KeyFile, rulings: tuple[Ruling, ...]) -> SheetMark:
    sheet = key.of(mark.student)
    return mark if sheet is None else ruled(mark, sheet.questions, rulings)


def write_folder(
    out: Path, marks: tuple[SheetMark, ...], key: KeyFile, rulings: tuple[Ruling, ...], *, answers: bool
) -> None:
    """marks.csv for a spreadsheet, marks.json for quizgen, a text for each student; the rulings stay."""
    names = {keyed.sheet.student.number: keyed.sheet.student.name for keyed in key.sheets}
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows(marks_rows(marks, names))
    with whole_folder(out) as folder:
        (folder / TABLE).write_text("\ufeff" + table.getvalue(), encoding="utf-8", newline="")
        (folder / MARKS).write_text(write_marks(marks), encoding="utf-8")
        if rulings:
            (folder / RULINGS).write_text(write_rulings(rulings), encoding="utf-8")
        (folder / "feedback").mkdir()
        for one in marks:
            text = feedback(one, key.title, answers=answers)
            (folder / "feedback" / f"{_safe(one.student)}.txt").write_text(text, encoding="utf-8")


def names_student(folder: Path, student: str) -> bool:
    """Whether a folder of marks says anything of a student; raises FileError."""
    path = folder / MARKS
    if not path.exists():
        return False
    return student in students_in(path.read_bytes(), str(path)) or any(_is_of(row, student) for row in _rows(folder))


def take_out_marks(folder: Path, student: str) -> None:
    """The folder without one student's marks and feedback; what else is in it stays as it is. Raises FileError."""
    marks = without_student((folder / MARKS).read_bytes(), str(folder / MARKS), student)
    with whole_folder(folder) as new:
        shutil.copytree(folder, new, dirs_exist_ok=True)
        (new / MARKS).write_text(marks, encoding="utf-8")
        if rows := _rows(folder):
            (new / TABLE).write_bytes(b"\n".join(row for row in rows if not _is_of(row, student)))
        (new / "feedback" / f"{_safe(student)}.txt").unlink(missing_ok=True)


def _rows(folder: Path) -> list[bytes]:
    """The lines of the table, as they are."""
    return (folder / TABLE).read_bytes().split(b"\n") if (folder / TABLE).exists() else []


def _is_of(row: bytes, student: str) -> bool:
    """Whether a row of the table is a student's, also where a spreadsheet has saved it in its own way."""
    number, *_ = row.decode("utf-8-sig", "replace").replace(";", ",").replace("\t", ",").split(",")
    return number.strip("\"' \r") == student


def _safe(number: str) -> str:
    """A student's number as a file name."""
    return "".join(c if c.isalnum() or c in "-_.@" else "_" for c in number).lstrip(".") or "_"
