"""The README describes every command and option, exit code and JSON key. Its examples are run by test_documents.py."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import click
import pytest

from quizgen.bank.load import load_banks
from quizgen.calculus.malrules import MALRULES
from quizgen.cli.exits import OF_ERROR, OF_VERDICT
from quizgen.cli.main import COMMANDS
from quizgen.resources import folder
from tests.documents import DOCUMENTS, Terminal

README = DOCUMENTS["README.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name: str) -> None:
    """By its long spelling."""
    assert f"`quizgen {name}" in README
    module = name.replace("-", "_")
    command = getattr(importlib.import_module(f"quizgen.cli.{module}"), module)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in README for option in parameter.opts), f"{name} {parameter.opts}"


def test_exit_codes_and_verdicts_are_described() -> None:
    """Every exit code of the table, and every verdict with its JSON keys."""
    codes = {*OF_VERDICT.values(), *(code for _, code in OF_ERROR)}
    paragraph = re.search(r"Exit codes of all commands:\n\n.*?\n\n", README, re.DOTALL)
    assert paragraph is not None
    assert all(re.search(rf"\b{code}\b", paragraph[0]) for code in codes)
    for word in (*OF_VERDICT, "verdict", "reads_as", "ambiguous", "by", "note"):
        assert word in README


@pytest.mark.parametrize(
    ("row", "command"),
    [
        ("banks", "quizgen banks chain-rule --json"),
        ("lint", "quizgen lint narrow.yaml --json"),
        ("export", "quizgen export chain-rule/sine-of-a-power --to moodle --seed 1 --json"),
        ("equal", "quizgen equal x y --json"),
        ("derive", "quizgen derive 'x sin x' x --json"),
        ("derive --between", "quizgen derive 'x^3-3x' x --between 0 2 --json"),
        ("diagnose", "quizgen diagnose 'sin(4x)' x 'cos(4x)' --json"),
        ("diagnose --lines", "quizgen diagnose 'sin(4x)' x --lines working.txt --json"),
    ],
)
def test_json_keys_are_described(row: str, command: str, tmp_path: Path) -> None:
    """The very keys that are printed, in their order; those of courses and services are held where these are tested."""
    bank = "bank: b\ntitle: t\ntemplates:\n  one:\n    parameters: {a: 2..4}\n    question: Differentiate $y = a x$.\n"
    (tmp_path / "narrow.yaml").write_text(f"{bank}    answer: diff(y, x)\n    marks: 1\n")
    (tmp_path / "working.txt").write_text("y = sin(4x)\ndy/dx = cos(4x)\n")
    printed, _ = json.JSONDecoder().raw_decode(Terminal(tmp_path).run(command))
    described = re.search(rf"^\| `{row}` \| (.*) \|$", README, re.MULTILINE)
    assert described is not None
    assert re.findall(r"`(\w+)`", re.sub(r"\(.*?\)|; with.*", "", described[1])) == list(printed)


def test_numbers_are_those_of_today() -> None:
    """Templates, banks and, to the ten, slips."""
    banks = load_banks([folder("banks")])
    assert f"{sum(len(bank.templates) for bank in banks.values())} in {len(banks)} banks" in README
    assert f"some {len(MALRULES) // 10 * 10} known slips" in README
