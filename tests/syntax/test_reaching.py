"""How far fraction bars, exponents and roots may reach over what stands beside them."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "t")

REACHES = [
    ("e^3x(3x+2)", ["(e^(3*x))*(3*x + 2)", "e^(3*x*(3*x + 2))"]),
    ("xe^3x(3x+2)", ["x*(e^(3*x))*(3*x + 2)", "x*(e^(3*x*(3*x + 2)))"]),
    ("2e^2xcosx", ["2*(e^(2*x))*cos(x)", "2*(e^(2*x*cos(x)))"]),
    ("2^3xln2", ["(2^(3*x))*ln(2)", "2^(3*x*ln(2))"]),
    ("e^2xe^y", ["(e^(2*x))*(e^y)", "e^(2*x*(e^y))"]),
    ("e^2xy", ["e^(2*x*y)", "(e^(2*x))*y"]),
    ("e^2(x+1)(x+2)", ["(e^(2*(x + 1)))*(x + 2)", "e^(2*(x + 1)*(x + 2))"]),
    ("2e^2x-1", ["2*(e^(2*x)) - 1", "2*(e^(2*x - 1))"]),
    ("e^-2x-3y", ["e^(-(2*x)) - 3*y", "e^(-(2*x) - 3*y)"]),
    ("exy", ["(e^x)*y", "e^(x*y)"]),
    ("e^2x/2", ["(e^(2*x))/2", "e^((2*x)/2)"]),
    ("1/2x(x+1)", ["1/(2*x*(x + 1))", "(1/(2*x))*(x + 1)"]),
    ("1/2xsinx", ["1/(2*x*sin(x))", "(1/(2*x))*sin(x)"]),
    ("arctan y/2x", ["arctan(y)/(2*x)", "arctan(y/2)*x", "arctan(y/(2*x))"]),
    ("√2x+1", ["sqrt(2*x) + 1", "sqrt(2*x + 1)"]),
]


@pytest.mark.parametrize(("typed", "others"), REACHES, ids=str)
def test_how_far_a_bar_or_an_exponent_reaches(typed: str, others: list[str]) -> None:
    """Over numbers and letters up to a bracket or a function, or over all of it; the likelier comes first."""
    assert [other.expr for other in parse(typed, LETTERS).others] == [parse(text, LETTERS).expr for text in others]
