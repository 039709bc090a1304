"""No text takes long to read or refuse, and none exhausts the stack."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Integer, Power
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import MAX_LENGTH, parse

LETTERS = Notation.of("x", "y")

LIMITS = [
    "(" * 100_000,
    "(" * 9_000,
    "(" * 4_000 + "x" + ")" * 4_000,
    "x/" * 4_000 + "x",
    "-" * 9_000 + "x",
    "x" + "!" * 9_000,
    "sin " * 2_000 + "x",
    "x^" * 4_000 + "x",
    "\\frac{" * 1_000,
    "√" * 9_000 + "x",
    "|" * 9_000,
    "9" * 9_000,
    "1e999999999",
    "x_" + "9" * 5_000,
    "x" + "9" * 5_000,
    "f(" * 3_000,
]


@pytest.mark.parametrize("text", LIMITS, ids=[text[:8] for text in LIMITS])
def test_what_is_too_large_is_refused(text: str) -> None:
    """Too long, too deep, too many digits: an answer at once, never an exhausted stack."""
    with pytest.raises(InputError):
        parse(text, LETTERS)


LONG = ["x" * 9_999, "2x+" * 3_000 + "1", "1/2x+" * 1_900 + "1", "log x+" * 1_500 + "1", "2\\frac12+" * 1_000 + "1"]


@pytest.mark.parametrize("text", LONG, ids=[text[:8] for text in LONG])
def test_long_texts_are_read(text: str) -> None:
    """Thousands of terms are no trouble, nor thousands of points at which people differ."""
    assert len(text) <= MAX_LENGTH
    reading = parse(text, LETTERS)
    assert len(reading.others) <= 8


DEEP = ["-" * 100 + "x", "-" * 9 + "sin " * 9 + "x", "x^" * 50 + "x", "\\frac{" * 40 + "x" + "}2" * 40, "√" * 99 + "x"]


@pytest.mark.parametrize("text", DEEP, ids=[text[:4] for text in DEEP])
def test_what_is_read_can_be_printed_and_read_again(text: str) -> None:
    """Signs and functions nest without brackets, but are printed with them: the limit is on what would be printed."""
    e = parse(text, LETTERS).expr
    assert parse(to_text(e), LETTERS).expr == e
    with pytest.raises(InputError):
        parse("-" * 101 + text, LETTERS)


def test_powers_of_powers_are_not_computed() -> None:
    """9^9^9^9 is four numbers."""
    nine = Integer(9)
    assert parse("9^9^9^9", LETTERS).expr == Power(nine, Power(nine, Power(nine, nine)))
