"""The tutor decides what quizgen could not: once for all who wrote it, kept when the pile is marked again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.cli.ruling_text import ruling_of
from quizgen.errors import FileError
from quizgen.marking.ruling import Ruling
from quizgen.marking.waiting import Case, cases
from quizgen.wire.marks import read_marks
from quizgen.wire.rulings import read_rulings

from .conftest import Run
from .test_answer_and_mark import key_of, submission

MARKS = "marks/week-01"


@pytest.fixture
def marked(course: Path, run_in: Run) -> Path:
    """The folder of marks of one submission whose first answer cannot be read."""
    (course / "s.json").write_text(submission(course, ["2x + (", "", "0", "0", "0"]))
    run_in("mark", "s.json")
    return course / MARKS


def waiting(course: Path) -> tuple[Case, ...]:
    marks = read_marks((course / MARKS / "marks.json").read_bytes(), "marks.json")
    sheets = {keyed.sheet.student.number: keyed.sheet.questions for keyed in key_of(course).sheets}
    return cases(marks, sheets.get)


def test_what_waits_is_listed(marked: Path, run_in: Run) -> None:
    """With question, key, response and reason; nothing is asked and nothing changes."""
    before = (marked / "marks.json").read_bytes()
    said = run_in("review", "--list").output
    for word in ("1 of 1", "key", "2x + (", "could not be read", "20001"):
        assert word in said
    assert (marked / "marks.json").read_bytes() == before


def test_json(marked: Path, run_in: Run) -> None:
    """One object a line."""
    (line,) = run_in("review", MARKS, "--json").output.splitlines()
    assert json.loads(line)["response"] == "2x + ("
    assert json.loads(line)["students"] == ["20001"]


def test_a_ruling_is_kept(marked: Path, course: Path, run_in: Run) -> None:
    """It is saved at once, changes marks and feedback, and holds when the pile is marked again."""
    said = run_in("review", typed="full you only forgot to go on\n").output
    assert "saved for 20001" in said
    assert "Nothing waits any more" in said
    assert len(read_rulings((marked / "rulings.json").read_bytes(), "r")) == 1
    assert "Your tutor has looked at this. you only forgot" in (marked / "feedback/20001.txt").read_text()
    again = run_in("mark", "s.json").output
    assert "waits for you" not in again
    assert waiting(course) == ()
    assert len(read_rulings((marked / "rulings.json").read_bytes(), "r")) == 1


def test_leaving_in_the_middle(marked: Path, course: Path, run_in: Run) -> None:
    """Nothing is decided by leaving, by going on, or by what is no ruling."""
    said = run_in("review", typed="9999\n?\nsome\n\n").output
    assert "from 0 to" in said
    assert "1 answer still to decide" in said
    assert len(waiting(course)) == 1
    assert "still to decide" in run_in("review", typed="quit\n").output


def test_rulings_in_words(marked: Path, course: Path) -> None:
    """Marks, what was meant, and what is neither."""
    (case,) = waiting(course)
    assert ruling_of("none", case) == Ruling(case.id, case.marks * 0, "", "", f"{case.variant.template}: 2x + (")
    one = ruling_of("1/2 nearly", case)
    assert isinstance(one, Ruling)
    assert (one.given, one.why) == (case.marks / case.marks / 2, "nearly")
    meant = ruling_of("= 2x", case)
    assert isinstance(meant, Ruling)
    assert (meant.given, meant.meant) == (None, "2x")
    for text in ("=", "= 2x^^2", "a", "1000", "-1", "full2"):
        assert isinstance(ruling_of(text, case), str)


def test_without_marks(course: Path, run_in: Run) -> None:
    """There is advice."""
    with pytest.raises(FileError, match="quizgen mark"):
        run_in("review")
