"""Erasing somebody from the files of a course: theirs go, everybody else's stay byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.cli.exits import exit_code
from quizgen.errors import FileError, QuizgenError
from quizgen.wire.key import read_key, write_key

from .conftest import Run
from .test_gradebook import KEY, hand_in

THEIRS = {
    "in/20001.answers.json",
    "in/late/copy.txt",
    "out/week-01/for-students/week-01-20001.quiz.json",
    "out/week-01/sheets/week-01-20001.pdf",
    "out/week-01/solutions/week-01-20001.pdf",
    "out/week-01/tex/week-01-20001.tex",
    "marks/week-01/feedback/20001.txt",
}
CHANGED = {"marks/week-01/marks.csv", "marks/week-01/marks.json", KEY}


def files(course: Path) -> dict[str, bytes]:
    """Every file of the course, but for what marks a folder as made by quizgen."""
    found = (path for path in course.rglob("*") if path.is_file())
    return {str(path.relative_to(course)): path.read_bytes() for path in found}


@pytest.fixture
def marked(course: Path, run_in: Run) -> Path:
    """A course without a gradebook, two students marked; one of them handed in a second time, under another name."""
    for student in (0, 1):
        hand_in(course, student, {3: "2x^^3"})
    (course / "in/late").mkdir()
    hand_in_again = (course / "in/20001.answers.json").read_bytes()
    (course / "in/late/copy.txt").write_bytes(hand_in_again)
    (course / "in/notes.txt").write_text("{ 20001 asked for more time }")
    run_in("mark", "in")
    return course


def test_theirs_go_and_all_others_stay(marked: Path, run_in: Run) -> None:
    """Found by what files say, not by what they are called; what others have is the same, byte for byte."""
    (marked / "marks/week-01/remarks.txt").write_text("the tutor's own")
    before = files(marked)
    result = run_in("gradebook", "erase", "20001", "--yes", "--json")
    after = files(marked)
    assert before.keys() - after.keys() == THEIRS
    assert {name for name in after if after[name] != before[name]} == CHANGED
    told = json.loads(result.output)
    assert set(told["files"]) == THEIRS - {"marks/week-01/feedback/20001.txt"}
    assert told["changed"] == ["marks/week-01", KEY]
    assert (told["learners"], told["attempts"], told["marks"]) == (0, 0, 0)
    assert b"20001" not in after[KEY] + after["marks/week-01/marks.json"] + after["marks/week-01/marks.csv"]
    assert [row for row in before["marks/week-01/marks.csv"].splitlines() if b"20001" not in row] == after[
        "marks/week-01/marks.csv"
    ].splitlines()


def test_what_names_them_among_others_is_told(marked: Path, run_in: Run) -> None:
    """The class list with its line, what is bound, and what bears their number and cannot be read."""
    (marked / "in/20001-scan.json").write_text("{")
    told = json.loads(run_in("gradebook", "erase", "20001", "--yes", "--json").output)["stays"]
    where = [one["where"] for one in told]
    assert where[0] == "roster.csv, line 2"
    assert "out/week-01/print-run.pdf, out/week-01/mark-scheme.pdf, out/week-01/overview.pdf" in where
    assert {"where": "in/20001-scan.json", "advice": "cannot be read; if it is theirs: rm in/20001-scan.json"} in told


def test_it_shows_the_files_before_it_asks(marked: Path, run_in: Run) -> None:
    """And deletes nothing where the answer is no."""
    before = files(marked)
    result = run_in("gradebook", "erase", "20001", typed="n\n")
    assert result.exit_code != 0
    assert "  in/20001.answers.json\n" in result.stderr
    assert "  their part of marks/week-01\n" in result.stderr
    assert files(marked) == before


def test_the_course_goes_on_without_them(marked: Path, run_in: Run) -> None:
    """Marking and review know of the others only; once is enough."""
    run_in("gradebook", "erase", "20001", "--yes")
    assert "Marked 1 of 2 submissions" in run_in("mark", "in").output
    assert "20001" not in run_in("review", "--list").output
    key = read_key((marked / KEY).read_bytes(), KEY)
    assert write_key(key).encode() == (marked / KEY).read_bytes()
    with pytest.raises(QuizgenError, match='Nothing is kept of a "20001"') as raised:
        run_in("gradebook", "erase", "20001", "--yes")
    assert exit_code(raised.value) == 2


def test_keys_of_earlier_drawings_too(marked: Path, run_in: Run) -> None:
    """Where sheets were made again."""
    plan = marked / "week-01.yaml"
    plan.write_text(plan.read_text().replace("chain-rule", "quotient-rule"))
    run_in("sheet", "week-01.yaml", "--engine", "typst")
    (earlier,) = (marked / "out/week-01/earlier-keys").iterdir()
    run_in("gradebook", "erase", "20001", "--yes")
    assert b"20001" not in earlier.read_bytes() + (marked / KEY).read_bytes()
    assert earlier.stat().st_mode & 0o077 == 0
    assert "20002" in earlier.read_text()


def test_marks_that_cannot_be_read_hold_everything_up(marked: Path, run_in: Run) -> None:
    """They are named, and nothing is deleted."""
    (marked / "marks/week-01/marks.json").write_text("{")
    before = files(marked)
    with pytest.raises(FileError, match=r"marks\.json"):
        run_in("gradebook", "erase", "20001", "--yes")
    assert files(marked) == before


def test_a_platforms_person_has_no_files(marked: Path, run_in: Run) -> None:
    """The same number in a platform is somebody else; and a database by itself has no files."""
    with (marked / "course.toml").open("a") as file:
        file.write('gradebook = "sqlite:///gradebook.db"\n')
    run_in("mark", "in")
    with pytest.raises(QuizgenError, match="Nothing is kept"):
        run_in("gradebook", "erase", "20001", "--issuer", "https://lms.example", "--yes")
    run_in("gradebook", "erase", "20001", "--database", "sqlite:///gradebook.db", "--yes")
    assert (marked / "in/20001.answers.json").exists()


def test_a_number_that_is_part_of_another(marked: Path, run_in: Run) -> None:
    """Is nobody's."""
    before = files(marked)
    with pytest.raises(QuizgenError, match="Nothing is kept"):
        run_in("gradebook", "erase", "2000", "--yes")
    assert files(marked) == before
