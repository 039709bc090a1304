"""`quizgen new` and `quizgen sheet`: a course folder works at once, and a set of sheets is whole or not there."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from quizgen.cli.sheet import DROPPED
from quizgen.errors import FileError
from quizgen.render.engines import find_pdflatex
from quizgen.wire.key import read_key
from tests.cli.test_lint import GOOD

from .conftest import Run


def test_a_new_course_works_at_once(course: Path) -> None:
    """Three sample students get sheets, solutions, a scheme, sources and quiz files; the key is the tutor's alone."""
    out = course / "out" / "week-01"
    for kind, suffix in (("sheets", "pdf"), ("solutions", "pdf"), ("tex", "tex"), ("for-students", "quiz.json")):
        assert [p.name for p in sorted((out / kind).iterdir())] == [
            f"week-01-2000{n}.{suffix}" for n in (1, 2, 3)
        ]  # fmt: skip
    assert (out / "print-run.pdf").read_bytes().startswith(b"%PDF")
    assert (out / "mark-scheme.pdf").read_bytes().startswith(b"%PDF")
    for private in (out / "key.private.json", course / "course.key"):
        assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_quiz_files_hold_neither_key_nor_seed(course: Path) -> None:
    """What a student gets has questions, letters and marks, and nothing of the answers."""
    key = json.loads((course / "out/week-01/key.private.json").read_text())
    seeds = {text for text in _texts(key) if len(text) >= 32}
    assert seeds
    for quiz in (course / "out/week-01/for-students").iterdir():
        text = quiz.read_text()
        assert '"seed"' not in text
        assert '"key"' not in text
        assert not any(seed in text for seed in seeds)


def _texts(document: object) -> list[str]:
    match document:
        case dict():
            seeds = [document["seed"]] if isinstance(document.get("seed"), str) else []
            return seeds + [text for item in document.values() for text in _texts(item)]
        case list():
            return [text for item in document for text in _texts(item)]
    return []


