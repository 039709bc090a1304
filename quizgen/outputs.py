"""Files appear whole or not at all: written beside their place first, then moved into it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgen.errors import FileError, Problem


def write_whole(path: Path, content: str | bytes, mode: int = 0o644) -> None:
    """Put `content` at `path` in one step: whatever happens on the way, the old file stays as it was."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


MARKER = ".made-by-quizgen"
"""This file says that a folder may be replaced as a whole."""


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the place of `path` when the block ends well, and vanishes otherwise.

    Only a folder that quizgen made is replaced; FileError before anything is done where another one is in the way.
    """
    if path.exists() and not _ours(path):
        advice = "Name another folder with --out, or move it away."
        raise FileError([Problem(str(path), 0, "", "is in the way: quizgen did not make it.", advice)])
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        (fresh / MARKER).touch()
        yield fresh
        _swap(fresh, path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _ours(path: Path) -> bool:
    return path.is_dir() and ((path / MARKER).exists() or not any(path.iterdir()))


def _swap(fresh: Path, path: Path) -> None:
    """Two renames; between them the old set is under another name, never gone."""
    if not path.exists():
        fresh.rename(path)
        return
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.rename(old)
    try:
        fresh.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
