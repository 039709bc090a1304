"""Words and formulas for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.errors import InputError
from quizgen.prose import Prose, plain


def indented(paragraphs: Iterable[Prose], by: int = 2) -> str:
    """Paragraphs with space in front of every line and between them."""
    text = "\n\n".join(plain(prose).strip() for prose in paragraphs)
    return "\n".join(f"{' ' * by}{line}".rstrip() for line in text.splitlines())


def mistake(error: InputError, indent: int = 2) -> str:
    """Carets under the place in a text that was just typed, and what to write instead."""
    width = max(1, error.span.end - error.span.start)
    return f"{' ' * (indent + error.span.start)}{'^' * width} {error}"


def place(path: Path) -> str:
    """A path as it is shown: relative where it is below the current folder."""
    here = Path.cwd()
    full = path.absolute()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)
