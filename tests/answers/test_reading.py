"""A name in front of a value, and quantities that are given."""

from __future__ import annotations

import pytest

from quizgen.answers.reading import after_name, is_name, put_in
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

XY = Notation.of("x", "y")


@pytest.mark.parametrize(
    "text",
    ["x", "x_1", "x1", "x₁", "x'", "x^(1)", "x^{(1)}", "x⁽¹⁾", "f(1, 2)", "f'(-1)", "θ", "x_new", "the slope",
     "maximum"],
)  # fmt: skip
def test_names(text: str) -> None:
    """Letters with an index, an iteration, or what a function is taken at; and words."""
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["x²", "xⁿ", "x^2", "2x", "-x", "x+1", "ln x", "lnx", "sinx", "sin x", "√x", "1/x", "|x|", ""]
)
def test_no_names(text: str) -> None:
    """What stands before = in an equation that is not solved yet."""
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x_1 = 0.6", " 0.6"),
        ("(x, y) = (1, 2)", " (1, 2)"),
        ("(df/dx, ∂f/∂y) = (1, 2)", " (1, 2)"),
        ("x² = 4", "x² = 4"),
        ("(x², y) = (1, 2)", "(x², y) = (1, 2)"),
        ("x = 1 = y", "x = 1 = y"),
        ("x =", "x ="),
    ],
)
def test_the_value_behind_a_name(text: str, value: str) -> None:
    """What is left where a name and a sign stand in front; else the whole text."""
    assert text[after_name(text) :] == value


def test_given_quantities_may_use_each_other() -> None:
    """Each is put in until none is left."""
    given = (("y", parse("2x", XY).expr), ("x", parse("3", XY).expr))
    assert put_in(parse("y+x", XY).expr, given) == parse("2*3+3", XY).expr
