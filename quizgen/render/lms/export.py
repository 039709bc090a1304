"""What comes of an export: a file, and a list of all that the file's format could not carry."""

from __future__ import annotations

from typing import Final

from quizgen.bank.variant import Part, Variant
from quizgen.values import value

WHOLE: Final = "the whole question"
"""What is left out where a question cannot be asked at all."""


@value
class LeftOut:
    """Something that a format does not carry: of which question or part, what, and why (or what stands for it)."""

    where: str
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} - {self.why}."


@value
class Made:
    """A file's bytes, how many questions it asks, and what was left out."""

    data: bytes
    questions: int
    left_out: tuple[LeftOut, ...]


def named(variant: Variant, part: Part) -> str:
    """ "chain-rule/sine-of-a-power", with its part where there are several."""
    return f"{variant.template} ({part.label})" if part.label else variant.template


def in_words(left_out: tuple[LeftOut, ...]) -> str:
    """The list as one text, for a description inside of the file; a sentence where nothing was left out."""
    return "\n".join(["Left out:", *map(str, left_out)]) if left_out else "Nothing was left out."
