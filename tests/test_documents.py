"""The documents keep their word: what stands in ```console blocks is run, and what is named is there."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path

import click
import pytest

from quizgen.bank.draw import draw
from quizgen.bank.load import bank_of
from quizgen.cli.main import COMMANDS
from quizgen.sheets.course import KEY_FILE, KEY_TITLE
from tests.documents import DOCUMENTS, ROOT, Terminal, agrees, blocks, commands, examples


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """In a folder with the sample class, as `make demo` finds it."""
    shutil.copytree(ROOT / "examples" / "fcs", tmp_path / "demo")
    key = tmp_path / "demo" / KEY_FILE
    key.write_text(f"{KEY_TITLE}\n{'00' * 32}\n", encoding="utf-8")
    key.chmod(0o600)
    return Terminal(tmp_path)


@pytest.mark.parametrize("name", [name for name, text in DOCUMENTS.items() if examples(text)])
def test_examples_print_what_is_shown(name: str, terminal: Terminal) -> None:
    """One after the other, as in one window."""
    for command, shown in examples(DOCUMENTS[name]):
        printed = terminal.run(command)
        assert agrees(shown, printed), f"$ {command}\n{printed}"


def test_there_are_examples() -> None:
    """Or the test above would hold for nothing."""
    assert len(examples(DOCUMENTS["README.md"])) >= 8


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_and_options_exist(name: str) -> None:
    """In every call of quizgen that is shown."""
    for words in commands(DOCUMENTS[name]):
        if not words or words[0] not in COMMANDS:
            assert not words or words[0].isupper() or words[0].startswith("-"), words
            continue
        module = words[0].replace("-", "_")
        command = getattr(importlib.import_module(f"quizgen.cli.{module}"), module)
        if isinstance(command, click.Group) and len(words) > 1 and words[1] in command.commands:
            command = command.commands[words[1]]
        options = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words if re.match(r"--[a-z]", word)} <= options | {"--help"}, words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    """To a file in the repository, and to a heading in it."""
    text = DOCUMENTS[name]
    for target in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text):
        if re.match(r"https?:", target):
            continue
        path, _, heading = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in map(_anchor, headings), target


def _anchor(heading: str) -> str:
    """How GitHub calls a heading in a link."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", [name for name, text in DOCUMENTS.items() if "```yaml\nbank:" in text])
def test_banks_that_are_shown_work(name: str) -> None:
    """Each loads, and its templates can be drawn."""
    for block in blocks(DOCUMENTS[name], "yaml"):
        if block.startswith("bank:"):
            for template in bank_of(block).templates.values():
                assert draw(template, bytes(32)).marks > 0
