"""The README keeps its word: what stands in a ```console block is run, and every command and option is described."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from quizgen.cli.exits import OF_ERROR, OF_VERDICT
from quizgen.cli.main import COMMANDS

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def examples() -> list[tuple[str, str]]:
    """Commands of the console blocks with the output that the README shows."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), examples())
def test_examples_print_what_is_shown(command: str, output: str, tmp_path: Path) -> None:
    """The same characters, on standard output and error together."""
    program = command.split(" && ")[0]
    arguments = [sys.executable, "-m", "quizgen", *shlex.split(program)[1:]]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert (done.stdout + done.stderr).rstrip() == output.rstrip()


def test_there_are_examples() -> None:
    """Or the test above would hold for nothing."""
    assert len(examples()) >= 5


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
    paragraph = re.search(r"Exit codes of all commands:.*?\n\n", README, re.DOTALL)
    assert paragraph is not None
    assert all(re.search(rf"\b{code}\b", paragraph[0]) for code in codes)
    for word in (*OF_VERDICT, "verdict", "reads_as", "ambiguous", "by", "note"):
        assert word in README
