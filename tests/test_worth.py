"""Marks in words and figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.worth import in_decimals, in_words


@pytest.mark.parametrize(
    ("marks", "words"),
    [(Fraction(1), "1 mark"), (Fraction(3), "3 marks"), (Fraction(5, 2), "2½ marks"), (Fraction(1, 2), "½ marks"),
     (Fraction(7, 3), "7/3 marks"), (Fraction(0), "0 marks")],
)  # fmt: skip
def test_marks_are_written_as_people_write_them(marks: Fraction, words: str) -> None:
    """Halves and quarters as one sign, other fractions in full."""
    assert in_words(marks) == words


@pytest.mark.parametrize(
    ("marks", "text"), [(Fraction(3), "3"), (Fraction(5, 2), "2.5"), (Fraction(1, 3), "0.33"), (Fraction(0), "0")]
)
def test_decimals(marks: Fraction, text: str) -> None:
    """Exactly where they end soon."""
    assert in_decimals(marks) == text
