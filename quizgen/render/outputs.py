"""Files that appear whole or not at all: a run that fails, or is stopped, leaves the previous set in place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new empty folder to write into; it takes the place of `path` when the block ends without an exception.

    The work is done beside `path`, so that the last step is a renaming. Two runs at once do not mix: each has a folder
    of its own, and the one that ends last stays.
    """
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{path.name}.new-", dir=path.parent))
    try:
        new.chmod(0o755)
        yield new
        _swap(new, path)
    finally:
        shutil.rmtree(new, ignore_errors=True)


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


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """A single file with the same promise; `mode` 0o600 is for what only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
