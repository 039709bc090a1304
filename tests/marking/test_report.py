"""What a tutor sees of a class, and a student of a sheet."""

from __future__ import annotations

import pytest

from quizgen.bank.variant import Variant
from quizgen.marking.mark import SheetMark
from quizgen.marking.marker import mark_sheet
from quizgen.marking.report import QuestionRow, class_table, marks_rows, safe, waiting
from quizgen.marking.submission import Response, Submission

RIGHT = "12x^2 cos(4x^3)"


@pytest.fixture
def marks(questions: tuple[Variant, ...]) -> list[SheetMark]:
    """Four students: right, half right, unreadable, blank."""
    texts = {
        "1": (RIGHT, "(1,-2) min; (-1,2) max"),
        "2": ("cos x", "(1,-2) min"),
        "3": ("12x^2 (", "(1,-2) max; (-1,2) min"),
        "4": ("", ""),
    }
    return [
        mark_sheet(
            questions,
            Submission("fcs", "week-04", student, "e", "t", tuple(Response(n, "", t) for n, t in enumerate(both, 1))),
        )
        for student, both in texts.items()
    ]


def test_class_table(marks: list[SheetMark]) -> None:
    """Each question with how many have full, part and no marks or wait, and what went wrong most."""
    first, second = class_table(marks)
    assert first == QuestionRow(1, "chain-rule/sine", 1, 0, 2, 1, 1, "could not be read", 1)
    assert second == QuestionRow(2, "optimum/cubic", 1, 2, 1, 0, 1, "a point missing", 1)


def test_what_waits(marks: list[SheetMark]) -> None:
    """An answer that waits is listed with its text and the reason."""
    (one,) = waiting(marks)
    assert (one.student, one.question, one.response) == ("3", 1, "12x^2 (")
    assert one.why.startswith("could not be read: ")


def test_marks_rows(marks: list[SheetMark]) -> None:
    """A row for every student of the roster, also for those who handed in nothing."""
    header, *rows = marks_rows(marks, {"1": "Ada", "5": "=HYPERLINK(1)"})
    assert header == ("student", "name", "marks", "out of", "waiting", "late", "question 1", "question 2")
    assert rows[0] == ("1", "Ada", "7", "7", "", "", "3", "4")
    assert rows[2] == ("3", "", "2", "7", "3", "", "0", "2")
    assert rows[4] == ("5", "'=HYPERLINK(1)", "", "", "", "missing", "", "")


def test_safe() -> None:
    """No cell is a formula to a spreadsheet."""
    assert [safe(cell) for cell in ("=1+1", "+1", "@x", "Ada")] == ["'=1+1", "'+1", "'@x", "Ada"]
