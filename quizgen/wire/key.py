"""KeyFile: what the tutor keeps of a set of sheets - every question with its key - so that marking needs no bank.

Seeds and keys are in it: it is for nobody else. Derivations are stored as their goals and worked out again when the
file is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from quizgen.marking.submissions import Register
from quizgen.sheets.sheet import Sheet
from quizgen.values import replaced, value
from quizgen.wire.document import LARGE, Field, Json, dump, headed
from quizgen.wire.nouns import decode, encode
from quizgen.wire.quiz import quiz_of

KEY_NAME: Final = "key.private.json"
"""What the file is called in the folder of its sheet."""
EARLIER: Final = "earlier-keys"
"""The folder beside it, with the keys of drawings that it replaced and that may have been handed out."""
FORMAT: Final = "quizgen key (private)"
VERSION: Final = 1


@value
class KeyedSheet:
    """A sheet, and the edition that its student's quiz file bears."""

    sheet: Sheet
    edition: str


@value
class KeyFile:
    """The sheets of one week of one course, a student each."""

    course: str
    name: str
    title: str
    due: str
    sheets: tuple[KeyedSheet, ...]

    @property
    def register(self) -> Register:
        """What sorting submissions needs to know."""
        editions = {keyed.sheet.student.number: keyed.edition for keyed in self.sheets}
        return Register(self.course, self.name, self.due, editions)

    def of(self, student: str) -> Sheet | None:
        """The sheet of the student with this number."""
        return next((keyed.sheet for keyed in self.sheets if keyed.sheet.student.number == student), None)

    def answered(self, editions: Mapping[str, Container[str]], earlier: Iterable[KeyFile]) -> KeyFile:
        """This key, but with the sheet of an `earlier` one for every student who answered that and not the present one.

        `editions` are those answered, by student number; of several earlier keys the first counts.
        """
        others: dict[str, list[KeyedSheet]] = {}
        for one in earlier:
            for keyed in one.sheets:
                others.setdefault(keyed.sheet.student.number, []).append(keyed)

        def handed_in(present: KeyedSheet) -> KeyedSheet:
            number = present.sheet.student.number
            drawn = (present, *others.get(number, ()))
            return next((keyed for keyed in drawn if keyed.edition in editions.get(number, ())), present)

        return replaced(self, sheets=tuple(map(handed_in, self.sheets)))


def key_of(sheets: tuple[Sheet, ...]) -> KeyFile:
    """The key of sheets that were composed together; ValueError when there is none or they are not of one week."""
    if len({(sheet.course, sheet.name, sheet.title, sheet.due) for sheet in sheets}) != 1:
        raise ValueError("a key file holds the sheets of one week")
    first = sheets[0]
    return KeyFile(first.course, first.name, first.title, first.due, tuple(map(keyed, sheets)))


def keyed(sheet: Sheet) -> KeyedSheet:
    """A sheet with its edition."""
    return KeyedSheet(sheet, quiz_of(sheet).edition)


def write_key(key: KeyFile) -> str:
    """The key as the text of a file that is for the tutor only."""
    return "".join(key_in_lines(key, map(key_line, key.sheets)))


def key_line(one: KeyedSheet) -> str:
    """One student's line of a key file."""
    return dump(encode(one), indent=None).rstrip("\n")


def key_in_lines(key: KeyFile, lines: Iterable[str]) -> Iterator[str]:
    """The text of a key file, piece by piece: the head is that of `key`, and its sheets are these lines.

    So that a key can be written while its sheets are made, however many they are.
    """
    yield from _in_lines({"format": FORMAT, "version": VERSION, "key": encode(replaced(key, sheets=()))}, lines)


def _in_lines(document: Json, lines: Iterable[str]) -> Iterator[str]:
    """A document without sheets, and these for its sheets."""
    before, after = dump(document, indent=None).rsplit("[]", 1)
    yield f"{before}["
    between = "\n"
    for line in lines:
        yield between + line
        between = ",\n"
    yield f"\n]{after}"


def read_key(data: str | bytes, file: str) -> KeyFile:
    """The key in a file; raises FileError."""
    return decode(KeyFile, headed(data, file, FORMAT, VERSION, LARGE)["key"])


def editions_in(data: str | bytes, file: str) -> frozenset[str]:
    """The editions of which a key file holds the sheets; they are not read. Raises FileError."""
    sheets = headed(data, file, FORMAT, VERSION, LARGE)["key"]["sheets"]
    return frozenset(keyed["edition"].text for keyed in sheets)


def sheet_and_students(data: str | bytes, file: str) -> tuple[str, frozenset[str]]:
    """Which sheet a key file is of, and the numbers of its students; the sheets are not read. Raises FileError."""
    key = headed(data, file, FORMAT, VERSION, LARGE)["key"]
    return key["name"].text, frozenset(map(_student, key["sheets"]))


def without_student(data: str | bytes, file: str, student: str) -> str:
    """The text of a key file without one student; the other lines are as they were. Raises FileError."""
    top = headed(data, file, FORMAT, VERSION, LARGE)
    others = (keyed.value for keyed in top["key"]["sheets"] if _student(keyed) != student)
    head = {**top.value, "key": {**top["key"].value, "sheets": []}}
    return "".join(_in_lines(head, (dump(one, indent=None).rstrip("\n") for one in others)))


def _student(keyed: Field) -> str:
    return keyed["sheet"]["student"]["number"].text
