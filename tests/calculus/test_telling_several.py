"""Derivatives made of derivatives, aloud: nothing is worked out twice."""

from __future__ import annotations

from quizgen.calculus.differentiate import derive, differentiate, hessian
from quizgen.calculus.narrate import narrate
from quizgen.calculus.request import read_along
from tests.calculus.helpers import spoken, typed


def test_the_second_derivative_comes_from_the_first() -> None:
    """The first derivative is worked out and shown before it is differentiated again."""
    assert spoken(narrate(differentiate(typed("x^3-3x"), "x", order=2), name="y")) == [
        "Sum rule",
        "Differentiate term by term.",
        "dy/dx = 3x² - 3",
        "Sum rule",
        "Differentiate dy/dx = 3x² - 3 again.",
        "Differentiate term by term: 3 does not change, so its derivative is 0.",
        "d²y/dx² = 3·2x",
        "Simplify",
        "d²y/dx² = 6x",
    ]


def test_a_hessian_works_nothing_out_twice() -> None:
    """Each first derivative once, and the mixed derivative once: the other order is the same."""
    lines = spoken(narrate(hessian(typed("x y^2+x^3"), ("x", "y")), name="f"))
    assert len([line for line in lines if line.startswith("∂f/∂x = ")]) == 1
    assert lines[lines.index("Mixed derivative") + 2] == "∂²f/(∂y∂x) = 2y"
    assert lines[-1] == "H = [[6x, 2y], [2y, 2x]]"


def test_a_matrix_keeps_its_name_unless_it_is_taken() -> None:
    """H is the Hessian matrix, but not where H is a variable."""
    assert spoken(narrate(hessian(typed("H^2 x"), ("H", "x")), name="f"))[-1].startswith("hessian(f")


def test_the_slope_in_a_direction() -> None:
    """The gradient times the direction over its length, s the distance that way."""
    lines = spoken(narrate(derive(read_along("x^2+y^2", "(3, 4)", ["x", "y"]).goal), name="f"))
    assert "Let s be the distance in the direction of (3, 4)." in lines
    assert lines[-1] == "df/ds = (6x + 8y)/5"
