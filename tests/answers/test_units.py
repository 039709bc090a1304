"""Vectors as multiples of i, j and k."""

from __future__ import annotations

import pytest

from quizgen.answers.rows import read_vector
from quizgen.errors import InputError
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation

XY = Notation.of("x", "y")


@pytest.mark.parametrize(
    ("typed", "vector"),
    [
        ("2 i + 3 j", "(2, 3)"),
        ("x i - y j", "(x, -y)"),
        ("-x i + 2k", "(-x, 0, 2)"),
        ("(x/2) i + 2j", "(x/2, 2)"),
        ("3x^2 i", "(3*x^2, 0)"),
        ("(x i + 2 j)", "(x, 2)"),
        ("2x î + 2y ĵ", "(2*x, 2*y)"),
        (r"x\hat{i} + 2\hat{\jmath}", "(x, 2)"),
        (r"x\vec{i} - y\mathbf{j}", "(x, -y)"),
        ("x i + cos y k", "(x, 0, cos(y))"),
    ],
)
def test_vectors_as_typed(typed: str, vector: str) -> None:
    """Hats or none, in characters or LaTeX; the first reading in which it is a vector."""
    assert to_text(read_vector(typed, XY).expr) == vector


@pytest.mark.parametrize("typed", ["i j", "i^2 + j", "2 + j", "sin(i)", "(x, ", "i/j"])
def test_what_is_no_vector(typed: str) -> None:
    """Unit vectors stand alone in their term, times a number or formula."""
    with pytest.raises(InputError):
        read_vector(typed, XY)


def test_unit_vectors_give_way_to_variables() -> None:
    """Where the question has a variable i, the letter is that variable."""
    assert to_text(read_vector("2 i", Notation.of("i")).expr) == "2*i"
