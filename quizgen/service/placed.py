"""What is set at a placement, as pure functions that run in worker processes: lines as in a plan become questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgen.errors import FileError
from quizgen.located.place import Mistakes, Place
from quizgen.located.reader import read_text
from quizgen.service.jobs import Folders, banks_in
from quizgen.sheets.pick import Slot, slots_of
from quizgen.sheets.plan import Exactly, Plan, Wish, load_plan, read_wish
from quizgen.values import value

WHERE = "questions"


@value
class Planned:
    """A plan as it is set at a placement: `questions` are its lines, `due` stands as the tutor wrote it."""

    name: str
    title: str
    due: str
    questions: tuple[str, ...]


def plan_of(folders: Folders, questions: Sequence[str], sheet: str) -> Plan:
    """These lines as a plan of this name; FileError with every line that is none."""
    mistakes = Mistakes(WHERE)
    wishes = [_wish(line, number, folders, mistakes) for number, line in enumerate(questions, 1)]
    if not wishes:
        mistakes.add(0, "", "no question is chosen.", "Choose one at least.")
    mistakes.check()
    return Plan(sheet, "", "", tuple(wish for wish in wishes if wish is not None))


def slots(folders: Folders, questions: Sequence[str], sheet: str, course: str, secret: bytes) -> tuple[Slot, ...]:
    """The templates in which the questions of this sheet are drawn, the same for everybody; FileError."""
    return slots_of(plan_of(folders, questions, sheet), banks_in(folders), secret, course)


def worth(folders: Folders, questions: Sequence[str], sheet: str, course: str, secret: bytes) -> int:
    """The marks of all questions together; FileError."""
    return sum(slot.marks or slot.template.marks for slot in slots(folders, questions, sheet, course, secret))


def settled(folders: Folders, questions: Sequence[str], sheet: str, course: str, secret: bytes) -> tuple[str, ...]:
    """Lines that name each template which this sheet takes, so that another sheet takes the same; FileError."""
    return tuple(
        line_of(Exactly(slot.template.bank, slot.template.name, slot.marks, 0))
        for slot in slots(folders, questions, sheet, course, secret)
    )


def plans_in(folders: Folders, course: Path) -> list[Planned]:
    """The plans of a course folder; files that are no plans are passed over."""
    found = []
    for path in sorted(course.glob("*.yaml")):
        try:
            plan = load_plan(path, banks_in(folders))
        except FileError:
            continue
        found.append(Planned(plan.name, plan.title, plan.due, tuple(map(line_of, plan.questions))))
    return found


def line_of(wish: Wish) -> str:
    """The line of a plan that says this."""
    if isinstance(wish, Exactly):
        line = f"{wish.bank}/{wish.template}"
    else:
        line = f"{wish.count} of {wish.bank}"
        line += "" if wish.difficulty is None else f" at difficulty {wish.difficulty}"
    return line if wish.marks is None else f"{line}: {wish.marks} marks"


def _wish(line: str, number: int, folders: Folders, mistakes: Mistakes) -> Wish | None:
    found = read_text(line, mistakes)
    return None if found is None else read_wish(Place(found, f"question {number}", mistakes), banks_in(folders))
