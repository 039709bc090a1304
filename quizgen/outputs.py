"""Outputs appear whole or not at all: a run that fails, or is stopped, leaves what was there in place.

The work is done beside the final place, so that the last step is a renaming. Two runs at once do not mix: each has a
place of its own, and the one that ends last stays. What a run that was killed left there is removed by the next: a run
holds a lock on its place as long as it lives.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has no such locks: there, what a killed run left stays
    fcntl = None  # type: ignore[assignment]

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
def private_file(path: Path) -> Iterator[IO[str]]:
    """A new file to be written bit by bit, which only its owner may read from its first moment on."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `path` when the block ends without an exception.

    Only a folder that quizgen made is replaced: FileError, before anything is done, where another one is in the way.
    """
    path = path.absolute()
    _clear(path)
    if path.exists() and not _ours(path):
        advice = "Name another folder with --out, or move it away."
        raise FileError([Problem(str(path), 0, "", "is in the way: quizgen did not make it.", advice)])
    path.parent.mkdir(parents=True, exist_ok=True)
    with _own_place(path, "new") as new:
        new.chmod(0o755)
        yield new
        _swap(new, path)


def _ours(path: Path) -> bool:
    return path.is_dir() and ((path / MARKER).exists() or not any(path.iterdir()))


def _swap(new: Path, path: Path) -> None:
    if not path.exists():
        new.rename(path)
        return
    with _own_place(path, "old") as previous:
        kept = previous / path.name
        path.rename(kept)
        try:
            new.rename(path)
        except BaseException:
            kept.rename(path)
            raise


@contextmanager
def _own_place(path: Path, what: str) -> Iterator[Path]:
    """A folder of this run's own beside `path`, locked, and gone at the end if it is still there."""
    place = Path(tempfile.mkdtemp(prefix=f".{path.name}.{what}-", dir=path.parent))
    try:
        with (place / MARKER).open("w") as lock:
            _lock(lock)
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clear(path: Path) -> None:
    """Removes what killed runs left beside `path`; a set that one of them was about to replace goes back first."""
    if fcntl is None or not path.parent.is_dir():
        return
    for place in sorted(path.parent.iterdir(), reverse=True):  # .old- before .new-
        if not place.name.startswith((f".{path.name}.old-", f".{path.name}.new-")):
            continue
        with suppress(OSError), (place / MARKER).open("r+") as lock:  # held: another run is at work there
            _lock(lock)
            if (place / path.name).is_dir() and not path.exists():
                (place / path.name).rename(path)
            shutil.rmtree(place, ignore_errors=True)


def _lock(file: IO[str]) -> None:
    """Holds the file until it is closed or the process ends; OSError where another run holds it."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
