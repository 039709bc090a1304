"""Sorting a pile of submissions: which one counts for each student, and one clear line for every other file.

The rule, in any order of arrival: of several submissions by one student the latest that was on time counts; where
none was on time, the earliest late one does. The others are kept and listed. A late submission that counts is marked
and flagged: what lateness costs is the course's business. The time is the one that the submission states. A deadline
without a distance from UTC is compared with the wall clock where the student was, so the answer is the same on every
machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeAlias

from quizgen.marking.submission import Submission, printable
from quizgen.near import nearest
from quizgen.values import value


@value
class Register:
    """The sheet that is being marked: `editions` has what each student was given, by student number."""

    course: str
    sheet: str
    due: str
    editions: Mapping[str, str]


@value
class Damaged:
    """A file that holds no submission; `what` says why in one line."""

    what: str

    def __str__(self) -> str:
        return f"could not be read: {self.what}"


@value
class Empty:
    """A fillable form that came back with nothing in any field: perhaps the viewer did not save it."""

    student: str

    def __str__(self) -> str:
        return "every field is empty; ask again, or mark it by hand"


Content: TypeAlias = Submission | Damaged | Empty


@value
class UnknownStudent:
    """Nobody with this number has the sheet; `near` is the number that was probably meant."""

    number: str
    near: str = ""

    def __str__(self) -> str:
        advice = f"; did they mean {self.near}?" if self.near else ""
        return f'no student "{self.number}" has this sheet{advice}'


@value
class OtherSheet:
    """A submission to another sheet or course."""

    course: str
    sheet: str

    def __str__(self) -> str:
        return f"is for another sheet: {self.sheet} of {self.course}"


@value
class OtherEdition:
    """The student answered a drawing of this sheet whose key is not the one at hand."""

    def __str__(self) -> str:
        return "answers other questions than this student's sheet has now; it needs the key file of that drawing"


@value
class Copy:
    """It says just what the file `of` says."""

    of: str

    def __str__(self) -> str:
        return f"is a copy of {self.of}"


@value
class Replaced:
    """The file `by` of the same student counts; `late` is zero when this one was on time."""

    by: str
    late: timedelta

    def __str__(self) -> str:
        return f"came too late by {duration(self.late)}: {self.by} counts" if self.late else f"is replaced by {self.by}"


@value
class Counts:
    """This one is marked; `late` is zero when it was on time."""

    late: timedelta

    def __str__(self) -> str:
        return f"late by {duration(self.late)}, marked all the same" if self.late else "counts"


Status: TypeAlias = Counts | Replaced | Copy | OtherEdition | OtherSheet | UnknownStudent | Damaged | Empty


@value
class Filed:
    """One file and what becomes of it."""

    file: str
    content: Content
    status: Status

    @property
    def line(self) -> str:
        """The file's own line: "late/20398.json  20398 late by 2 h 5 min, marked all the same"."""
        who = "" if isinstance(self.content, Damaged) else self.content.student
        return f"{printable(self.file)}  {printable(f'{who} {self.status}')}"


@value
class Pile:
    """Every file, by name; and the students of whom nothing can be marked."""

    filed: tuple[Filed, ...]
    missing: tuple[str, ...]

    @property
    def counting(self) -> tuple[Filed, ...]:
        """Those that are marked, at most one for each student, by student number."""
        return tuple(sorted((f for f in self.filed if isinstance(f.status, Counts)), key=_student))


def sort_submissions(arrivals: Iterable[tuple[str, Content]], register: Register) -> Pile:
    """Every file with its status: nothing is lost, nothing stops the others, and order does not matter."""
    filed: list[Filed] = []
    by_student: defaultdict[str, list[tuple[str, Submission]]] = defaultdict(list)
    for file, content in sorted(arrivals, key=lambda arrival: arrival[0]):
        refused = _refusal(content, register)
        if refused is not None:
            filed.append(Filed(file, content, refused))
        elif isinstance(content, Submission):
            by_student[content.student].append((file, content))
    for one in by_student.values():
        filed += _of_one_student(one, register)
    ordered = tuple(sorted(filed, key=lambda f: f.file))
    return Pile(ordered, tuple(sorted(register.editions.keys() - by_student.keys())))


def duration(time: timedelta) -> str:
    """A span of time in its two largest units: "3 d 4 h", "2 h 5 min", "40 s"."""
    seconds = int(time.total_seconds())
    counts = zip((seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60, seconds % 60), _UNITS, strict=True)
    return " ".join([f"{count} {unit}" for count, unit in counts if count][:2]) or "less than a second"


def lateness(at: str, due: str) -> timedelta:
    """How long after `due` the time `at` is; zero when on time, or when `due` is words rather than a time."""
    end = deadline(due)
    if end is None:
        return timedelta(0)
    time = datetime.fromisoformat(at)
    if time.tzinfo is None or end.tzinfo is None:
        time, end = time.replace(tzinfo=None), end.replace(tzinfo=None)
    return max(time - end, timedelta(0))


def still_open(at: str, due: str) -> bool:
    """Whether the time `at` is before `due`; not where `due` is words rather than a time."""
    return deadline(due) is not None and not lateness(at, due)


def deadline(due: str) -> datetime | None:
    """The last moment of `due`, which for a day is its end; None where it is words rather than a time."""
    try:
        moment = datetime.fromisoformat(due.strip())
        return moment if ":" in due else moment + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


_UNITS = ("d", "h", "min", "s")


def _refusal(content: Content, register: Register) -> Status | None:
    match content:
        case Damaged() | Empty():
            return content
        case Submission(course, sheet, _, _, at) if (course, sheet) != (register.course, register.sheet):
            return OtherSheet(course, sheet)
        case Submission(student=student) if student not in register.editions:
            return UnknownStudent(student, nearest(student, register.editions, 0.8))
        case Submission(student=student, edition=edition) if edition != register.editions[student]:
            return OtherEdition()
        case Submission(at=at) if not _is_time(at):
            return Damaged(f'"{at}" is not a time')
    return None


def _is_time(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _of_one_student(files: list[tuple[str, Submission]], register: Register) -> list[Filed]:
    copies: list[Filed] = []
    originals: list[tuple[str, Submission]] = []
    for _, same in groupby(sorted(files, key=lambda f: (f[1].id, f[0])), key=lambda f: f[1].id):
        first, *rest = same
        originals.append(first)
        copies += [Filed(file, content, Copy(first[0])) for file, content in rest]
    late = {file: lateness(content.at, register.due) for file, content in originals}
    chosen = min(originals, key=lambda f: (late[f[0]], -_instant(f[1].at), f[0]))[0]
    return copies + [
        Filed(file, content, Counts(late[file]) if file == chosen else Replaced(chosen, late[file]))
        for file, content in originals
    ]


def _instant(at: str) -> float:
    time = datetime.fromisoformat(at)
    return (time.replace(tzinfo=None) - datetime(1, 1, 1) - (time.utcoffset() or timedelta(0))).total_seconds()


def _student(filed: Filed) -> str:
    return filed.content.student if isinstance(filed.content, Submission) else ""
