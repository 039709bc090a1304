"""Every room's docstring is its map: each of its files is named in it, and nothing that is not there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quizgen"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def names_in(text: str, files: set[str]) -> set[str]:
    """The files that a map names, with or without ".py"; "telling*" stands for all that begin so. Only the lines of the
    map count, which are indented."""
    text = "\n".join(line for line in text.splitlines() if line.startswith("    "))
    words = set(re.findall(r"[a-z_]+", text))
    starred = tuple(re.findall(r"([a-z_]+)\*", text))
    return {name for name in files if name in words or (starred and name.startswith(starred))}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_file_is_on_the_map(room: Path) -> None:
    """A reader who has read the map knows what each file is for."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    files = {path.stem for path in room.glob("*.py")} - {"__init__"}
    assert files - names_in(text, files) == set()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_nothing_else_is_on_it(room: Path) -> None:
    """A file that has gone is not in the map any more."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert {name for name in re.findall(r"([a-z_]+)\.py", text) if not (room / f"{name}.py").exists()} == set()
