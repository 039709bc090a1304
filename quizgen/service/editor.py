"""MathLive, where an administrator has it: a formula editor that students may open over a plain field.

It comes from its own registry (`npm install mathlive`, MIT) and nothing of it is part of quizgen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from quizgen.errors import FileError, Problem
from quizgen.values import value
from quizgen.wire.document import load

MODULE: Final = "mathlive.min.mjs"
FONTS: Final = "*.woff2"
PACKAGE: Final = "package.json"
INSTALL: Final = "Run npm install mathlive, and name the folder node_modules/mathlive that it makes."


@value
class Editor:
    """A folder with MathLive's files, and their version: each version has addresses of its own, so that browsers may
    keep what they have."""

    folder: Path
    version: str

    @property
    def address(self) -> str:
        """Below this the service has the files."""
        return f"/static/mathlive/{self.version}"

    @property
    def module(self) -> Path:
        """The one script."""
        return self.folder / MODULE

    @property
    def fonts(self) -> tuple[Path, ...]:
        """What formulas are set in."""
        return tuple(sorted((self.folder / "fonts").glob(FONTS)))


def load_editor(folder: Path) -> Editor:
    """The editor in this folder; FileError where it is not MathLive's."""
    package = folder / PACKAGE
    try:
        editor = Editor(folder, load(package.read_bytes(), str(package))["version"].text)
    except OSError:
        editor = Editor(folder, "")
    if not (editor.version and editor.module.is_file() and editor.fonts):
        raise FileError([Problem(str(folder), 0, "", f"has no {PACKAGE}, {MODULE} and fonts/ of MathLive's.", INSTALL)])
    return editor
