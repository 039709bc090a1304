"""All files of a class."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from quizgen.render import classrun
from quizgen.render.batch import Made
from quizgen.render.classrun import write_class
from quizgen.render.layouts import find_layouts
from quizgen.render.pdf import page_count
from quizgen.render.setting import Setting, open_store
from quizgen.render.typeset import TypesetError
from quizgen.sheets.sheet import Sheet, Student
from quizgen.values import replaced
from quizgen.wire.key import key_of, read_key
from tests.render.test_pages import sheet

TYPST = Setting(find_layouts())


def sheets(count: int) -> Iterator[Sheet]:
    first = sheet()
    for number in range(count):
        student = Student(str(20411 + number), f"Student {number}")
        yield Sheet(first.course, first.name, first.title, first.due, student, first.questions)


def test_everything_that_is_handed_out_or_kept_is_there(tmp_path: Path) -> None:
    """One sheet, solution and source for each student, and three PDFs for all."""
    heard: list[int] = []
    setting = replaced(TYPST, extras=("html", "markdown", "text"))
    made = write_class(sheets(3), tmp_path, setting, chunk=2, progress=heard.append)
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*") if path.is_file())
    assert files == sorted([
        "print-run.pdf", "mark-scheme.pdf", "overview.pdf", "key.private.json",
        *(f"{kind}/week-04-{number}.{end}" for number in (20411, 20412, 20413) for kind, ends in
          (("sheets", "pdf html md txt"), ("solutions", "pdf html md txt"), ("tex", "tex"),
           ("for-students", "quiz.json")) for end in ends.split()),
    ])  # fmt: skip
    assert made.sheets == 3
    assert made.failures == ()
    assert heard == [2, 3]
    key = read_key((tmp_path / "key.private.json").read_bytes(), "key.private.json")
    assert key == key_of(tuple(sheets(3)))
    assert page_count((tmp_path / "print-run.pdf").read_bytes()) == 6


def test_any_executor_makes_the_same_files(tmp_path: Path) -> None:
    """As this process does alone."""
    for name, executor in (("alone", None), ("threads", ThreadPoolExecutor(2))):
        (tmp_path / name).mkdir()
        write_class(sheets(4), tmp_path / name, TYPST, executor=executor, chunk=2)
    for path in (tmp_path / "alone").rglob("*.*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "threads" / path.relative_to(tmp_path / "alone")).read_bytes()


def test_no_more_sheets_are_drawn_than_are_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that memory does not grow with the class."""
    most, drawn, done = 0, 0, 0

    def counted() -> Iterator[Sheet]:
        nonlocal drawn, most
        for one in sheets(40):
            drawn += 1
            most = max(most, drawn - done)
            yield one

    def finished(count: int) -> None:
        nonlocal done
        done = count

    blank = page()
    monkeypatch.setattr(classrun, "make", lambda job: Made(len(job.sheets), (), blank, blank, blank, (), (), ()))
    write_class(counted(), tmp_path, TYPST, executor=ThreadPoolExecutor(1), chunk=2, ahead=3, progress=finished)
    assert drawn == 40
    assert most <= 2 * (3 + 2)


def test_a_very_large_class_is_bound_in_volumes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A single PDF of all its pages would be too large to be opened, and to be made."""
    blank = page()
    monkeypatch.setattr(classrun, "make", lambda job: Made(len(job.sheets), (), blank, blank, blank, (), (), ()))
    monkeypatch.setattr(classrun, "VOLUME", 2)
    write_class(sheets(5), tmp_path, TYPST, chunk=1)
    volumes = [page_count((tmp_path / f"print-run{number}.pdf").read_bytes()) for number in ("", "-2", "-3")]
    assert volumes == [2, 2, 1]


def page() -> bytes:
    from tests.render.test_pdf import blank

    return blank(1)


class Broken(Executor):
    """A pool whose processes were ended from outside."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


def test_a_killed_process_is_told(tmp_path: Path) -> None:
    """In a sentence, not in a traceback."""
    with pytest.raises(TypesetError, match="ended from outside"):
        write_class(sheets(2), tmp_path, TYPST, executor=Broken())


def test_what_did_not_change_is_not_typeset_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the run before was interrupted: what it had made is found."""
    store = open_store(tmp_path / "store")
    setting = replaced(TYPST, store=store)
    (tmp_path / "one").mkdir()

    def interrupted(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_class(sheets(4), tmp_path / "one", setting, chunk=2, progress=interrupted)
    made: list[int] = []
    from quizgen.render.typst_engine import TypstEngine

    original = TypstEngine._compiled

    def counted(*arguments: Any, **options: Any) -> bytes:
        made.append(1)
        return original(*arguments, **options)

    monkeypatch.setattr(TypstEngine, "_compiled", counted)
    (tmp_path / "two").mkdir()
    write_class(sheets(4), tmp_path / "two", setting, chunk=2)
    assert len(made) == 2 * 3 + 1  # two students' sheet, solutions and scheme, and the overview of their chunk
