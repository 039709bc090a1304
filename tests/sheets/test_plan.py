"""Tests of quizgen.sheets.plan: what a tutor may write, and every mistake with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.bank.load import bank_of
from quizgen.errors import FileError
from quizgen.sheets.plan import Exactly, Plan, Some, load_plan

TEMPLATE = "    question: Differentiate $y = x^2$.\n    answer: diff(y, x)\n    marks: 2\n"
BANKS = {
    name: bank_of(f"bank: {name}\ntitle: t\ntemplates:\n" + "".join(
        f"  {template}:\n    difficulty: {level}\n{TEMPLATE}" for template, level in templates.items()
    ))
    for name, templates in {
        "product-rule": {"easy": 1, "hard": 3},
        "chain-rule": {"sine-of-a-power": 2},
        "optimum": {"saddle": 2},
    }.items()
}  # fmt: skip


def plan(tmp_path: Path, text: str) -> Plan:
    path = tmp_path / "week-04.yaml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path, BANKS)


def test_what_a_tutor_may_write(tmp_path: Path) -> None:
    """Templates by name, numbers of them from a bank, by difficulty, with marks."""
    text = (
        "title: Differentiation\ndue: 2026-12-04 17:00\nquestions:\n  - 2 of product-rule at difficulty 1\n"
        "  - chain-rule/sine-of-a-power\n  - one of product-rule\n"
        "  - optimum/saddle: 6 marks\n  - 1 of optimum: 1 mark\n"
    )
    assert plan(tmp_path, text) == Plan(
        "week-04",
        "Differentiation",
        "2026-12-04 17:00",
        (
            Some(2, "product-rule", 1, None, 4),
            Exactly("chain-rule", "sine-of-a-power", None, 5),
            Some(1, "product-rule", None, None, 6),
            Exactly("optimum", "saddle", 6, 7),
            Some(1, "optimum", None, 1, 8),
        ),
    )


def test_room_for_work(tmp_path: Path) -> None:
    """For each mark in the plan's head, for one question behind its colon, with its marks or without."""
    text = "title: t\nquestions:\n  - optimum/saddle: 6 marks, 80 mm\n  - 1 of optimum: 40mm\n"
    assert plan(tmp_path, text).questions == (
        Exactly("optimum", "saddle", 6, 3, 80),
        Some(1, "optimum", None, None, 4, 40),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("chian-rule/sine-of-a-power", 'no bank "chian-rule". Did you mean chain-rule?'),
        ("optimum/saddle: 6 marks, 999 mm", '"999 mm" is not a length from 0 to 200 mm. Write 80 mm.'),
        ("1 of chian-rule", 'no bank "chian-rule". Did you mean chain-rule?'),
        ("chain-rule/sine-of-power",
         'no template "sine-of-power" in the bank chain-rule. Did you mean sine-of-a-power?'),
        ("chain-rule",
         '"chain-rule" is a bank, not a question. Write 1 of chain-rule, or chain-rule/ and a template\'s name.'),
        ("1 of product-rule at difficulty 2",
         "the bank product-rule has nothing of difficulty 2. It has difficulty 1 and 3."),
        ("1 of product-rule at difficulty hard", '"hard" is not a difficulty. Write 1, 2 or 3.'),
        ("0 of product-rule", '"0" is not a number of questions. Write a number from 1 to 50.'),
        ("some of product-rule", '"some" is not a number of questions. Write a number from 1 to 50.'),
        ("optimum/saddle: lots", '"lots" is not a number of marks. Write 6 marks.'),
        ("2 product-rule",
         '"2 product-rule" is not a question. Write a template, chain-rule/sine-of-a-power, or a number of '
         "them: 2 of chain-rule at difficulty 1."),
    ],
)  # fmt: skip
def test_near_misses(tmp_path: Path, line: str, message: str) -> None:
    """Each with its line, its place counted from 1, and advice."""
    with pytest.raises(FileError) as raised:
        plan(tmp_path, f"title: t\nquestions:\n  - optimum/saddle\n  - {line}\n")
    [problem] = raised.value.problems
    assert problem.line == 4
    assert problem.where.startswith("questions[2]")
    assert f"{problem.what} {problem.advice}".strip() == message


def test_five_mistakes_have_five_messages(tmp_path: Path) -> None:
    """All in one go, by line."""
    text = "titel: t\ndue:\nquestions:\n  - optimum/sadle\n  - 1 of chain\n  - optimum/saddle: 0 marks\n"
    with pytest.raises(FileError) as raised:
        plan(tmp_path, text)
    assert [problem.line for problem in raised.value.problems] == [1, 1, 2, 4, 5, 6]
    with pytest.raises(FileError, match="no such file"):
        load_plan(tmp_path / "none.yaml", BANKS)
    with pytest.raises(FileError, match="nothing is written here"):
        plan(tmp_path, "title: t\nquestions:\n")
    with pytest.raises(FileError, match="names with values are expected"):
        plan(tmp_path, "- chain-rule\n")


@pytest.mark.parametrize("due", ["2026-13-45", "2026-12-04 25:00", "4.12.2026", "4/12/2026"])
def test_a_deadline_that_is_no_date(tmp_path: Path, due: str) -> None:
    """What looks like a date and is none is a mistake at its line."""
    with pytest.raises(FileError) as caught:
        plan(tmp_path, f"title: t\ndue: {due}\nquestions:\n  - optimum/saddle\n")
    (problem,) = caught.value.problems
    assert (problem.line, problem.what, problem.advice) == (2, f'"{due}" is no date.', "Write 2026-12-04 17:00.")


@pytest.mark.parametrize("due", ["Friday, in the lecture", "2026-12-04", "2026-12-04 17:00", "4 December", "17.30"])
def test_a_deadline_may_be_words(tmp_path: Path, due: str) -> None:
    """Dates and plain words are kept as they stand."""
    assert plan(tmp_path, f"title: t\ndue: {due}\nquestions:\n  - optimum/saddle\n").due == due
