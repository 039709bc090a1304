"""Outputs appear whole or not at all: a run that fails, or is stopped, leaves what was there in place.

The work is done beside the final place, so that the last step is a renaming. Two runs at once do not mix: each has a
place of its own, and the one that ends last stays.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgen.errors import FileError, Problem

MARKER = ".made-by-quizgen"
"""This file says that a folder is ours, and may be replaced as a whole."""


def write_whole(path: Path, content: str | bytes, mode: int = 0o644) -> None:
    """Put `content` at `path`; `mode` 0o600 is for what only its owner may read, from its first moment on."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `path` when the block ends without an exception.

    Only a folder that quizgen made is replaced: FileError, before anything is done, where another one is in the way.
    """
    path = path.absolute()
    if path.exists() and not _ours(path):
        advice = "Name another folder with --out, or move it away."
        raise FileError([Problem(str(path), 0, "", "is in the way: quizgen did not make it.", advice)])
    path.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{path.name}.new-", dir=path.parent))
    try:
        new.chmod(0o755)
        (new / MARKER).touch()
        yield new
        _swap(new, path)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _ours(path: Path) -> bool:
    return path.is_dir() and ((path / MARKER).exists() or not any(path.iterdir()))


def _swap(new: Path, path: Path) -> None:
    if not path.exists():
        new.rename(path)
        return
    previous = Path(tempfile.mkdtemp(prefix=f".{path.name}.old-", dir=path.parent))
    kept = previous / path.name
    path.rename(kept)
    try:
        new.rename(path)
    except BaseException:
        kept.rename(path)
        raise
    finally:
        shutil.rmtree(previous, ignore_errors=True)
