"""The import layers of the design, enforced: imports point down, and siblings do not see each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quizgen"

LAYERS = (
    ("__main__",),
    ("cli",),
    ("service",),
    ("render", "gradebook"),
    ("wire", "api"),
    ("lint",),
    ("marking", "sheets"),
    ("bank",),
    ("answers",),
    ("calculus", "equivalence"),
    ("syntax",),
    ("prose", "figures"),
    ("expr",),
    ("resources", "registry", "budget", "located", "outputs", "fragments", "chunks", "worth"),
    ("errors", "near"),
    ("values",),
)
"""Top to bottom. A room may import itself and every lower line; rooms on one line do not see each other."""

RANK = {room: rank for rank, line in enumerate(LAYERS) for room in line}

OWNERS = {
    "yaml": ("located",),
    "sympy": ("calculus",),
    "pylatex": ("render",),
    "typst": ("render",),
    "pikepdf": ("render",),
    "segno": ("render",),
    "jinja2": ("render", "service"),
    "flint": ("expr", "equivalence", "answers"),
    "sqlalchemy": ("gradebook",),
    "alembic": ("gradebook",),
    "psycopg": ("gradebook",),
    "distributed": ("cli",),
    "fastapi": ("service",),
    "starlette": ("service",),
    "pydantic": ("service",),
    "uvicorn": ("service",),
    "httpx": ("service",),
    "joserfc": ("service",),
    "click": ("cli",),
    "rich": ("cli",),
    "json": ("wire",),
}
"""The heavy third parties, and JSON, live only in the rooms that own them."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room of a file: its package below quizgen/, or its own name at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A module imports only its own room and lower layers, and a heavy library only in the room that owns it."""
    here = room(path)
    if here == "__init__":
        return
    assert here in RANK, f"{here} has no place in the layers"
    for name in imported(path):
        top, *rest = name.split(".")
        if top == "quizgen" and rest and rest[0] != here:
            assert RANK[rest[0]] > RANK[here], f"{path.name} in {here} imports {name}"
        if top in OWNERS:
            assert here in OWNERS[top], f"{path.name} in {here} imports {name}"


def test_every_layer_has_a_room() -> None:
    """The list of layers names no room that does not exist, but for those that later issues fill."""
    rooms = {room(path) for path in modules()}
    assert {"errors", "expr", "syntax", "equivalence", "calculus", "answers", "cli"} <= rooms
    assert rooms - {"__init__"} <= RANK.keys()
