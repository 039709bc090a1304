"""The class list: a CSV file with one student a line, as a spreadsheet or an LMS writes it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgen.located.place import Mistakes
from quizgen.sheets.sheet import Student

NUMBER = ("number", "student number", "student id", "studentid", "id", "id number", "candidate number",
          "matriculation number", "username", "user name", "email", "e mail", "email address")  # fmt: skip
NAME = ("name", "full name", "student name", "student", "display name")
GIVEN = ("first name", "given name", "forename", "firstname")
FAMILY = ("surname", "last name", "family name", "lastname")
"""Headings that are understood, in order of preference; case, _ and - do not matter."""

LARGEST = 5_000_000


def load_roster(path: Path) -> tuple[Student, ...]:
    """The students in the order of the file; FileError with every mistake at its line."""
    mistakes = Mistakes(str(path))
    text = _text(path, mistakes)
    students = () if text is None else read_roster(text, mistakes)
    mistakes.check()
    return students


def _text(path: Path, mistakes: Mistakes) -> str | None:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        mistakes.add(0, "", "there is no such file.", "Write a line number,name and then one student a line.")
        return None
    except OSError as error:
        mistakes.add(0, "", f"cannot be read: {error.strerror}.")
        return None
    if len(raw) > LARGEST or raw.startswith(b"PK"):
        mistakes.add(0, "", "not a CSV file.", "Export the class list from the spreadsheet as CSV (UTF-8).")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mistakes.add(line, "", "not UTF-8 text.", "Save the file as CSV UTF-8.")
        return None


def read_roster(text: str, mistakes: Mistakes) -> tuple[Student, ...]:
    """The students of a CSV text; commas, semicolons and tabs separate."""
    numbered = _rows(text, mistakes)
    if numbered is None:
        return ()
    if not numbered:
        mistakes.add(0, "", "the class list is empty.", "Write a line number,name and then one student a line.")
        return ()
    (header_line, header), *lines = numbered
    columns = _columns(header, header_line, mistakes)
    if columns is None:
        return ()
    if not lines:
        mistakes.add(header_line, "", "there are headings but no students.", "Write one student a line below.")
    return _students(columns, lines, mistakes)


def _rows(text: str, mistakes: Mistakes) -> list[tuple[int, list[str]]] | None:
    """The rows that are not blank, each with its line; None where a quotation mark swallows what follows it."""
    rows = csv.reader(text.splitlines(keepends=True), delimiter=_separator(text), skipinitialspace=True)
    found, begun = [], 1
    for row in rows:
        if any(cell.strip() for cell in row):
            found.append((rows.line_num, [cell.strip() for cell in row]))
        if rows.line_num > begun and text.count('"') % 2:
            what = "a quotation mark is opened in this line and never closed."
            mistakes.add(begun, "", what, "Remove it or close it.")
            return None
        begun = rows.line_num + 1
    return found


def _separator(text: str) -> str:
    """The separator of the first line that is not blank."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _heading(cell: str) -> str:
    return " ".join(cell.casefold().replace("_", " ").replace("-", " ").split())


def _columns(header: Sequence[str], line: int, mistakes: Mistakes) -> Mapping[str, int] | None:
    """Where the number and the name stand."""
    headings = {_heading(cell): at for at, cell in reversed(list(enumerate(header)))}

    def find(names: tuple[str, ...]) -> int | None:
        return next((headings[name] for name in names if name in headings), None)

    number, name, given, family = find(NUMBER), find(NAME), find(GIVEN), find(FAMILY)
    shown = ", ".join(cell for cell in header if cell)
    if number is None:
        mistakes.add(
            line, "", f"no column for the student's number among: {shown}.", "Name it number (or id, or email)."
        )
    if name is None and given is None and family is None:
        mistakes.add(
            line, "", f"no column for the student's name among: {shown}.", "Name it name (or first name, surname)."
        )
    if number is None or (name is None and given is None and family is None):
        return None
    found = {"number": number, "name": name, "given": given, "family": family}
    return {what: at for what, at in found.items() if at is not None}


def _students(
    columns: Mapping[str, int], lines: Sequence[tuple[int, list[str]]], mistakes: Mistakes
) -> tuple[Student, ...]:
    first: dict[str, int] = {}
    students = []
    for line, row in lines:
        cells = {what: row[at] if at < len(row) else "" for what, at in columns.items()}
        number = cells["number"]
        name = cells.get("name") or " ".join(filter(None, [cells.get("given"), cells.get("family")]))
        if not number:
            mistakes.add(line, "number", f"{name or 'this student'} has no number.", "Write it in.")
        elif any(not c.isprintable() for c in number + name):
            mistakes.add(
                line, "number", f"{number!r} or its name has a character that cannot be printed.", "Type it anew."
            )
        elif number.casefold() in first:
            where = first[number.casefold()]
            mistakes.add(line, "number", f"{number} is already in line {where}.", "Remove one, or mend the number.")
        elif not name:
            mistakes.add(line, "name", f"student {number} has no name.", "Write it in.")
        first.setdefault(number.casefold(), line)
        students.append(Student(number, name))
    return tuple(students)
