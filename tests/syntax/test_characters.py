"""Characters that no formula has are called by their names, and none is read as another."""

from __future__ import annotations

import pytest

from quizgen.syntax.characters import code_of, plain_letter


@pytest.mark.parametrize(
    ("character", "code", "fact"),
    [
        ("\u200b", "invisible", "zero-width space"),
        ("\u202e", "invisible", "right-to-left override"),
        ("\ufe0f", "invisible", "U+FE0F"),
        ("\x00", "control", "U+0000"),
        ("\ud800", "control", "U+D800"),
        ("х", "look-alike", "x"),
        ("Α", "look-alike", "A"),
        ("ｘ", "full-width", "x"),
        ("#", "comment", "#"),
        ("é", "unknown-character", "é"),
    ],
)
def test_names_of_characters(character: str, code: str, fact: str) -> None:
    """The row of the advice table, and the fact that its sentence needs."""
    assert code_of(character) == (code, fact)


def test_mathematical_letters_are_letters() -> None:
    """What word processors write for x is x; other letters are not."""
    assert [plain_letter(character) for character in "𝑥𝐱ℎ𝟐xх"] == ["x", "x", "h", "2", "", ""]
