"""Where the files that belong to quizgen are: layouts ("templates") and shipped question banks ("banks").

An installed wheel carries a copy in quizgen/data; a checkout, and an editable install of one, has them beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

Name: TypeAlias = Literal["templates", "banks"]

PACKAGE = Path(__file__).parent


def folder(name: Name) -> Path:
    """The first that exists: the wheel's copy, then the checkout's. FileNotFoundError: the installation is damaged."""
    for place in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"quizgen's own folder {name!r} is missing: reinstall quizgen")


def cache_folder(name: str) -> Path:
    """Where what can be made again is kept; it need not exist, and may be deleted at any time."""
    return Path.home() / ".cache" / "quizgen" / name


def user_folder(name: Name) -> Path:
    """Where a tutor keeps changed copies for all courses; it need not exist."""
    return Path.home() / ".config" / "quizgen" / name
