"""What the files of a course hold of one person: found by what they say, and deleted.

What is theirs alone goes: what they handed in, and the sheets that were made for them. From marks and private keys
their part is taken out. What names them among others and is the tutor's, or is bound for all, stays: it is named, with
what to do.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from quizgen.cli.course import CACHE
from quizgen.cli.handed_in import content_of
from quizgen.cli.keys import keys_in
from quizgen.cli.marks_folder import names_student, take_out_marks
from quizgen.cli.show import place
from quizgen.marking.submission import Submission
from quizgen.marking.submissions import Damaged, Empty
from quizgen.outputs import MARKER, write_whole
from quizgen.sheets.course import Course
from quizgen.values import value
from quizgen.wire.key import KEY_NAME, sheet_and_students, without_student

BEGINNINGS: Final = (b"%PDF", b"{", b"\xef\xbb\xbf")
"""Of files that may have been handed in; others are not read."""


@value
class Stays:
    """Something that names the person and is not quizgen's to change, and what to do about it."""

    where: str
    advice: str


@value
class PersonFiles:
    """Files that are `theirs`, folders of `marks` and files of `keys` in which a part is, and what `stays`."""

    number: str
    theirs: tuple[Path, ...] = ()
    marks: tuple[Path, ...] = ()
    keys: tuple[Path, ...] = ()
    stays: tuple[Stays, ...] = ()

    @property
    def some(self) -> bool:
        """Whether there is anything to delete."""
        return bool(self.theirs or self.marks or self.keys)

    def delete(self) -> None:
        """Takes them out of marks and keys, each of which is replaced whole, and deletes what is theirs."""
        for folder in self.marks:
            take_out_marks(folder, self.number)
        for path in self.keys:
            write_whole(path, without_student(path.read_bytes(), str(path), self.number), 0o600)
        for path in self.theirs:
            path.unlink(missing_ok=True)


def person_files(course: Course, number: str) -> PersonFiles:
    """What the course's folder holds of the student with this number; changes nothing. FileError where marks or keys
    cannot be read."""
    made, files = _walked(course)
    keys = [path for folder in made for path in keys_in(folder)]
    sheets = {path: sheet_and_students(path.read_bytes(), str(path)) for path in keys}
    keys = [path for path in keys if number in sheets[path][1]]
    folders = {folder: name for folder in made for path, (name, _) in sheets.items() if path.is_relative_to(folder)}
    handed_in, unread = _handed_in(files, course, number)
    return PersonFiles(
        number,
        (*handed_in, *(path for folder, name in folders.items() for path in _made_for(folder, name, number))),
        tuple(folder for folder in made if names_student(folder, number)),
        tuple(keys),
        (*_in_roster(course.roster, number), *_bound(keys, course), *unread),
    )


def _walked(course: Course) -> tuple[list[Path], list[Path]]:
    """The folders that quizgen made in the course, and all files outside them; hidden ones and banks are left out."""
    made: list[Path] = []
    files: list[Path] = []
    for name, folders, names in os.walk(course.folder):
        here = Path(name)
        if MARKER in names:
            made.append(here)
            folders.clear()
            continue
        folders[:] = sorted(one for one in folders if not one.startswith(".") and here / one != course.banks)
        files += [here / one for one in sorted(names) if not one.startswith(".")]
    return made, files


def _handed_in(files: Iterable[Path], course: Course, number: str) -> tuple[list[Path], list[Stays]]:
    """What the student handed in; and files that bear their number and cannot be read."""
    theirs, unread = [], []
    for path in files:
        match content_of(path) if _may_be_read(path) else None:
            case Submission(course=name, student=student) if (name, student) == (course.name, number):
                theirs.append(path)
            case Empty(student) if student == number:
                theirs.append(path)
            case (Damaged() | None) if number in _words(path.name):
                unread.append(Stays(place(path), f"cannot be read; if it is theirs: rm {_quoted([path])}"))
    return theirs, unread


def _may_be_read(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8).lstrip().startswith(BEGINNINGS)
    except OSError:
        return False


def _made_for(folder: Path, sheet: str, number: str) -> list[Path]:
    """The files of a week that are for one student."""
    from quizgen.render.batch import name_of_files

    return sorted(path for path in folder.glob("*/*") if path.name.startswith(f"{name_of_files(sheet, number)}."))


def _in_roster(roster: Path, number: str) -> Iterator[Stays]:
    try:
        lines = roster.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for at, line in enumerate(lines, 1):
        if number in (cell.strip(' "') for cell in line.replace(";", ",").replace("\t", ",").split(",")):
            yield Stays(f"{place(roster)}, line {at}", "take the line out, or they have a sheet next time")


def _bound(keys: Iterable[Path], course: Course) -> Iterator[Stays]:
    """What is bound for the whole class, beside these keys, and what was kept to be typeset once."""
    from quizgen.render.classrun import BOUND

    folders = [path.parent for path in keys if path.name == KEY_NAME]
    for folder in folders:
        bound = [path for name in BOUND for path in sorted(folder.glob(f"{Path(name).stem}*.pdf"))]
        if bound:
            yield Stays(", ".join(map(place, bound)), f"bound for the whole class: rm {_quoted(bound)}")
    cache = course.out / CACHE
    if folders and cache.is_dir():
        yield Stays(place(cache), f"sheets that need not be typeset again: rm -r {_quoted([cache])}")


def _words(name: str) -> list[str]:
    """The pieces of a file's name: letters and digits."""
    return "".join(character if character.isalnum() else " " for character in name).split()


def _quoted(paths: Iterable[Path]) -> str:
    return " ".join(shlex.quote(place(path)) for path in paths)
