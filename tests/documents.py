"""The documents for people, and a terminal in which their examples are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PATHS = (*(ROOT / folder / "README.md" for folder in (".", "banks", "templates")), *(ROOT / "docs").glob("*.md"))
DOCUMENTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PATHS)}
"""Path in the repository -> text."""

SECONDS = re.compile(r"\d+\.\d s\b")


class Example(NamedTuple):
    """A command line with what is shown below it."""

    command: str
    shown: str


def blocks(text: str, language: str) -> list[str]:
    """What stands between ```language and ```, at the margin."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def examples(text: str, language: str = "console") -> list[Example]:
    """The commands of the blocks of a language; those of ```console are promises, and are run."""
    found = [re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE) for block in blocks(text, language)]
    return [Example(command, shown) for block in found for command, shown in block]


def agrees(shown: str, printed: str) -> bool:
    """Whether they are the same but for times, and for what a line of three dots leaves out."""
    pattern = "".join(_line_pattern(line) for line in shown.rstrip().splitlines())
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())) is not None


def _line_pattern(line: str) -> str:
    if line.strip() == "...":
        return r"(?:.*\n)*"
    return r"\d+\.\d s".join(re.escape(piece) for piece in SECONDS.split(line.rstrip())) + r"\n"


class Terminal:
    """Runs one command after the other, and remembers `cd`. No program is on PATH, TeX neither."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, line: str) -> str:
        """What a line of commands, with && between them, prints on standard output and error together."""
        return "".join(self._printed(shlex.split(command, comments=True)) for command in line.split(" && "))

    def _printed(self, words: list[str]) -> str:
        match words:
            case ["cd", folder]:
                self.folder /= folder
                return ""
            case ["cat", file]:
                return (self.folder / file).read_text(encoding="utf-8-sig")
            case ["quizgen", *arguments]:
                return self._quizgen(arguments)
            case _:
                raise ValueError(f"{words} is not run in ```console blocks")

    def _quizgen(self, arguments: list[str]) -> str:
        kept = {name: text for name, text in os.environ.items() if not name.startswith("QUIZGEN_")}
        done = subprocess.run(
            [sys.executable, "-m", "quizgen", *arguments], cwd=self.folder, text=True, encoding="utf-8",
            env={**kept, "PATH": "", "PYTHONUTF8": "1", "COLUMNS": "120"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.stdout


def commands(text: str) -> Iterator[list[str]]:
    """The words of every call of quizgen, in blocks and within sentences."""
    for language in ("", "console"):
        for example in examples(text, language):
            for command in example.command.split(" && "):
                yield _words(command)
    sentences = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for code in re.findall(r"`(quizgen [^`\n]*)`", sentences):
        yield _words(code.replace("\\|", "|"))


def _words(command: str) -> list[str]:
    words = shlex.split(command, comments=True)
    return words[1:] if words[:1] == ["quizgen"] else []
