"""Functions act on what stands behind them, with brackets or without."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "r", "theta", "alpha", "x_1", "w_11")

BRACKETLESS = [
    ("sin x", "sin(x)"),
    ("sinx", "sin(x)"),
    ("SIN(x)", "sin(x)"),
    ("Sin x", "sin(x)"),
    ("sin 2x", "sin(2*x)"),
    ("sin2x", "sin(2*x)"),
    ("sin 2 x", "sin(2*x)"),
    ("cos pi x", "cos(pi*x)"),
    ("xsinx", "x*sin(x)"),
    ("xcosx", "x*cos(x)"),
    ("sin x cos x", "sin(x)*cos(x)"),
    ("sinxcosx", "sin(x)*cos(x)"),
    ("sin 2x e^x", "sin(2*x)*(e^x)"),
    ("cos x e^(sin x)", "cos(x)*(e^(sin(x)))"),
    ("e^x sin x", "(e^x)*sin(x)"),
    ("ln x/x", "ln(x)/x"),
    ("ln x^2", "ln(x^2)"),
    ("ln sin x", "ln(sin(x))"),
    ("sin√x", "sin(sqrt(x))"),
    ("sin -x", "sin(-x)"),
    ("ln|x|", "ln(abs(x))"),
    ("rsin(θ)", "r*sin(theta)"),
    ("sin^2 x", "(sin(x))^2"),
    ("sin^2x", "(sin(x))^2"),
    ("sin²x", "(sin(x))^2"),
    ("cos^3(2x)", "(cos(2*x))^3"),
    ("sin^n x", "(sin(x))^n"),
    ("sin^-2 x", "(sin(x))^(-2)"),
    ("ln^2 x", "(ln(x))^2"),
    ("tanh^2 x", "(tanh(x))^2"),
    ("sin^-1 x", "asin(x)"),
    ("sin^{-1} x", "asin(x)"),
    ("sin⁻¹x", "asin(x)"),
    ("tan^-1(x)", "atan(x)"),
    ("sin(x)^2", "(sin(x))^2"),
    ("sin^2 x^2", "(sin(x^2))^2"),
    ("log_2(x)", "log(x, 2)"),
    ("log_{10} x", "log(x, 10)"),
    ("log10(x)", "log(x, 10)"),
    ("loge(x)", "ln(x)"),
    ("loge x", "ln(x)"),
    ("log2 x", "log(x, 2)"),
    ("log3(x)", "log(x, 3)"),
    ("2log5(x+1)", "2*log(x + 1, 5)"),
    ("log_{x+1}(y)", "log(y, x + 1)"),
    ("log(x, 2)", "log(x, 2)"),
    ("lg x", "log(x, 10)"),
    ("arctan x", "atan(x)"),
    ("cosec x", "csc(x)"),
    ("tg x", "tan(x)"),
]

@pytest.mark.parametrize(("typed", "strict"), BRACKETLESS, ids=str)
def test_where_an_argument_ends(typed: str, strict: str) -> None:
    """A bare argument ends at a bracket, at a function, and at e^."""
    reading = parse(typed, LETTERS)
    assert reading.expr == parse(strict, LETTERS).expr
    assert not reading.ambiguous


@pytest.mark.parametrize("name", ["sin", "Sin", "SIN", "arcsin", "ln", "LN", "sqrt", "cbrt", "lg", "sgn", "logistic"])
def test_names_of_functions(name: str) -> None:
    """Synonyms and capitals are the same function; every one takes brackets."""
    assert parse(f"{name}(x)", LETTERS).expr == parse(f"{name.lower()} x", LETTERS).expr
