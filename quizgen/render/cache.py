"""Sheets that did not change are not typeset again: PDFs kept by a digest of all that they were made from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

LARGEST: Final = 1_000_000_000
"""Bytes that a cache may hold when a run ends; what was used longest ago goes first."""


def digest(*parts: str | bytes) -> str:
    """One name for these parts together."""
    state = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


class Cache:
    """Files by digest in a folder that may be deleted at any time; None keeps nothing. Safe for many processes."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        if path is None:
            return None
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data if data.rstrip().endswith(b"%%EOF") else None

    def put(self, name: str, data: bytes) -> None:
        """Keeps it if that can be done; a cache that is full or read-only is no reason to stop."""
        path = self._path(name)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, new = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(new).replace(path)
        except OSError:
            return

    def trim(self, largest: int = LARGEST) -> None:
        """Removes what was used longest ago until no more than `largest` bytes are left."""
        kept = 0
        for path, size in self._newest_first():
            kept += size
            if kept > largest:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path | None:
        return None if self.folder is None else self.folder / name[:2] / name[2:]

    def _newest_first(self) -> Iterable[tuple[Path, int]]:
        files = [path for path in self.folder.glob("??/*") if path.is_file()] if self.folder else []
        stats = [(path.stat(), path) for path in files]
        return [(path, stat.st_size) for stat, path in sorted(stats, key=lambda one: -one[0].st_mtime)]
