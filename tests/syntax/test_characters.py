"""Characters that no formula has are called by their names, and none is read as another."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError, Span
from quizgen.syntax.characters import code_of, plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


@pytest.mark.parametrize(
    ("character", "code", "fact"),
    [
        ("\u200b", "invisible", "zero-width space"),
        ("\u202e", "invisible", "right-to-left override"),
        ("\ufe0f", "invisible", "U+FE0F"),
        ("〖", "invisible", "Word's invisible bracket"),
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


def test_word_processors_mark_what_is_said_anyway() -> None:
    """Invisible function application and times say what standing side by side says, and do not part what is tight."""
    notation = Notation.of("x", "x_1", "theta")
    pairs = [("sin\u2061𝑥", "sin x"), ("1/2\u2062𝑥", "1/2x"), ("𝑥\u2062𝑠𝑖𝑛 𝑥₁", "xsin x₁"), ("𝑒^(−2𝜃)", "e^(-2θ)")]
    for pasted, typed in pairs:
        reading, other = parse(pasted, notation), parse(typed, notation)
        assert (reading.expr, reading.others, reading.text) == (other.expr, other.others, pasted)


def test_errors_show_what_was_typed() -> None:
    """The place is the same in the text as it was pasted."""
    with pytest.raises(InputError) as caught:
        parse("2𝑥+", Notation.of("x"))
    assert (caught.value.text, caught.value.span) == ("2𝑥+", Span(2, 3))


def test_mathematical_letters_are_letters() -> None:
    """What word processors write for x is x; other letters are not."""
    assert plain("𝑥𝐱ℎ𝟐ⅇ𝜃xх") == "xxh2eθxх"
