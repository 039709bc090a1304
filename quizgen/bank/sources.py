"""Where banks come from besides a course: quizgen's own folder, and those of other packages.

A package adds its banks by an entry point in the group "quizgen.banks" that names a function without arguments, which
returns the folder where its *.yaml are.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from quizgen.errors import FileError, Problem
from quizgen.registry import Registry
from quizgen.resources import folder

FOLDERS: Final[Registry[Callable[[], Path]]] = Registry(
    "package of banks", "quizgen.banks", {"quizgen": "quizgen.bank.sources:shipped"}
)


def shipped() -> Path:
    """The banks that come with quizgen."""
    return folder("banks")


def installed_folders() -> tuple[Path, ...]:
    """The folders of all packages, by name, quizgen's own last: the first bank of a name holds.

    FileError where a package promises banks and cannot be loaded.
    """
    own = tuple(FOLDERS.builtin)
    others = (name for name in FOLDERS.names() if name not in own)
    return tuple(_folder(name) for name in (*others, *own))


def _folder(name: str) -> Path:
    try:
        return Path(FOLDERS.get(name)())
    except (ImportError, AttributeError, TypeError) as error:
        what = f"this package has no folder of banks: {error}."
        raise FileError([Problem(f"package {name}", 0, "quizgen.banks", what, "Update it or remove it.")]) from None
