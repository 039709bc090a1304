"""All files of a class."""

from __future__ import annotations

from pathlib import Path

from quizgen.render.classrun import file_name, write_class
from quizgen.render.layouts import find_layouts
from quizgen.render.typst_engine import TypstEngine
from quizgen.sheets.sheet import Sheet, Student
from tests.render.samples import document
from tests.render.test_pages import sheet


def test_everything_that_is_handed_out_or_kept_is_there(tmp_path: Path) -> None:
    """One sheet, solution and source for each student, one print run and one mark scheme for all."""
    first = sheet()
    second = Sheet(first.course, first.name, first.title, first.due, Student("2/7", "Bob"), first.questions)
    layouts = find_layouts()
    heard: list[tuple[str, int]] = []

    def progress(what: str, count: int) -> None:
        heard.append((what, count))

    made = write_class([first, second], tmp_path, TypstEngine(layouts), layouts, progress=progress)
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert files == sorted([
        "print-run.pdf", "mark-scheme.pdf",
        *(f"{kind}/week-04-{number}.{end}" for number in ("20411", "2_7")
          for kind, end in (("sheets", "pdf"), ("solutions", "pdf"), ("tex", "tex"))),
    ])  # fmt: skip
    assert made.sheets == 2
    assert made.failures == ()
    assert heard == [("sheets", 2), ("solutions", 2), ("mark schemes", 2)]


def test_a_students_number_cannot_leave_the_folder() -> None:
    """Whatever the register calls people."""
    assert file_name(document(number="../../etc/passwd")) == "week-04-.._.._etc_passwd"
