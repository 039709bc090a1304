"""What LaTeX commands take, as textbooks, MathLive and chat windows write them."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "r", "theta", "alpha", "x_1", "w_11")

COLUMNS = [("\\binom{x}{2y}", "(x, 2*y)"), ("\\dbinom x2", "(x, 2)"), ("2\\binom{x}{y}", "2*(x, y)")]

LATEX = [
    ("\\frac{1}{x}", "1/x"),
    ("\\dfrac{2x}{x^2+1}", "(2*x)/(x^2 + 1)"),
    ("\\frac12x", "(1/2)*x"),
    ("\\frac{1}{2}x", "(1/2)*x"),
    ("\\frac xy", "x/y"),
    ("\\frac\\pi2", "pi/2"),
    ("\\frac{\\sin x}{x}", "sin(x)/x"),
    ("\\sqrt{x+1}", "sqrt(x + 1)"),
    ("\\sqrt2x", "sqrt(2)*x"),
    ("\\sqrt[3]{x}", "root(x, 3)"),
    ("2x\\cos\\left(x^2\\right)", "2*x*cos(x^2)"),
    ("\\sin^{-1}\\left(x\\right)", "asin(x)"),
    ("\\mathrm{e}^{-x}", "e^(-x)"),
    ("\\exponentialE^{-\\frac{x}{2}}", "e^(-(x/2))"),
    ("\\operatorname{sech}^2 x", "(sech(x))^2"),
    ("\\operatorname{\\mathrm{arsinh}}\\left(x\\right)", "arsinh(x)"),
    ("\\mathrm{arcsinh}\\,x", "asinh(x)"),
    ("x \\cdot \\ln x", "x*ln(x)"),
    ("2\\times 3\\div x", "(2*3)/x"),
    ("\\log_2 x", "log(x, 2)"),
    ("\\theta\\,\\alpha", "theta*alpha"),
    ("\\vartheta", "theta"),
    ("x_{1}\\quad w_{11}", "x_1*w_11"),
    ("\\left|x\\right|", "abs(x)"),
    ("\\lvert x\\rvert y", "abs(x)*y"),
    ("\\left\\lvert x-1\\right\\rvert", "abs(x - 1)"),
    ("\\displaystyle 2x", "2*x"),
    ("$2x$", "2*x"),
    ("2x \\\\", "2*x"),
    (" $$2x$$ ", "2*x"),
    ("\\(2x\\)", "2*x"),
    ("\\bigl(x+1\\bigr)^2", "(x + 1)^2"),
    ("\\sin{2x}", "sin(2*x)"),
    ("\\boxed{2x}", "2*x"),
    ("$$\\boxed{\\textbf{2x}}$$", "2*x"),
    ("\\text{sin}x", "sin(x)"),
    ("\\cos{\\left(x^{2} \\right)}", "cos(x^2)"),
    ("\\tan^{-1}\\frac{y}{x}", "atan(y/x)"),
    ("x^\\frac{1}{2}", "x^(1/2)"),
]

@pytest.mark.parametrize(("typed", "strict"), LATEX, ids=str)
def test_commands_and_what_they_take(typed: str, strict: str) -> None:
    """The same tree as the same formula in strict syntax."""
    reading = parse(typed, LETTERS)
    assert reading.expr == parse(strict, LETTERS).expr
    assert not reading.ambiguous


@pytest.mark.parametrize(("typed", "strict"), COLUMNS)
def test_a_binomial_is_a_column(typed: str, strict: str) -> None:
    """People look for a column of two and find this command; where a formula is asked for, it is none."""
    shaped = LETTERS.allowing("vector")
    assert parse(typed, shaped).expr == parse(strict, shaped).expr
    with pytest.raises(InputError) as caught:
        parse(typed, LETTERS)
    assert caught.value.code == "matrix-shape"
