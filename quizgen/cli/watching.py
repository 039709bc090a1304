"""A file that somebody is writing: each time it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks."""


def saves(path: Path, wait: Callable[[float], None]) -> Iterator[None]:
    """Yields at once, and again whenever the file has changed; `wait` is called between two looks. It does not end."""
    seen: tuple[int, int] | None = None
    first = True
    while True:
        now = _state(path)
        if first or (now is not None and now != seen):
            first, seen = False, now
            yield
        wait(EVERY)


def _state(path: Path) -> tuple[int, int] | None:
    """What changes when a file is saved; None while an editor has it moved away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
