"""The words around the mathematics in a line of working: "so", "2)", "(chain rule)", "and", ticks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizgen.syntax.names import names_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.tokens import REFUSED, UNKNOWN

_LINKS = (
    "so|then|let|hence|thus|therefore|and|where|with|now|also|put|set|but|because|since|using|giving|gives|at|when|for|if"
    "|or|solve"
)
_ARROWS = "=>|⇒|⟹|∴|→|->|:"
IN_FRONT: Final = re.compile(rf"\s*(?:\(?\d+[.)](?=\s)|(?:{_LINKS})(?![\w(=])|{_ARROWS}|,)\s*", re.IGNORECASE)
BETWEEN: Final = re.compile(rf"\s+(?:{_LINKS})\s+|\s*(?:{_ARROWS})\s*", re.IGNORECASE)
REMARK: Final = re.compile(
    r"\s*[(\[]?\s*(?:by|using|from)?\s*(?:the\s+)?(?:product|quotient|chain|power|sum)\s+rule\s*[)\]]?(?=\s*[:;,.]|\s*$)",
    re.IGNORECASE,
)
TICKS: Final = str.maketrans("", "", "✓✔☑")


def statements_in(line: str) -> list[str]:
    """The pieces of the line that say something each, without the words around them."""
    plain = REMARK.sub("", line.translate(TICKS).rstrip())
    pieces = (_bare(piece) for piece in outside_brackets(BETWEEN.sub(" ; ", f" {plain}"), ",;"))
    return [piece for piece in pieces if piece.strip("= ")]


def _bare(text: str) -> str:
    """The text without the words and the numbering in front of it."""
    text = text.strip().rstrip(".:")
    while found := IN_FRONT.match(text):
        text = text[found.end() :]
    return text


def outside_brackets(text: str, at: str) -> Iterator[str]:
    """The text split at these characters where they stand outside brackets; <= and != are no = signs."""
    depth, start = 0, 0
    for i, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth <= 0 and character in at and not (character == "=" and text[max(0, i - 1) : i] in ("<", ">", "!")):
            yield text[start:i]
            start = i + 1
    yield text[start:]


def is_mathematics(text: str, notation: Notation) -> bool:
    """Whether there is more than words in it: an equals sign, or no word that is no name of the question."""
    names = names_of(notation)
    words = (word for word in re.findall(r"[A-Za-z]{3,}", text) if not text.partition(word)[0].endswith("\\"))
    prose = any(kind in (UNKNOWN, REFUSED) for word in words for kind, *_ in names.split(word))
    return bool(text.strip()) and ("=" in text or not prose)
