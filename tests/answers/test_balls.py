"""Closed numbers against each other."""

from __future__ import annotations

import pytest

from quizgen.answers.balls import at_most, magnitude
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

CLOSED = Notation.of()


@pytest.mark.parametrize(
    ("number", "exponent"),
    [("1", 0), ("10", 1), ("0.1", -1), ("0.0999", -2), ("pi", 0), ("99pi", 2), ("-e/999", -3), ("0", None)],
)
def test_magnitude(number: str, exponent: int | None) -> None:
    """10^n <= |x| < 10^(n+1)."""
    assert magnitude(parse(number, CLOSED).expr) == exponent


@pytest.mark.parametrize(
    ("small", "large", "answer"),
    [("1", "1", True), ("2", "1", False), ("sqrt(2)", "2/sqrt(2)", True), ("-3", "pi", True), ("1/0", "1", None)],
)
def test_at_most(small: str, large: str, answer: bool | None) -> None:
    """Sizes are compared exactly, by balls, or through equality; what has no value compares with nothing."""
    assert at_most(parse(small, CLOSED).expr, parse(large, CLOSED).expr) is answer
