"""Vectors, in every notation that students use."""

from __future__ import annotations

import pytest

from quizgen.answers.rows import read_vector
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation

XY = Notation.of("x", "y")


@pytest.mark.parametrize(
    ("typed", "vector"),
    [
        ("(x, 2y)", "(x, 2*y)"),
        ("[x, 2y]", "(x, 2*y)"),
        ("<x, 2y>", "(x, 2*y)"),
        ("{x, 2y}", "{x, 2*y}"),
        ("x, 2y", "(x, 2*y)"),
        (r"\begin{pmatrix} x \\ 2y \end{pmatrix}", "(x, 2*y)"),
        ("[[1,2],[3,4]]", "[[1, 2], [3, 4]]"),
        ("x_1 = (1, 2)", "(1, 2)"),
        ("2x", "2*x"),
        ("x; 2y", "(x, 2*y)"),
        ("[x; 2y]", "(x, 2*y)"),
        ("(x, 2y)^T", "(x, 2*y)"),
        (r"(x, 2y)^{\top}", "(x, 2*y)"),
        ("f_x = x, f_y = 2y", "(x, 2*y)"),
        ("f_y = 2y, f_x = x", "(x, 2*y)"),
        ("df/dx = x, df/dy = 2y", "(x, 2*y)"),
        ("∂f/∂x = x\n∂f/∂y = 2y", "(x, 2*y)"),
        ("grad f = x i + 2y j", "(x, 2*y)"),
        ("∂f/∂x = x and ∂f/∂y = 2y", "(x, 2*y)"),
        ("(f_x, f_y) = (x, 2y)", "(x, 2*y)"),
        ("(∂f/∂x, ∂f/∂y) = (x, 2y)", "(x, 2*y)"),
        ("(x, 2y)'", "(x, 2*y)"),
        (r"\begin{array}{c} x \\ 2y \end{array}", "(x, 2*y)"),
        (r"\left(\begin{array}{l}{x}\\{2y}\end{array}\right)", "(x, 2*y)"),
        ("{{1,2},{3,4}}", "((1, 2), (3, 4))"),
    ],
)
def test_vectors_as_typed(typed: str, vector: str) -> None:
    """Any brackets will do, and unit vectors; a single formula stays one."""
    assert to_text(read_vector(typed, XY).expr) == vector


def test_ambiguity_of_a_component_is_that_of_the_vector() -> None:
    """Where one component can be read in two ways, so can the vector."""
    assert [to_text(other.expr) for other in read_vector("1/2x, y", XY).others] == ["(1/(2*x), y)"]
