"""Maxima, for tests: what it makes of expressions, one run for many of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

needs_maxima = pytest.mark.skipif(shutil.which("maxima") is None, reason="Maxima is not installed")


def evaluated(expressions: Sequence[str], folder: Path, *, before: str = "") -> list[str]:
    """Each expression as Maxima writes its value down on one line; `before` is run first."""
    lines = [f'print(sconcat("@@", string(errcatch({one}))))$' for one in expressions]
    script = folder / "script.mac"
    script.write_text("\n".join(["display2d:false$", "linel:100000$", before, *lines]) + "\n", encoding="utf-8")
    command = ["maxima", "--very-quiet", "--batch", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL, check=False)
    found = [line[3:].rstrip()[:-1] for line in done.stdout.splitlines() if line.startswith("@@[")]
    assert len(found) == len(expressions), done.stdout[-2000:]
    return found
