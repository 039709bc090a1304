"""A course with a gradebook: what is marked and ruled is kept, marked again on any engine, handed out and deleted."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from logging import CRITICAL
from pathlib import Path
from typing import Any

import pytest

from quizgen.cli.engines import started
from quizgen.cli.exits import exit_code
from quizgen.errors import FileError, QuizgenError, ToolFailed
from quizgen.expr.text import to_text
from quizgen.marking.submission import Response, Submission
from quizgen.wire.key import KeyFile, read_key
from quizgen.wire.submission import write_submission

from .conftest import Run

KEY = "out/week-01/key.private.json"


def key_of(course: Path) -> KeyFile:
    return read_key((course / KEY).read_bytes(), KEY)


def hand_in(course: Path, student: int, texts: dict[int, str], at: str = "2026-11-23T10:00:00+00:00") -> None:
    """A file with the right answers but for these questions."""
    key = key_of(course)
    keyed = key.sheets[student]
    number = keyed.sheet.student.number
    responses = tuple(
        Response(question, part.label, texts.get(question, to_text(part.task.key)))
        for question, variant in enumerate(keyed.sheet.questions, 1)
        for part in variant.parts
    )
    (course / "in").mkdir(exist_ok=True)
    submission = Submission(key.course, key.name, number, keyed.edition, at, responses)
    (course / "in" / f"{number}.answers.json").write_text(write_submission(submission))


@pytest.fixture
def kept(course: Path) -> Path:
    """The course with a gradebook, and two students who have handed in; both wrote something unreadable at 3."""
    with (course / "course.toml").open("a") as file:
        file.write('gradebook = "sqlite:///gradebook.db"\n')
    hand_in(course, 0, {1: "x", 3: "2x^^3"})
    hand_in(course, 1, {3: "2x^^3"})
    return course


def rows(course: Path, query: str) -> list[Any]:
    with sqlite3.connect(course / "gradebook.db") as database:
        return database.execute(query).fetchall()


def given(course: Path) -> dict[str, float]:
    """What stands in the gradebook for each student, in all."""
    from quizgen.gradebook.recording import sheets_of
    from quizgen.gradebook.reports import class_table
    from quizgen.gradebook.store import open_gradebook

    gradebook = open_gradebook("sqlite:///gradebook.db", course)
    with gradebook.reading() as session:
        (sheet,) = sheets_of(session, "fcs")
        return {row.learner.sub: float(row.total.given) for row in class_table(session, sheet)}


def in_marks_file(course: Path) -> dict[str, float]:
    """The totals of marks.csv."""
    import csv

    text = (course / "marks/week-01/marks.csv").read_text(encoding="utf-8-sig")
    return {row["student"]: float(row["marks"]) for row in csv.DictReader(text.splitlines()) if row["marks"]}


def test_marks_are_kept_once(kept: Path, run_in: Run) -> None:
    """The same files marked twice are the same attempts; the totals are those of marks.csv."""
    run_in("mark", "in")
    first = rows(kept, "SELECT * FROM attempt"), rows(kept, "SELECT * FROM mark")
    run_in("mark", "in")
    assert (rows(kept, "SELECT * FROM attempt"), rows(kept, "SELECT * FROM mark")) == first
    assert len(first[0]) == 2 * 5
    assert given(kept) == in_marks_file(kept)


def test_what_is_handed_in_again_counts(kept: Path, run_in: Run) -> None:
    """Both attempts are kept, the later one stands."""
    run_in("mark", "in")
    hand_in(kept, 0, {}, at="2026-11-23T11:00:00+00:00")
    run_in("mark", "in")
    assert rows(kept, "SELECT count(*) FROM attempt WHERE question = 1") == [(3,)]
    assert given(kept) == in_marks_file(kept)


def test_rulings_are_kept(kept: Path, run_in: Run) -> None:
    """A ruling in quizgen review is a decision in the gradebook, for all to whom it applies; then marking again, by
    itself or with the files, changes nothing."""
    run_in("mark", "in")
    run_in("review", typed="1/2 A power sign too many.\n" * 2)
    assert given(kept) == in_marks_file(kept)
    assert rows(kept, "SELECT given, review FROM mark WHERE decision_id IS NOT NULL") == [("1/2", "")] * 2
    run_in("mark", "in")
    run_in("mark", "--engine", "processes")
    assert len(rows(kept, "SELECT * FROM decision")) == 2
    assert given(kept) == in_marks_file(kept)


def test_a_ruling_that_is_taken_out_is_withdrawn(kept: Path, run_in: Run) -> None:
    """The answers wait again in the gradebook as in marks.csv, however often they are marked; no row is changed."""
    run_in("mark", "in")
    run_in("review", typed="1/2 A power sign too many.\n" * 2)
    before = rows(kept, "SELECT * FROM mark"), rows(kept, "SELECT * FROM decision")
    rulings = kept / "marks/week-01/rulings.json"
    document = json.loads(rulings.read_text())
    rulings.write_text(json.dumps(document | {"rulings": []}))
    for _ in range(2):
        run_in("mark", "in")
        assert given(kept) == in_marks_file(kept)
    after = rows(kept, "SELECT * FROM mark"), rows(kept, "SELECT * FROM decision")
    assert all(old == new[: len(old)] for old, new in zip(before, after, strict=True))
    assert len(after[0]) == len(before[0]) + 2
    assert rows(kept, "SELECT count(*) FROM decision WHERE withdrawn") == [(2,)]
    run_in("review", typed="full\n" * 2)
    assert given(kept) == in_marks_file(kept)


def test_a_corrected_sheet_is_marked_again(kept: Path, run_in: Run) -> None:
    """By the key as it is now; what was given before stays in the table, and the JSON says how many there were."""
    run_in("mark", "in")
    before = rows(kept, "SELECT * FROM mark")
    assert json.loads(run_in("mark", "--engine", "processes", "--json").output) == {
        "marked": 0, "same": 10, "unknown": 0
    }  # fmt: skip
    text = (kept / KEY).read_text()
    document = json.loads(text)
    part = document["key"]["sheets"][0]["sheet"]["questions"][0]["parts"][0]
    part["task"]["key"] = {"is": "formula", "tree": document_tree("x")}
    part["derivations"] = []
    (kept / KEY).write_text(json.dumps(document))
    result = run_in("mark", "--engine", "processes", "--jobs", "2")
    assert "Marked 1 answers again" in result.output
    assert "9 have this marker's mark already" in result.output
    after = rows(kept, "SELECT * FROM mark")
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    assert given(kept)["20001"] > in_marks_file(kept)["20001"], "x is right now"


def document_tree(letter: str) -> Any:
    from quizgen.expr.nodes import Symbol
    from quizgen.wire.formula import tree

    return tree(Symbol(letter))


def test_without_a_gradebook_nothing_of_it_is_imported(course: Path) -> None:
    """Neither by the list of commands nor by marking."""
    hand_in(course, 0, {})
    code = (
        "import sys; sys.argv = ['quizgen', 'mark', 'in']\n"
        "import quizgen.cli.main\n"
        "from quizgen.cli.entry import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'distributed', 'quizgen.gradebook') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_command_imports_it_unless_asked() -> None:
    """All modules of the command line together, and what a student and `make demo` run on top."""
    code = (
        "import importlib, pkgutil, sys, quizgen.cli\n"
        "names = [module.name for module in pkgutil.iter_modules(quizgen.cli.__path__, 'quizgen.cli.')]\n"
        "for name in names: importlib.import_module(name)\n"
        "import quizgen.wire.key, quizgen.sheets.compose, quizgen.render.classrun, quizgen.marking.many\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'psycopg', 'distributed', 'quizgen.gradebook')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_marking_again_needs_a_gradebook(course: Path, run_in: Run) -> None:
    """And says how to have one."""
    with pytest.raises(FileError, match=r'this course keeps no gradebook\. Write gradebook = "sqlite:///gradebook.db"'):
        run_in("mark", "--engine", "processes")


@pytest.mark.parametrize("engine", ["spark", "dask://", "process"])
def test_an_engine_that_there_is_not(run: Run, engine: str) -> None:
    result = run("mark", "--engine", engine)
    assert result.exit_code == 2
    assert "is neither processes nor dask://HOST" in result.output


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was looked for, and how to start one."""
    pytest.importorskip("distributed")
    monkeypatch.setattr("quizgen.cli.engines.PATIENCE", "1s")
    with (
        pytest.raises(ToolFailed, match=r"No Dask scheduler answers at 127\.0\.0\.1:1\b"),
        started("dask://127.0.0.1:1", 1),
    ):
        pass


