"""Lines as in a plan become questions: the same for everybody at a placement, and worth the same wherever they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.resources import folder
from quizgen.service.placed import Planned, line_of, plan_of, plans_in, settled, slots, worth
from tests.service.conftest import SECRET

FOLDERS = (folder("banks"),)
LINES = ("2 of chain-rule at difficulty 1", "1 of product-rule: 3 marks", "chain-rule/sine-of-a-power")


def test_lines_become_questions() -> None:
    """As many as they say, with the marks that they say, else the templates' own."""
    found = slots(FOLDERS, LINES, "week 4", "Calculus", SECRET)
    assert [slot.template.bank for slot in found] == ["chain-rule", "chain-rule", "product-rule", "chain-rule"]
    assert found[2].marks == 3
    assert found[3].template.name == "sine-of-a-power"
    own = sum(slot.template.marks for slot in (found[0], found[1], found[3]))
    assert worth(FOLDERS, LINES, "week 4", "Calculus", SECRET) == own + 3


def test_settled_lines_mean_the_same_on_every_sheet() -> None:
    """They name each template."""
    lines = settled(FOLDERS, LINES, "a ticket", "", SECRET)
    assert len(lines) == 4
    assert all("/" in line for line in lines)
    first, second = (slots(FOLDERS, lines, sheet, "", SECRET) for sheet in ("one link", "another"))
    assert first == second == slots(FOLDERS, LINES, "a ticket", "", SECRET)


def test_a_line_says_what_its_wish_is() -> None:
    """Read and written, it is the same."""
    assert tuple(map(line_of, plan_of(FOLDERS, LINES, "").questions)) == LINES


@pytest.mark.parametrize("lines", [(), ("nonsense",), ("1 of chain-rul", "product-rule/x"), ("- [",), ("",)])
def test_everything_that_is_wrong_is_said_at_once(lines: tuple[str, ...]) -> None:
    """With the number of its line."""
    with pytest.raises(FileError) as caught:
        worth(FOLDERS, lines, "", "", SECRET)
    assert len(caught.value.problems) >= max(1, len(lines))


def test_a_course_offers_its_plans(tmp_path: Path) -> None:
    """And nothing that is none."""
    text = "title: Rules\ndue: Friday\nquestions: [2 of chain-rule, 1 of optimum: 4 marks]\n"
    (tmp_path / "week-04.yaml").write_text(text)
    (tmp_path / "notes.yaml").write_text("just: notes\n")
    lines = ("2 of chain-rule", "1 of optimum: 4 marks")
    assert plans_in(FOLDERS, tmp_path) == [Planned("week-04", "Rules", "Friday", lines)]
