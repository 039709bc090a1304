"""All that a class's sheets are made from, read from a tutor's files: everything that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizgen.bank.load import load_banks
from quizgen.bank.model import Bank
from quizgen.cli.course import bank_folders, course_of
from quizgen.cli.looks import Looks
from quizgen.errors import FileError, Problem
from quizgen.sheets.course import Course, load_secret
from quizgen.sheets.pick import slots_of
from quizgen.sheets.plan import Plan, load_plan
from quizgen.sheets.roster import load_roster
from quizgen.sheets.sheet import Student
from quizgen.values import value

if TYPE_CHECKING:
    from quizgen.render.layouts import Layouts
    from quizgen.render.pages import Room

T = TypeVar("T")


@value
class Asked:
    """What the sheets of a class are drawn from, and how their pages are to look."""

    course: Course
    plan: Plan
    banks: Mapping[str, Bank]
    students: tuple[Student, ...]
    secret: bytes
    layouts: Layouts
    room: Room


def read_asked(plan: Path, roster: Path | None, looks: Looks) -> Asked:
    """What a plan, a roster (None: the course's) and the command line ask for.

    The course is the one that the plan lies in, else the one that the current folder is in. FileError with what is
    wrong in any of the files.
    """
    course = course_of(plan)
    if course is None:
        advice = "Make a course with: quizgen new DIR; then run quizgen sheet inside it."
        raise FileError([Problem("course.toml", 0, "", "this folder is not in a course.", advice)])
    known = looks.known
    problems: list[Problem] = []

    def read(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except FileError as error:
            problems.extend(error.problems)
            return None

    banks = read(lambda: load_banks(bank_folders(course)))
    wishes = None if banks is None else read(lambda: load_plan(plan, banks, known))
    layouts = None if wishes is None else read(lambda: looks.layouts(wishes.wanted))
    students = read(lambda: load_roster(roster or course.roster))
    secret = read(lambda: load_secret(course.key))
    if problems or banks is None or wishes is None or layouts is None or students is None or secret is None:
        raise FileError(problems)
    room = _room(looks, wishes, banks, secret, course)
    return Asked(course, wishes, banks, tuple(students), secret, layouts, room)


def _room(looks: Looks, plan: Plan, banks: Mapping[str, Bank], secret: bytes, course: Course) -> Room:
    from quizgen.render.pages import room_for

    questions = tuple(slot.room for slot in slots_of(plan, banks, secret, course.name))
    return room_for(looks.wanted.over(plan.wanted).room, questions)