def test_a_cluster_marks_as_this_machine_does(kept: Path, run_in: Run) -> None:
    """The command, with a scheduler and two workers of this machine; one without workers is told how to get some."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=CRITICAL) as cluster:
        engine = cluster.scheduler_address.replace("tcp://", "dask://")
        with pytest.raises(ToolFailed, match=r"has no workers\. Start some: dask worker"):
            run_in("mark", "in", "--engine", engine)
        cluster.scale(2)
        with distributed.Client(cluster, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        run_in("mark", "in", "--engine", engine)
    by_cluster = json.loads((kept / "marks/week-01/marks.json").read_text())
    run_in("mark", "in")
    assert json.loads((kept / "marks/week-01/marks.json").read_text()) == by_cluster
    assert given(kept) == in_marks_file(kept)


def test_export(kept: Path, run_in: Run) -> None:
    """JSON with the keys that the README names, to standard output or into a file that only its owner may read."""
    run_in("mark", "in")
    document = json.loads(run_in("gradebook", "export", "20001").output)
    assert list(document) == ["format", "version", "issuer", "sub", "learners"]
    (learner,) = document["learners"]
    assert {"attempts", "scores", "decisions"} <= learner.keys()
    assert learner["attempts"][0]["responses"] == {"": "x"}
    assert {"reading", "verdict", "given", "available", "waiting", "slip", "marker"} <= learner["attempts"][0]["marks"][
        0
    ].keys()
    assert "20002" not in json.dumps(document)
    result = run_in("gradebook", "export", "20001", "--out", "ada.json", "--database", "sqlite:///gradebook.db")
    assert "ada.json: everything that is kept of 20001" in result.output
    assert json.loads((kept / "ada.json").read_text()) == document
    assert (kept / "ada.json").stat().st_mode & 0o077 == 0


def test_erase(kept: Path, run_in: Run) -> None:
    """Asks, unless told not to; says how much it was; afterwards nobody of that number is known."""
    run_in("mark", "in")
    refused = run_in("gradebook", "erase", "20001", typed="n\n")
    assert refused.exit_code != 0
    assert rows(kept, "SELECT count(*) FROM learner") == [(2,)]
    erased = run_in("gradebook", "erase", "20001", "--yes", "--json", "--course", str(kept))
    told = json.loads(erased.output)
    assert list(told) == ["learners", "attempts", "marks", "files", "changed", "stays"]
    assert (told["learners"], told["attempts"], told["marks"]) == (1, 5, 5)
    assert not (kept / "in/20001.answers.json").exists()
    assert rows(kept, "SELECT sub FROM learner") == [("20002",)]
    with pytest.raises(QuizgenError, match='Nothing is kept of a "20001"') as raised:
        run_in("gradebook", "erase", "20001", "--yes")
    assert exit_code(raised.value) == 2
    rested = run_in("gradebook", "erase", "--before", "2030-01-01", "--yes")
    assert "Deleted all attempts from before 2030-01-01: 5 attempts" in rested.output


def test_retry(kept: Path, run_in: Run) -> None:
    """A score that was given up is waiting again."""
    run_in("mark", "in")
    with sqlite3.connect(kept / "gradebook.db") as database:
        database.execute(
            "INSERT INTO score SELECT 1, placement_id, learner_id, '3', '8', '0', at, 'given-up', 16, at, NULL, NULL, "
            "'HTTP 503' FROM attempt WHERE id = 1"
        )
    told = run_in("gradebook", "retry")
    assert told.output.splitlines() == [
        "1 scores are sent again; 1 of 1 have not arrived yet",
        "  Differentiation  20001  waiting   HTTP 503",
    ]
    document = json.loads(run_in("gradebook", "retry", "--json").output)
    assert list(document) == ["again", "scores"]
    assert list(document["scores"][0]) == [
        "placement", "sub", "given", "maximum", "state", "tries", "next_try", "error"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("erase",),
        ("erase", "20001", "--before", "2026-01-01"),
        ("export", "20001", "--course", ".", "--database", "sqlite:///gradebook.db"),
        ("erase", "--before", "yesterday"),
    ],
)
def test_wrong_usage(kept: Path, run_in: Run, arguments: tuple[str, ...]) -> None:
    """Is exit code 2, and nothing is deleted."""
    run_in("mark", "in")
    assert run_in("gradebook", *arguments).exit_code == 2
    assert rows(kept, "SELECT count(*) FROM learner") == [(2,)]


def test_a_locked_gradebook_is_a_tool_that_failed(kept: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 4, and no marks folder is written either."""
    run_in("mark", "in", "--out", "first")
    monkeypatch.setattr("quizgen.gradebook.store.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(kept / "gradebook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(QuizgenError, match="locked") as raised:
        run_in("mark", "in", "--out", "second")
    assert exit_code(raised.value) == 4
    assert not (kept / "second").exists()
