"""Which course a command is run in, and where its banks are."""

from __future__ import annotations

from pathlib import Path

from quizgen.resources import user_folder
from quizgen.sheets.course import COURSE_FILE, Course, load_course


def course_folder() -> Path:
    """The course that the current folder is in, else the current folder."""
    here = Path.cwd()
    return next((above for above in (here, *here.parents) if (above / COURSE_FILE).exists()), here)


def current_course() -> Course | None:
    """The course that the current folder is in; FileError where its course.toml is wrong."""
    found = course_folder()
    return load_course(found) if (found / COURSE_FILE).exists() else None


def bank_folders() -> tuple[Path, ...]:
    """The course's own banks, the tutor's for all courses, those of installed packages, quizgen's own last."""
    from quizgen.bank.sources import installed_folders

    course = current_course()
    everywhere = (user_folder("banks"), *installed_folders())
    return everywhere if course is None else (course.banks, *everywhere)
