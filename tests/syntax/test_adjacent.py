"""A number right behind something."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "r", "theta", "alpha", "x_1", "w_11")

NUMBERS = [
    ("3½", "3 + 1/2"),
    ("3 ½", "3 + 1/2"),
    ("-2½", "-(2 + 1/2)"),
    ("2\\frac{x}{3}", "2*(x/3)"),
    ("2\\frac{3}{2}", "2*(3/2)"),
    ("x\\frac12", "x*(1/2)"),
    ("x^{2}3", "(x^2)*3"),
]


@pytest.mark.parametrize(("typed", "strict"), NUMBERS, ids=str)
def test_numbers_behind_something(typed: str, strict: str) -> None:
    """A proper fraction behind a whole number is added, any other fraction is a factor."""
    reading = parse(typed, LETTERS)
    assert reading.expr == parse(strict, LETTERS).expr
    assert not reading.ambiguous


@pytest.mark.parametrize(("typed", "usual", "other"), [
    ("3 1/2", "3 + 1/2", "(3*1)/2"),
    ("-3 1/2", "-(3 + 1/2)", "-((3*1)/2)"),
    ("x + 1 1/2", "x + (1 + 1/2)", "x + (1*1)/2"),
    ("x2", "x*2", "x^2"),
    ("x 2", "x*2", "x^2"),
    ("2x3y", "2*x*3*y", "2*(x^3)*y"),
])  # fmt: skip
def test_numbers_that_may_mean_something_else(typed: str, usual: str, other: str) -> None:
    """Mixed numbers and flattened exponents are offered with their other reading."""
    reading = parse(typed, LETTERS)
    assert reading.expr == parse(usual, LETTERS).expr
    assert [found.expr for found in reading.others] == [parse(other, LETTERS).expr]
