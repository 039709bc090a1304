"""The tutor's table of all variants."""

from __future__ import annotations

from quizgen.prose import plain
from quizgen.render.document import Table
from quizgen.render.overview import overview_of
from tests.render.test_classrun import sheets


def test_every_part_of_every_student_has_a_row_with_its_key() -> None:
    """A student's number stands at the first."""
    document = overview_of(list(sheets(2)))
    [table] = document.blocks
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == ["20411", "", "20412", ""]
    assert [plain(row[1]) for row in table.rows[:2]] == ["1", "2a"]
    assert plain(table.rows[0][2]) == "y = sin(x²)"
    assert "cos(x²)" in plain(table.rows[0][3])
    assert document.student == "Students 20411 to 20412"
