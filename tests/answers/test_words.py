"""The words around points, and LaTeX that says nothing about them."""

from __future__ import annotations

import pytest

from quizgen.answers.words import WORDS, blanked
from quizgen.expr.functions import CLASSIFIED


@pytest.mark.parametrize(
    "text",
    [
        r"\left(1,2\right)\quad\min", "+/-1", "x = +-1", r"\langle 1,2 \rangle", "$(1,2)$", r"x\in \{1\}",
        r"\varnothing",
    ],
)  # fmt: skip
def test_blanking_keeps_places(text: str) -> None:
    """Spacing commands become spaces, one for one, so that spans stay true."""
    assert len(blanked(text)) == len(text)


def test_every_kind_of_point_has_words() -> None:
    """All in small letters."""
    assert set(CLASSIFIED) <= set(WORDS.values())
    assert all(word == word.lower() for word in WORDS)
