"""Every room's docstring is its map: each of its files is named in it, nothing that is not there, and in an order in
which it can be read: a file imports only files that a reader has met.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quizgen"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def map_of(text: str) -> str:
    """The lines of the map, which are indented."""
    return "\n".join(line for line in text.splitlines() if line.startswith("    "))


def names_in(text: str, files: set[str]) -> set[str]:
    """The files that a map names, with or without ".py"; "telling*" stands for all that begin so."""
    text = map_of(text)
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


def named_in_order(room: Path) -> list[list[str]]:
    """The files of a map from top to bottom; "mal_*.py" stands for all that begin so, which are met together."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return [[path.stem for path in room.glob(name)] for name in re.findall(r"([a-z_*]+\.py)", map_of(text))]


def imported_on_loading(path: Path) -> set[str]:
    """The files of its own room that a file imports when it is loaded: not for its types only, not when it runs."""
    own = f"quizgen.{path.parent.name}"
    found: set[str] = set()
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and statement.module == own:
            found.update(alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith(f"{own}."):
            found.add((statement.module or "").split(".")[2])
    return {name for name in found if path.with_name(f"{name}.py").exists()}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_the_map_can_be_read_from_top_to_bottom(room: Path) -> None:
    """A file imports only files that stand above it. What is imported late, to start quickly, may stand below."""
    above: set[str] = set()
    for together in named_in_order(room):
        above.update(together)
        for name in together:
            assert imported_on_loading(room / f"{name}.py") <= above, f"{room.name}/{name}.py"
