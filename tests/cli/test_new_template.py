"""Tests of `quizgen new-template`: Enter all the way gives a sound template; what is typed is looked at at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.bank.load import load_bank
from quizgen.wire.schema import FILE, POINTER
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_enter_all_the_way(run: Run) -> None:
    """A commented bank with the schema beside it; the slips in it are found, and lint has nothing to say."""
    told = run("new-template", typed="\n" * 9)
    assert told.exit_code == 0
    assert "quizgen preview banks/mine.yaml:derivative --watch" in told.output
    text = Path("banks/mine.yaml").read_text()
    assert text.startswith(POINTER)
    assert "'cos(a*x + b)': chain.inner-derivative-forgotten" in text
    assert Path("banks", FILE).exists()
    assert run("lint", "banks/mine.yaml", "--seeds", "40").exit_code == 0


def test_a_second_one_is_added(run: Run) -> None:
    """Under another name, what was there before stays."""
    run("new-template", typed="\n" * 9)
    run("new-template", typed="4\n" + "\n" * 9)
    run("new-template", typed="\n" * 6 + "derivative\nno name!\nmy own\n")
    assert list(load_bank(Path("banks/mine.yaml")).templates) == ["derivative", "tangent", "my-own"]


def test_a_formula_that_cannot_be_read_is_asked_for_again(run: Run) -> None:
    """With the place and the advice, and nothing is written before it is right."""
    told = run("new-template", "--file", "own.yaml", typed="1\nsin(a x\ny = cos(a x)\n" + "\n" * 9)
    assert "^" in told.output
    assert "$y = cos(a x)$" in Path("own.yaml").read_text()


def test_few_variants_are_explained(run: Run) -> None:
    """The author is told, and asked why that is enough."""
    told = run("new-template", "--file", "own.yaml", typed="1\nsin(a x)\n2..6\n\n\n\nfive are enough\n")
    assert "fewer than a hundred" in told.output
    assert load_bank(Path("own.yaml")).templates["derivative"].few == "five are enough"


@pytest.mark.parametrize(
    ("formula", "said"),
    [("own2", "own2 has no x in it"), ("x^2", "x^2 has no letters for numbers in it")],
)
def test_a_formula_that_makes_no_question_is_asked_for_again(run: Run, formula: str, said: str) -> None:
    """Nothing undrawable is ever written."""
    told = run("new-template", "--file", "own.yaml", typed=f"1\n{formula}\ncos(a x)\n" + "\n" * 9)
    assert said in told.output
    assert "$y = cos(a x)$" in Path("own.yaml").read_text()


def test_values_that_leave_no_question_are_asked_for_again(run: Run) -> None:
    """The reason is told, and everything is asked once more."""
    told = run("new-template", "--file", "own.yaml", typed="1\nsin(a x)\n0..0\n\n\n\n1\nsin(a x)\n2..300\n\n\n\n")
    assert "No question comes of this" in told.output
    assert "a: 2..300" in Path("own.yaml").read_text()
