"""A student answers in the terminal, leaves, comes back and hands in; the tutor marks a pile with everything in it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import quizgen.cli.answer  # noqa: F401  the module, which the command of the same name hides
from quizgen.errors import FileError
from quizgen.expr.text import to_text
from quizgen.syntax.reading import Reading
from quizgen.wire.key import KeyFile, read_key
from quizgen.wire.quiz import QuizPart

from .conftest import Run

answer_module = sys.modules["quizgen.cli.answer"]
QUIZ = "out/week-01/for-students/week-01-20001.quiz.json"
ANSWERS = "out/week-01/for-students/week-01-20001.answers.json"


def key_of(course: Path) -> KeyFile:
    path = course / "out/week-01/key.private.json"
    return read_key(path.read_bytes(), str(path))


def right_answers(course: Path, student: str) -> list[str]:
    sheet = key_of(course).of(student)
    assert sheet is not None
    return [to_text(part.task.key) for question in sheet.questions for part in question.parts]


def saved(course: Path) -> list[str]:
    return [answer["text"] for answer in json.loads((course / ANSWERS).read_text())["answers"]]


def test_an_answer_is_read_back_and_saved_at_once(course: Path, run_in: Run) -> None:
    """The reading is shown; leaving in the middle keeps what there is; coming back goes on with what is open."""
    result = run_in("answer", QUIZ, typed="2x^3\n")
    assert "read as   2x³" in result.output
    assert saved(course) == ["2x^3"]
    again = run_in("answer", QUIZ, typed="quit\n")
    assert "Welcome back: 1 of" in again.output
    assert "question 2 of" in again.output
    assert saved(course) == ["2x^3"]


@pytest.mark.parametrize("fault", [RecursionError("too deep"), MemoryError(), AssertionError("a bug")])
def test_a_fault_costs_no_sitting(
    course: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Where quizgen itself breaks on an answer, the text is saved as typed and the sheet goes on."""
    sound: Callable[[str, QuizPart], Reading] = answer_module.read_response

    def broken(text: str, part: QuizPart) -> Reading:
        if text == "x+1":
            raise fault
        return sound(text, part)

    monkeypatch.setattr(answer_module, "read_response", broken)
    result = run_in("answer", QUIZ, typed="x+1\n\n2x\nquit\n")
    assert f"quizgen could not read it back ({type(fault).__name__})" in result.output
    assert saved(course) == ["x+1", "2x"]


def test_what_cannot_be_read_is_not_saved(course: Path, run_in: Run) -> None:
    """A caret stands under the place, with advice, and the student types again."""
    result = run_in("answer", QUIZ, typed="2x^^3\nquit\n")
    assert "^^ Two power signs" in result.output
    assert saved(course) == []


def test_of_two_readings_the_student_chooses(course: Path, run_in: Run) -> None:
    """What is saved says only what was meant."""
    result = run_in("answer", QUIZ, typed="e^2x\n2\nquit\n")
    assert "[1]   e²x" in result.output
    assert "[2]   e^(2x)" in result.output
    assert saved(course) == ["e^(2*x)"]


def test_an_answer_at_the_question_of_readings_is_an_answer(course: Path, run_in: Run) -> None:
    """Who types it again, more clearly, is not told to type it again; a folder for --out is made."""
    result = run_in("answer", QUIZ, "--out", "new/mine.json", typed="e^2x\ne^(2x)\nquit\n")
    assert "read as   e^(2x)" in result.output
    assert [a["text"] for a in json.loads((course / "new/mine.json").read_text())["answers"]] == ["e^(2x)"]


def test_going_back_and_taking_back(course: Path, run_in: Run) -> None:
    """`back` shows the question before with its answer; `clear` takes an answer away."""
    result = run_in("answer", QUIZ, typed="x\n\nback\nclear\nquit\n")
    assert "your answer so far   x" in result.output
    assert saved(course) == [""]


def test_answers_from_a_file(course: Path, run_in: Run) -> None:
    """Every mistake in the file is told and nothing is written; without mistakes the answers are handed in."""
    (course / "a.yaml").write_text('1: "2x +"\n9: x\n2: x^2\n', encoding="utf-8")
    with pytest.raises(FileError) as caught:
        run_in("answer", QUIZ, "--from", "a.yaml")
    assert len(caught.value.problems) == 2
    assert not (course / ANSWERS).exists()
    (course / "a.yaml").write_text('1: "2x"\n2: x^2\n', encoding="utf-8")
    assert "2 of" in run_in("answer", QUIZ, "--from", "a.yaml").output
    assert saved(course) == ["2x", "x^2"]
    (course / "a.yaml").write_text("2: x^3\n", encoding="utf-8")
    assert "answers of an earlier time stay: 1\n" in run_in("answer", QUIZ, "--from", "a.yaml").output
    assert saved(course) == ["2x", "x^3"]


