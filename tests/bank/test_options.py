"""Up to a constant, in terms of, and what a smaller domain costs, as authors write them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from quizgen.answers.task import Task
from quizgen.bank.draw import draw
from quizgen.bank.load import load_bank
from quizgen.bank.variant import Part
from quizgen.errors import FileError

HEAD = """bank: one
title: One
templates:
  one:
    parameters: { a: 2..9 }
    question: "Let $y = a x^2$."
    marks: 2
    answer: { key: "2 a x", """


def part_of(tmp_path: Path, fields: str) -> Part:
    (tmp_path / "one.yaml").write_text(f"{HEAD}{fields} }}\n", encoding="utf-8")
    return draw(load_bank(tmp_path / "one.yaml").templates["one"], bytes(32)).parts[0]


def task_of(tmp_path: Path, fields: str) -> Task:
    return part_of(tmp_path, fields).task


def test_the_unit_reaches_the_part(tmp_path: Path) -> None:
    """As its author wrote it; without it there is none."""
    assert part_of(tmp_path, "unit: cm/s²").unit == "cm/s²"
    assert not part_of(tmp_path, "form: []").unit


def test_without_options(tmp_path: Path) -> None:
    """Nothing is taken off, any letters will do, and a constant matters."""
    task = task_of(tmp_path, "form: []")
    assert not task.constant_in
    assert task.letters is None
    assert task.domain == 0


def test_options_reach_the_task(tmp_path: Path) -> None:
    """Students may write the constant as C or c."""
    task = task_of(tmp_path, "up-to-constant: x, in-terms-of: [x, y], domain: 25%")
    assert (task.constant_in, task.letters, task.domain) == (("x",), ("x", "y"), Fraction(1, 4))
    assert task.notation.symbols is not None
    assert task.notation.symbols >= {"C", "c"}


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("domain: some", "is no price of a smaller domain"),
        ("domain: 120%", "is no price of a smaller domain"),
        ("in-terms-of: 2x", "is no variable"),
        ("up-to-constant: t", "t is not defined"),
    ],
)
def test_mistakes(tmp_path: Path, fields: str, what: str) -> None:
    """Each is told at its line."""
    with pytest.raises(FileError, match=what):
        task_of(tmp_path, fields)
