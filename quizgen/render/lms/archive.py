"""Packages: a zip of files, the same bytes for the same files, whatever the day and the machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

BIRTHDAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files by their paths, in this order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, BIRTHDAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, data)
    return made.getvalue()


def identifier(prefix: str, *parts: str) -> str:
    """An identifier that XML and every importer accept, the same for the same parts."""
    digest = blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"
