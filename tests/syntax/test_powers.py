"""Exponents end after one factor; what stands higher is an exponent too."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "r", "theta", "alpha", "x_1", "w_11")

POWERS = [
    ("x^2y", "(x^2)*y"),
    ("x^-2", "x^(-2)"),
    ("x^+2", "x^2"),
    ("x^-y^2", "x^(-(y^2))"),
    ("2^x^2", "2^(x^2)"),
    ("(2^x)^2", "(2^x)^2"),
    ("x²^3", "(x^2)^3"),
    ("x^sin x", "x^(sin(x))"),
    ("e^√x", "e^(sqrt(x))"),
    ("x^|y|", "x^(abs(y))"),
    ("x^n!", "x^(n!)"),
    ("n!²", "(n!)^2"),
    ("x^½", "x^(1/2)"),
    ("x^²", "x^2"),
    ("e^⁻ˣ", "e^(-x)"),
    ("e^xe^y", "(e^x)*(e^y)"),
]


@pytest.mark.parametrize(("typed", "strict"), POWERS, ids=str)
def test_exponents(typed: str, strict: str) -> None:
    """From right to left, signs included."""
    reading = parse(typed, LETTERS)
    assert reading.expr == parse(strict, LETTERS).expr
    assert not reading.ambiguous
