"""Rulings: JSON in and out, so that marking again keeps what a person decided."""

from __future__ import annotations

from typing import Final

from quizgen.marking.ruling import Ruling
from quizgen.wire.document import LARGE, dump, headed
from quizgen.wire.nouns import decode, encode

FORMAT: Final = "quizgen rulings"
VERSION: Final = 1


def write_rulings(rulings: tuple[Ruling, ...]) -> str:
    """The rulings as the text of a rulings.json file."""
    return dump({"format": FORMAT, "version": VERSION, "rulings": encode(rulings)})


def read_rulings(data: str | bytes, file: str) -> tuple[Ruling, ...]:
    """The rulings in a file; raises FileError."""
    return tuple(decode(Ruling, ruling) for ruling in headed(data, file, FORMAT, VERSION, LARGE)["rulings"])
