"""Vectors and matrices as calculating programs write them."""

from __future__ import annotations

import pytest

from quizgen.answers.rows import read_vector
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation

XY = Notation.of("x", "y")


@pytest.mark.parametrize(
    ("typed", "vector"),
    [
        ("[0 1]", "(0, 1)"),
        ("[2 0; 0 2]", "((2, 0), (0, 2))"),
        ("[2,3; 3,0]", "((2, 3), (3, 0))"),
        ("2,3; 3,0", "((2, 3), (3, 0))"),
        ("[2x+3y 3x]", "(2*x + 3*y, 3*x)"),
        ("[y x]", "(y, x)"),
        ("[[2 3],[3 0]]", "((2, 3), (3, 0))"),
        ("[[2 3] [3 0]]", "((2, 3), (3, 0))"),
        ("[[2 x+y]\n [3 0]]", "((2, x + y), (3, 0))"),
        ("[2 - x]", "2 - x"),
    ],
)
def test_vectors_as_typed(typed: str, vector: str) -> None:
    """Entries apart by spaces or commas, rows by semicolons."""
    assert to_text(read_vector(typed, XY).expr) == vector


def test_a_lone_product_may_be_a_vector() -> None:
    """(y x) is read as a product, and asked about."""
    reading = read_vector("(y x)", XY)
    assert to_text(reading.expr) == "y*x"
    assert [to_text(other.expr) for other in reading.others] == ["(y, x)"]


def test_decimal_commas_are_asked_about() -> None:
    """(0,8; 1,2) are two rows, or two numbers."""
    reading = read_vector("(0,8; 1,2)", Notation.of())
    assert to_text(reading.expr) == "((0, 8), (1, 2))"
    assert [to_text(other.expr) for other in reading.others] == ["(0.8, 1.2)"]
    assert not read_vector("(x, 2; 1, 2)", XY).ambiguous