def test_a_pile_with_everything_in_it(course: Path, run_in: Run) -> None:
    """Right answers get full marks; a copy, a damaged file, an unknown student, another sheet each get a line."""
    pile = course / "submissions"
    pile.mkdir()
    (pile / "whole.json").write_text(submission(course, right_answers(course, "20001")))
    (pile / "copy.json").write_text((pile / "whole.json").read_text())
    (pile / "damaged.json").write_text((pile / "whole.json").read_text()[:300])
    for name, field, value in (("stranger", "student", "99999"), ("elsewhere", "sheet", "week-77")):
        changed = json.loads((pile / "whole.json").read_text())
        changed[field] = value
        del changed["id"]
        (pile / f"{name}.json").write_text(json.dumps(changed))
    result = run_in("mark", "submissions")
    assert result.exit_code == 0, result.output
    assert "Marked 1 of 3 submissions" in result.output
    assert "2 missing: 20002 20003" in result.output
    for line in ("is a copy of", "cut off", 'no student "99999"', "is for another sheet: week-77"):
        assert line in result.output
    rows = list(csv.DictReader((course / "marks/week-01/marks.csv").open(encoding="utf-8-sig", newline="")))
    assert [(row["student"], row["marks"] == row["out of"] != "") for row in rows] == [
        ("20001", True), ("20002", False), ("20003", False),
    ]  # fmt: skip
    assert "Right." in (course / "marks/week-01/feedback/20001.txt").read_text()


def test_an_unreadable_answer_waits_and_a_blank_is_blank(course: Path, run_in: Run) -> None:
    """What cannot be read waits for the tutor with its reason; nothing written is nothing awarded."""
    (course / "s.json").write_text(submission(course, ["2x +", "", "0", "0", "0"]))
    result = run_in("mark", "s.json")
    assert "1 answer waits for you" in result.output
    assert "20001 q1" in result.output


def submission(course: Path, texts: list[str], student: str = "20001") -> str:
    """A submission of a student with these texts, one for each part in order."""
    from quizgen.marking.submission import Response, Submission
    from quizgen.wire.submission import write_submission

    key = key_of(course)
    keyed = next(keyed for keyed in key.sheets if keyed.sheet.student.number == student)
    places = [(n, part.label) for n, question in enumerate(keyed.sheet.questions, 1) for part in question.parts]
    answers = tuple(Response(n, label, text) for (n, label), text in zip(places, texts, strict=False))
    return write_submission(
        Submission(key.course, key.name, student, keyed.edition, "2026-12-01T12:00:00+00:00", answers)
    )  # fmt: skip


def test_the_students_side_imports_nothing_heavy(course: Path) -> None:
    """`quizgen answer` imports neither SymPy nor YAML nor a typesetter."""
    code = (
        "import sys; sys.argv = ['quizgen', 'answer', sys.argv[1]]\n"
        "from quizgen.cli.entry import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(sorted({'sympy', 'yaml', 'jinja2', 'pylatex', 'typst', 'pikepdf', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, QUIZ], input="2x\n", capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pile_with_other_files_and_a_folder_as_key(
    course: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo, a note, a cut file and an empty form have a line each; --key may be the sheet's folder."""
    from quizgen.marking.submission import Response, Submission

    form = Submission("fcs", "week-01", "20001", "e", "2026-12-04T10:00", (Response(1, "", " "),))
    monkeypatch.setattr("quizgen.render.filled.read_form", lambda *_: form)
    pile = course / "pile"
    pile.mkdir()
    for name, data in {
        "a.jpg": b"\xff\xd8\xff", "b.txt": b"hello", "c.json": b'{"format": "qu', "d.json": b"", "e.pdf": b"%PDF-1.7"
    }.items():  # fmt: skip
        (pile / name).write_bytes(data)
    result = run_in("mark", "pile", "--key", "out/week-01")
    assert result.exit_code == 0
    for said in (
        "a.jpg  could not be read: it is not a submission.",
        "b.txt  could not be read: it is not a submission.",
        "c.json  could not be read: it is cut off: ask for it again.",
        "d.json  could not be read: it is empty. Ask for it again.",
        "e.pdf  20001 every field is empty; ask again, or mark it by hand",
        "Marked 0 of",
    ):
        assert said in result.output


def test_answers_are_not_told_before_the_sheet_is_due(course: Path, run_in: Run) -> None:
    """A warning that stops nothing; after the date there is none."""
    (course / "whole.json").write_text(submission(course, right_answers(course, "20001")))
    key = course / "out" / "week-01" / "key.private.json"
    for due, warned in (("2999-01-01 12:00", True), ("2001-01-01 12:00", False)):
        document = json.loads(key.read_text())
        document["key"]["due"] = due
        key.write_text(json.dumps(document))
        result = run_in("mark", "whole.json", "--with-answers", "--key", str(key))
        assert result.exit_code == 0
        assert ("keep the feedback back" in result.stderr) == warned


def test_a_key_that_is_not_in_its_place(course: Path, run_in: Run) -> None:
    """Where it was looked for is told, and what to do."""
    (course / "whole.json").write_text(submission(course, right_answers(course, "20001")))
    (course / "out" / "week-01").rename(course / "elsewhere")
    with pytest.raises(FileError, match=r'out  no key of the sheet "week-01": looked for week-01/key.private.json'):
        run_in("mark", "whole.json")
    assert run_in("mark", "whole.json", "--key", "elsewhere").exit_code == 0
