"""Which course a command is run in, and where its banks are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from quizgen.bank.model import Bank
from quizgen.resources import user_folder
from quizgen.sheets.course import COURSE_FILE, Course, load_course

CACHE: Final = ".quizgen-cache"
"""Beside the folders of sheets: what need not be typeset again."""


def course_folder(start: Path | None = None) -> Path:
    """The course that this folder (None: the current one) is in, else the folder itself."""
    here = (start or Path.cwd()).absolute()
    return next((above for above in (here, *here.parents) if (above / COURSE_FILE).exists()), here)


def current_course(start: Path | None = None) -> Course | None:
    """The course that this folder (None: the current one) is in; FileError where its course.toml is wrong."""
    found = course_folder(start)
    return load_course(found) if (found / COURSE_FILE).exists() else None


def course_of(file: Path) -> Course | None:
    """The course that a file lies in, else that of the current folder; FileError where its course.toml is wrong."""
    return current_course(file.parent) or current_course()


def replacing(banks: Iterable[Bank], course: Course) -> Iterator[str]:
    """A sentence about each bank of a package that stands in for another of its name. (Of the course's own banks nobody
    needs to be told.)"""
    for bank in banks:
        if bank.replaces and not Path(bank.file).is_relative_to(course.banks):
            yield f"bank {bank.name}: {bank.file} is used instead of {bank.replaces}"


def bank_folders(course: Course | None = None) -> tuple[Path, ...]:
    """The course's own banks (None: the current one's), the tutor's for all courses, those of installed packages,
    quizgen's own last."""
    from quizgen.bank.sources import installed_folders

    course = course or current_course()
    everywhere = (user_folder("banks"), *installed_folders())
    return everywhere if course is None else (course.banks, *everywhere)
