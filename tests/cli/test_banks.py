"""Tests of `quizgen banks`: what there is to ask, chosen by topic and difficulty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.registry import UnknownName
from tests.cli.conftest import Run
from tests.cli.test_lint import GOOD


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_by_topic_and_difficulty(run: Run) -> None:
    """The topic with or without its hyphen; an example of each."""
    shown = run("banks", "--topic", "chain-rule", "--difficulty", "2").output
    assert shown == run("banks", "--topic", "Chain rule", "--difficulty", "2").output
    assert "chain-rule/sine-of-a-power   difficulty 2, 3 marks, expression" in shown
    assert "power-of-a-line" not in shown
    assert "no such template" in run("banks", "--topic", "volcanoes").output


def test_by_name(run: Run) -> None:
    """A name that is not there is told, with the nearest."""
    lines = run("banks", "tangents", "--json").output.splitlines()
    assert {json.loads(line)["bank"] for line in lines} == {"tangents"}
    with pytest.raises(UnknownName, match="Did you mean tangents"):
        run("banks", "tangent")


def test_as_a_table(run: Run) -> None:
    """In Markdown, with the number of variants."""
    table = run("banks", "chain-rule", "--table").output
    assert "| `chain-rule/sine-of-a-power` | The sine or cosine of a power | 2 | 3 | expression | 130 |" in table


def test_a_tutors_own_banks_are_found_everywhere(run: Run, home: Path) -> None:
    """In the folder of the user, whatever the course."""
    folder = home / ".config" / "quizgen" / "banks"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(GOOD)
    assert "mine/line   difficulty 1, 2 marks, expression" in run("banks", "mine").output


def test_a_bank_that_replaces_another_is_said(run: Run) -> None:
    """With both files."""
    Path("banks").mkdir()
    Path("course.toml").write_text('name = "c"\n')
    Path("banks/mine.yaml").write_text(GOOD.replace("bank: mine", "bank: chain-rule"))
    shown = run("banks", "chain-rule").output
    assert "(banks/mine.yaml instead of " in shown
    assert "chain-rule/line" in shown
