"""Tests of quizgen.sheets.roster: class lists as they come, and five mistakes with five messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.sheets.roster import load_roster
from quizgen.sheets.sheet import Student

ADA, ZOE = Student("20398", "Ada Byron"), Student("20411", "Zoë Müller")


def roster(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Student, ...]:
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return load_roster(path)


@pytest.mark.parametrize(
    "text",
    [
        "number,name\n20398,Ada Byron\n20411,Zoë Müller\n",
        "\ufeffNumber;Name\r\n20398;Ada Byron\r\n20411;Zoë Müller\r\n",
        "Student ID\tFull name\n20398\tAda Byron\n20411\tZoë Müller",
        "\n\nSurname, First Name, Group, E-Mail\nByron, Ada, 1, 20398\nMüller, Zoë, 2, 20411\n\n , , ,\n",
        'name,student_number\n"Ada Byron",20398\n Zoë Müller , 20411 \n',
    ],
)
def test_class_lists_as_they_come(tmp_path: Path, text: str) -> None:
    """Commas, semicolons or tabs; a byte order mark; other headings in any order; blank lines and spaces."""
    assert roster(tmp_path, text) == (ADA, ZOE)


def test_five_mistakes_have_five_messages(tmp_path: Path) -> None:
    """Each with its line, the value met, and what to do."""
    text = "number,name\n1,Ada\n,Bo\n1,Cy\n2,\n3,D\x07e\n3,E\n"
    with pytest.raises(FileError) as raised:
        roster(tmp_path, text)
    assert [(p.line, p.what) for p in raised.value.problems] == [
        (3, "Bo has no number."),
        (4, "1 is already in line 2."),
        (5, "student 2 has no name."),
        (6, "'3' or its name has a character that cannot be printed."),
        (7, "3 is already in line 6."),
    ]
    assert all(p.advice and p.file.endswith("roster.csv") for p in raised.value.problems)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the class list is empty."),
        ("number,name\n", "there are headings but no students."),
        ("20398,Ada Byron\n", "no column for the student's number among: 20398, Ada Byron."),
        ("number,group\n1,2\n", "no column for the student's name among: number, group."),
        ("PK\x03\x04", "not a CSV file."),
    ],
)
def test_files_that_are_no_class_list(tmp_path: Path, text: str, what: str) -> None:
    """An empty file, headings alone, no headings, a spreadsheet's own format."""
    with pytest.raises(FileError) as raised:
        roster(tmp_path, text)
    assert raised.value.problems[0].what == what


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    """It would swallow the students below it: its line is told. A cell of several lines is sound."""
    with pytest.raises(FileError) as raised:
        roster(tmp_path, 'number,name\n1,Zoë\n2,"Ada\n3,Bo\n4,Cy\n')
    [problem] = raised.value.problems
    assert (problem.line, problem.what) == (3, "a quotation mark is opened in this line and never closed.")
    assert len(roster(tmp_path, 'number,name,note\n1,Zoë,"late\nill"\n2,Ada,\n')) == 2


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    """A file that a spreadsheet saved as Latin-1 is not guessed at: names would be spoilt."""
    with pytest.raises(FileError) as raised:
        roster(tmp_path, "number,name\n1,Zoë\n", "latin-1")
    [problem] = raised.value.problems
    assert (problem.line, problem.what) == (2, "not UTF-8 text.")
    with pytest.raises(FileError, match="no such file"):
        load_roster(tmp_path / "none.csv")
