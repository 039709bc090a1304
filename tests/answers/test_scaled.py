"""Vectors times formulas, over numbers, and added."""

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
        ("2(x, y)", "(2*x, 2*y)"),
        ("-(y, x)", "(-y, -x)"),
        ("e^(xy)(y, x)", "(e^(x*y)*y, e^(x*y)*x)"),
        ("(x, y)/2", "(x/2, y/2)"),
        ("-2(x, -y)", "(-2*x, -2*(-y))"),
        ("2[[1,0],[0,1]]", "[[2*1, 2*0], [2*0, 2*1]]"),
        ("(1, x) + y(0, 2)", "(1 + y*0, x + y*2)"),
    ],
)
def test_vectors_as_typed(typed: str, vector: str) -> None:
    """Carried out component by component, nothing simplified."""
    assert to_text(read_vector(typed, XY).expr) == vector


@pytest.mark.parametrize("typed", ["(1, 2)(3, 4)", "(1, 2) + (1, 2, 3)", "2/(1, x)", "(x, y) + 1", "((1, 2), 3)"])
def test_what_vectors_do_not_do(typed: str) -> None:
    """There is no product of two, no quotient over one, no sum of different sizes."""
    with pytest.raises(InputError):
        read_vector(typed, XY)