def test_two_runs_are_the_same_to_the_byte(course: Path, run_in: Run) -> None:
    """The same plan, banks, roster and secret give the same files."""
    out = course / "out" / "week-01"
    before = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert run_in("sheet", "week-01.yaml", "--engine", "typst").exit_code == 0
    assert before == {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_everything_wrong_is_told_at_once_and_nothing_is_written(course: Path, run_in: Run) -> None:
    """A plan and a roster with mistakes give one message each, with file and line, and leave the old set in place."""
    (course / "week-02.yaml").write_text(
        "title: Wrong\nquestions:\n  - 1 of chian-rule\n  - product-rule/nothing\n  - some of optimum\n"
    )
    (course / "roster.csv").write_text("number,name\n1,A\n1,B\n,C\n", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        run_in("sheet", "week-02.yaml", "--engine", "typst")
    lines = [str(problem) for problem in caught.value.problems]
    assert len(lines) == 5
    assert any(line.startswith("week-02.yaml:3") and "Did you mean chain-rule?" in line for line in lines)
    assert not (course / "out" / "week-02").exists()
    assert (course / "out" / "week-01" / "print-run.pdf").exists()


def test_a_folder_of_somebody_else_is_never_replaced(course: Path, run_in: Run) -> None:
    """--out refuses a folder with other things in it."""
    (course / "mine").mkdir()
    (course / "mine" / "thesis.tex").write_text("years of work")
    with pytest.raises(FileError, match="quizgen did not make it"):
        run_in("sheet", "week-01.yaml", "--engine", "typst", "--out", "mine")
    assert (course / "mine" / "thesis.tex").read_text() == "years of work"


def test_new_refuses_a_folder_that_is_there(run: Run, tmp_path: Path) -> None:
    """`quizgen new` never writes into a folder with something in it."""
    (tmp_path / "fcs").mkdir()
    (tmp_path / "fcs" / "x").touch()
    result = run("new", "fcs")
    assert result.exit_code == 2
    assert "is there already" in result.stderr


def test_a_course_is_called_what_the_tutor_says(run: Run, tmp_path: Path) -> None:
    """Quotes and backslashes in a name survive in course.toml."""
    from quizgen.sheets.course import load_course

    assert run("new", "c", "--name", 'Maths "A" \\ B').exit_code == 0
    assert load_course(tmp_path / "c").name == 'Maths "A" \\ B'


def test_looks_are_options(course: Path, run_in: Run) -> None:
    """Layout, paper and the rest change the pages, and nothing else of the set."""
    import pikepdf

    (course / "logo.png").write_bytes(PNG)
    looks = ("--layout", "exam", "--paper", "letter", "--large-print", "--dyslexia", "--form", "--logo", "logo.png")
    result = run_in("sheet", "week-01.yaml", "--engine", "typst", *looks, "--also", "html", "--also", "text", "--fresh")
    assert result.exit_code == 0, result.output
    out = course / "out" / "week-01"
    with pikepdf.open(out / "sheets" / "week-01-20001.pdf") as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox[2:]] == [612, 792]
        assert "/AcroForm" in pdf.Root
    assert {path.suffix for path in (out / "sheets").iterdir()} == {".pdf", ".html", ".txt"}


def test_a_plan_says_how_its_pages_look(course: Path, run_in: Run) -> None:
    """And the command line says it last; a layout that is not there is told with its line."""
    import pikepdf

    plan = course / "week-02.yaml"
    plan.write_text("title: Exam\nlayout: exam\npaper: letter\nroom: 20\nquestions:\n  - 1 of chain-rule: 40 mm\n")
    for options, height in (((), 792), (("--paper", "a4"), 842)):
        assert run_in("sheet", "week-02.yaml", "--engine", "typst", *options).exit_code == 0
        with pikepdf.open(course / "out" / "week-02" / "sheets" / "week-02-20001.pdf") as pdf:
            assert round(float(pdf.pages[0].mediabox[3])) == height
    assert "\\answerspace{40mm}" in (course / "out" / "week-02" / "tex" / "week-02-20001.tex").read_text()
    plan.write_text("title: Exam\nlayout: exm\nquestions:\n  - 1 of nothing\n")
    with pytest.raises(FileError) as caught:
        run_in("sheet", "week-02.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 4]


def test_from_outside_the_course(course: Path, run: Run) -> None:
    """A plan is found by its path, and its course by the plan."""
    assert run("sheet", str(course / "week-01.yaml"), "--engine", "typst").exit_code == 0
    assert (course / "out" / "week-01" / "print-run.pdf").exists()


def test_an_unknown_layout_names_those_that_there_are(run_in: Run) -> None:
    """Before anything is drawn."""
    with pytest.raises(FileError, match="There are exam, handout, weekly"):
        run_in("sheet", "week-01.yaml", "--layout", "weakly")


def test_sheets_that_did_not_change_are_kept(course: Path, run_in: Run) -> None:
    """A student more costs one sheet more; the others' files are the same to the byte."""
    out = course / "out" / "week-01" / "sheets"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with (course / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("20004,Sofya Kovalevskaya\n")
    assert run_in("sheet", "week-01.yaml", "--engine", "typst").exit_code == 0
    after = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(after) == 4
    assert before.items() <= after.items()


def test_a_folder_that_cannot_be_written_is_told(
    course: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves the old set, and is a sentence."""
    import errno

    from quizgen.render import classrun

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(classrun, "_write", full)
    with pytest.raises(FileError, match="cannot be written: No space left on device"):
        run_in("sheet", "week-01.yaml", "--engine", "typst")
    assert (course / "out" / "week-01" / "print-run.pdf").exists()
    assert [path.name for path in (course / "out").iterdir() if path.name.startswith(".week")] == []


@pytest.mark.skipif(find_pdflatex()[0] is None, reason="pdflatex is not installed")
def test_what_one_engine_drops_is_dropped_for_everybody(course: Path, run_in: Run) -> None:
    """Also for whom Typst makes the sheet; quiz files and the key do not ask it, and the other numbers stay."""
    (course / "banks").mkdir(exist_ok=True)
    (course / "banks" / "mine.yaml").write_text(
        GOOD.replace("Diff", "'Diff").replace("b)$.", "b)$ for $raw: \\frac{1 | one over something$.'")
        + GOOD[GOOD.index("  line:") :].replace("line:", "sound:").replace("sin", "cos")
    )
    (course / "week-03.yaml").write_text("title: Mine\nquestions:\n  - mine/line\n  - mine/sound\n")
    (course / "roster.csv").write_text("number,name\n1,Ada\n2,张伟\n", encoding="utf-8")
    made = run_in("sheet", "week-03.yaml", "--engine", "latex", "--on-error", "drop", "--also", "text")
    assert "question 1 (mine/line), sheet of Ada 1: in the LaTeX that the bank gives" in made.output
    out = course / "out" / "week-03"
    for number in (1, 2):
        words = (out / "sheets" / f"week-03-{number}.txt").read_text()
        assert DROPPED in words
        assert "one over something" not in words
        quiz = json.loads((out / "for-students" / f"week-03-{number}.quiz.json").read_text())
        assert quiz["marks"] == "2"
        assert [(q["number"], len(q["parts"])) for q in quiz["questions"]] == [(1, 0), (2, 1)]
    key = read_key((out / "key.private.json").read_bytes(), "key")
    assert [keyed.sheet.marks for keyed in key.sheets] == [2, 2]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63600000000200"
    "0148afa4710000000049454e44ae426082"
)
"""One black dot."""
