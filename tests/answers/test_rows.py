"""Vectors, in every notation that students use."""

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
        ("(x, 2y)", "(x, 2*y)"),
        ("[x, 2y]", "(x, 2*y)"),
        ("<x, 2y>", "(x, 2*y)"),
        ("{x, 2y}", "{x, 2*y}"),
        ("x, 2y", "(x, 2*y)"),
        (r"\begin{pmatrix} x \\ 2y \end{pmatrix}", "(x, 2*y)"),
        ("[[1,2],[3,4]]", "[[1, 2], [3, 4]]"),
        ("2 i + 3 j", "(2, 3)"),
        ("x i - y j", "(x, -y)"),
        ("-x i + 2k", "(-x, 0, 2)"),
        ("(x/2) i + 2j", "(x/2, 2)"),
        ("3x^2 i", "(3*x^2, 0)"),
        ("(x i + 2 j)", "(x, 2)"),
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
        ("2x î + 2y ĵ", "(2*x, 2*y)"),
        ("2(x, y)", "(2*x, 2*y)"),
        ("-(y, x)", "(-y, -x)"),
        ("e^(xy)(y, x)", "(e^(x*y)*y, e^(x*y)*x)"),
        ("(x, y)/2", "(x/2, y/2)"),
        ("-2(x, -y)", "(-2*x, -2*(-y))"),
        ("2[[1,0],[0,1]]", "[[2*1, 2*0], [2*0, 2*1]]"),
        ("(1, x) + y(0, 2)", "(1 + y*0, x + y*2)"),
        ("[0 1]", "(0, 1)"),
        ("[2 0; 0 2]", "((2, 0), (0, 2))"),
    ],
)
def test_vectors_as_typed(typed: str, vector: str) -> None:
    """Any brackets will do, and unit vectors; a single formula stays one."""
    assert to_text(read_vector(typed, XY).expr) == vector


@pytest.mark.parametrize("typed", ["i j", "i^2 + j", "2 + j", "sin(i)", "(x, ", "i/j"])
def test_what_is_no_vector(typed: str) -> None:
    """Unit vectors stand alone in their term, times a number or formula."""
    with pytest.raises(InputError):
        read_vector(typed, XY)


def test_ambiguity_of_a_component_is_that_of_the_vector() -> None:
    """Where one component can be read in two ways, so can the vector."""
    assert [to_text(other.expr) for other in read_vector("1/2x, y", XY).others] == ["(1/(2*x), y)"]


def test_unit_vectors_give_way_to_variables() -> None:
    """Where the question has a variable i, the letter is that variable."""
    assert to_text(read_vector("2 i", Notation.of("i")).expr) == "2*i"


def test_a_lone_product_may_be_a_vector() -> None:
    """(y x) is read as a product, and asked about."""
    reading = read_vector("(y x)", XY)
    assert to_text(reading.expr) == "y*x"
    assert [to_text(other.expr) for other in reading.others] == ["(y, x)"]


@pytest.mark.parametrize("typed", ["(1, 2)(3, 4)", "(1, 2) + (1, 2, 3)", "2/(1, x)", "(x, y) + 1", "((1, 2), 3)"])
def test_what_vectors_do_not_do(typed: str) -> None:
    """There is no product of two, no quotient over one, no sum of different sizes."""
    with pytest.raises(InputError):
        read_vector(typed, XY)
