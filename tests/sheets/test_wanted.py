"""What a plan says of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.sheets.plan import load_plan
from quizgen.sheets.wanted import Wanted, millimetres

from .test_plan import BANKS

QUESTIONS = "questions:\n  - optimum/saddle\n"


def wanted(tmp_path: Path, text: str) -> Wanted:
    path = tmp_path / "week-04.yaml"
    path.write_text(f"title: t\n{text}{QUESTIONS}", encoding="utf-8")
    return load_plan(path, BANKS, ("exam", "handout", "weekly")).wanted


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    """In a tutor's words; what is not said stays open."""
    text = "layout: exam\npaper: letter\ncolumns: 2\nlarge-print: yes\ndyslexia: false\nroom: 15 mm\n"
    assert wanted(tmp_path, text) == Wanted("exam", "letter", 2, True, False, 15)
    assert wanted(tmp_path, "") == Wanted()


def test_every_mistake_is_told(tmp_path: Path) -> None:
    """At once, each with its line and what may be written."""
    text = "layout: exm\npaper: A5\ncolumns: 3\nlarge-print: perhaps\nroom: much\npapr: a4\n"
    with pytest.raises(FileError) as caught:
        wanted(tmp_path, text)
    assert [(problem.line, problem.what) for problem in caught.value.problems] == [
        (2, '"exm" is not one of exam, handout or weekly.'),
        (3, '"A5" is not one of a4 or letter.'),
        (4, '"3" is not a whole number from 1 to 2.'),
        (5, '"perhaps" is not one of yes, no, true or false.'),
        (6, '"much" is not a length from 0 to 60 mm.'),
        (7, '"papr" is not a field here.'),
    ]


def test_what_stands_on_the_command_line_wins() -> None:
    """And a plan's "no" is an answer too."""
    plan = Wanted("exam", "letter", None, True, False, 15)
    assert Wanted(paper="a4", large_print=False).over(plan) == Wanted("exam", "a4", None, False, False, 15)


@pytest.mark.parametrize(("text", "length"), [("80", 80), ("80mm", 80), (" 0 mm", 0), ("8 cm", None), ("", None),
                                              ("201 mm", None), ("-1", None), ("²", None), ("9" * 99, None)])
def test_lengths(text: str, length: int | None) -> None:
    """In millimetres, up to what is asked for."""
    assert millimetres(text, 200) == length
