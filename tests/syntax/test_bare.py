"""Where the argument of a function ends that has no brackets."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "t")

ONLY = [
    ("ln2 2^x", "ln(2)*(2^x)"),
    ("x^2 3x", "(x^2)*3*x"),
    ("(x+1)^-1/2 2x", "((x + 1)^(-(1/2)))*2*x"),
    ("sin x 2x", "sin(x)*2*x"),
    ("ln 2 3x", "ln(2)*3*x"),
    ("ln x x^2", "ln(x)*(x^2)"),
    ("sinx y", "sin(x)*y"),
    ("ln2 x", "ln(2)*x"),
    ("-cos2x y^2", "-(cos(2*x)*(y^2))"),
    ("cos 2x x", "cos(2*x)*x"),
    ("ln 2 3^x", "ln(2)*(3^x)"),
    ("2cos 2x 3sin y", "2*cos(2*x)*3*sin(y)"),
]


@pytest.mark.parametrize(("typed", "strict"), ONLY, ids=str)
def test_where_a_space_ends_what_is_before_it(typed: str, strict: str) -> None:
    """A number apart is a new factor behind an exponent or an argument, and so is a letter that stands there already,
    or one behind an argument that is not apart from its function: there is no other way to read it."""
    assert parse(typed, LETTERS).expr == parse(strict, LETTERS).expr
    assert not parse(typed, LETTERS).ambiguous
