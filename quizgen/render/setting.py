"""Setting: everything that decides what a class's pages look like, as one value that can be sent to another process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from quizgen.render.cache import Cache
from quizgen.render.layouts import Layouts
from quizgen.render.pages import Room
from quizgen.render.typeset import Engine, OnFailure
from quizgen.values import value

Extra: TypeAlias = Literal["html", "markdown", "text"]
"""Formats that are made beside PDF and LaTeX when somebody asks for them."""


@value
class Setting:
    """`program` is pdflatex, or None for Typst; `store` is a folder for formats and for PDFs of unchanged sheets."""

    layouts: Layouts
    program: Path | None = None
    store: Path | None = None
    room: Room = Room()
    on_failure: OnFailure = "drop"
    duplex: bool = True
    extras: tuple[Extra, ...] = ()

    @property
    def cache(self) -> Cache:
        return Cache(self.store / "pdf" if self.store else None)


def open_store(folder: Path) -> Path | None:
    """A folder for formats and kept PDFs, made if need be, and marked so that backups and version control leave it out.

    None where it cannot be written: everything is made anew then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        (folder / ".gitignore").write_text("*\n")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# made by quizgen\n")
    except OSError:
        return None
    return folder


@lru_cache(maxsize=4)
def engine_of(setting: Setting) -> Engine:
    """The engine of a setting, once in each process: what it has learnt and loaded serves the next chunk."""
    from quizgen.render.typst_engine import TypstEngine

    typst = TypstEngine(setting.layouts, cache=setting.cache)
    if setting.program is None:
        return typst
    from quizgen.render.tex import LatexEngine

    formats = setting.store / "formats" if setting.store else None
    return LatexEngine(setting.program, setting.layouts, typst, cache=setting.cache, formats=formats)
