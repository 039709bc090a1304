"""The QR code of a sheet: which student and which sheet this paper is. Painted as bars, not as a picture."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from quizgen.values import value

_FORM: Final = re.compile(r"quizgen/(?P<sheet>[^/]+)/(?P<student>[^/]+)/(?P<edition>[0-9a-f]+)")


@value
class Ticket:
    """What tells one sheet from all others: also in the metadata of its PDF, and in its form."""

    sheet: str
    student: str
    edition: str

    def __str__(self) -> str:
        return f"quizgen/{quote(self.sheet, safe='')}/{quote(self.student, safe='')}/{self.edition}"


def read_ticket(text: str) -> Ticket | None:
    """The ticket in a text that a scanner read; None where it is something else."""
    found = _FORM.fullmatch(text.strip())
    return found and Ticket(unquote(found["sheet"]), unquote(found["student"]), found["edition"])


@value
class Code:
    """A square of `size` modules; `bars` are (x, y, length), x from the left and y from the top."""

    size: int
    bars: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=256)
def code_of(text: str) -> Code:
    """The QR code of a text. The mask is fixed: trying all eight costs four times the rest."""
    import segno

    rows = segno.make(text, error="m", mask=3, micro=False, boost_error=False).matrix
    bars = tuple((x, y, length) for y, row in enumerate(rows) for x, length in _runs(row))
    return Code(len(rows), bars)


def _runs(row: bytearray) -> list[tuple[int, int]]:
    return [(found.start(), found.end() - found.start()) for found in re.finditer(b"\x01+", bytes(row))]
