"""SymPy reads what is written for it, and means the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Vector
from quizgen.expr.sympy_text import to_sympy
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


@pytest.mark.parametrize(
    "text",
    [
        "12x^2 cos(4x^3)", "-x^2", "(-x)^2", "x^-2", "2^x^2", "(2^x)^2", "x/2/3", "x/(2/3)", "2*(x/3)", "-(x-1)-(2-x)",
        "e^(2x) + pi", "ln x", "log(x, 3)", "log_2 x", "root(x, 3)", "sqrt(x)/abs(-x)", "sigmoid(x)", "max(x, 2)",
        "arctan x + arsinh x", "sin^2 x", "0.50x", "1e-3 x", "x! / 2", "sech x", "(x+1)(x-1)", "-(x+1)/(x+2)",
    ],
)  # fmt: skip
def test_the_value_is_the_same(text: str) -> None:
    """At x = 3."""
    e = parse(text, Notation.of("x")).expr
    theirs = float(sympy.N(sympy.sympify(to_sympy(e)).subs(sympy.Symbol("x"), 3), 30))
    ours = enclose(e, {"x": Fraction(3)}, 128)
    assert ours is not None
    assert abs(theirs - float(ours)) <= 1e-12 * abs(theirs)


def test_names_of_python_and_sympy_are_spelled_otherwise() -> None:
    """lambda is a word of Python, I and E are numbers of SymPy."""
    assert to_sympy(parse("lambda I", Notation.of("lambda", "I")).expr) == "lamda*I_"
    both = to_sympy(parse("theta_1 w_11", Notation()).expr)
    assert sympy.sympify(both).free_symbols == set(sympy.symbols("theta_1 w_11"))


def test_what_has_no_spelling_is_empty() -> None:
    """Rather than something that means something else."""
    assert to_sympy(Vector(())) == ""
    assert to_sympy(parse("±x", Notation()).expr) == ""
