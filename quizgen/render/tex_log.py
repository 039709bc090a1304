"""What pdflatex's log says: our markers, the pages between them, and the errors after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.render.latex import MARKER
from quizgen.values import value


@value
class Seen:
    """What the log says: pages of each sheet, and every error as (sheet or -1, question or 0, message)."""

    pages: tuple[int, ...]
    errors: tuple[tuple[int, int, str], ...]


_MARK = re.compile(rf"^{MARKER} (?P<what>sheet|end|question) (?P<number>\d+)(?: after (?P<shipped>\d+))?$")


def read_log(log: str, sheets: int) -> Seen:
    """The markers and errors of a run over this many sheets."""
    sheet, question, begun = -1, 0, 0
    pages = [0] * sheets
    errors: list[tuple[int, int, str]] = []
    lines = log.splitlines()
    for i, line in enumerate(lines):
        mark = _MARK.match(line)
        if mark is None:
            if line.startswith("! ") and not line.startswith("!  =="):
                errors.append((sheet, question, _message(lines, i)))
            continue
        number = int(mark["number"])
        match mark["what"]:
            case "sheet":
                sheet, question, begun = number, 0, int(mark["shipped"])
            case "end":
                pages[number] = int(mark["shipped"]) - begun
                sheet, question = -1, 0
            case "question":
                question = number
    if not errors and 0 in pages:
        errors.append((sheet, question, "pdflatex stopped here"))
    return Seen(tuple(pages), tuple(errors))


def _message(lines: Sequence[str], i: int) -> str:
    r"""TeX's message, with the end of the line it stopped at: "Undefined control sequence: ...\foo"."""
    what = lines[i][2:].strip().removeprefix("LaTeX Error: ").rstrip(".")
    for line in lines[i + 1 : i + 12]:
        met = re.match(r"l\.\d+ (.*)", line)
        if met:
            return f"{what}, after {met[1].strip()[-60:]}" if met[1].strip() else what
    return what
