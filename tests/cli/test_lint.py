"""Tests of `quizgen lint`: one line a finding, exit codes, and nothing looked at twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = """\
bank: mine
title: Mine
templates:
  line:
    parameters: { a: 2..9, b: -9..9 nonzero }
    question: Differentiate $y = sin(a x + b)$.
    answer: diff(y, x)
    marks: 2
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered, is remembered in a folder of the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_a_sound_bank(run: Run) -> None:
    """Exit code 0, one line; the second time nothing is drawn."""
    Path("mine.yaml").write_text(GOOD)
    first = run("lint", "mine.yaml", "--seeds", "30")
    assert first.exit_code == 0
    assert first.output.startswith("1 template is sound   ")
    assert "(1 unchanged since last time)" in run("lint", "mine.yaml", "--seeds", "30").output
    assert "unchanged" not in run("lint", "mine.yaml", "--seeds", "30", "--again").output


def test_findings(run: Run) -> None:
    """Exit code 2; file, line, template, seed and variant in each line, or in each JSON object."""
    Path("mine.yaml").write_text(GOOD + "    samples: { wrong: [a cos(a x + b)] }\n")
    told = run("lint", "mine.yaml:line", "--seeds", "30")
    assert told.exit_code == 2
    assert told.output.startswith("mine.yaml:9  mine/line  seed 0 (a = ")
    assert told.output.splitlines()[-1].startswith("6 findings in 1 template")
    lines = run("lint", "mine.yaml", "--seeds", "30", "--json").output.splitlines()
    assert {json.loads(line)["check"] for line in lines} == {"sample", "confusion"}
    assert json.loads(lines[0])["line"] == 9


def test_what_cannot_be_read_is_told(run: Run) -> None:
    """With every mistake; and a name that is not there, with the nearest that is."""
    Path("mine.yaml").write_text(GOOD.replace("diff(y, x)", "diff(y x)"))
    assert run_failing(run, "lint", "mine.yaml").startswith("mine.yaml:7  templates.line.answer")
    assert "Did you mean chain-rule?" in run_failing(run, "lint", "chian-rule")
    assert "Did you mean three-layers?" in run_failing(run, "lint", "chain-rule/tree-layers")


def run_failing(run: Run, *arguments: str) -> str:
    from quizgen.errors import QuizgenError

    with pytest.raises(QuizgenError) as raised:
        run(*arguments)
    return str(raised.value)
