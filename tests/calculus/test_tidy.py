"""Tidying: the form on the board, the same value, and nothing left to do a second time."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from quizgen.calculus.tidy import tidy
from quizgen.expr.evaluate import enclose
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import random_formula, same, typed, value

FORMS = (
    ("x cos x + 1 sin x", "x cos x + sin x"),
    ("4*3*x^2*cos(4x^3)", "12x² cos(4x³)"),
    ("x*x^2", "x³"),
    ("e^(-x^2-y^2)*(-2y)*x", "-2xy e^(-x² - y²)"),
    ("(1/2)*x^(-1/2)", "(1/2) x^(-1/2)"),
    ("1/(2sqrt(x^2+1))*2x", "x/√(x² + 1)"),
    ("((x^2+1)*2x-(x^2-1)*2x)/(x^2+1)^2", "4x/(x² + 1)²"),
    ("1/(1+(y/x)^2)*(-y/x^2)", "-y/(x² + y²)"),
    ("cos(x)*cos(x)+sin(x)*sin(x)", "1"),
    ("cosh(x)^2-sinh(x)^2", "1"),
    ("2(y-t)*1", "2(y - t)"),
    ("n*x^(n-1)", "nx^(n - 1)"),
    ("3 cos(x)*(-1)", "-3 cos x"),
    ("0x+1", "1"),
    ("0.1x*3", "0.3x"),
    ("0.5*2x", "x"),
    ("sqrt(12)x", "2√3 x"),
    ("x-(x+1)", "-1"),
    ("1/(1+1/x)", "x/(x + 1)"),
    ("(2x+2)/(2sqrt(x^2+2x))", "(x + 1)/√(x² + 2x)"),
    ("ln(e)*5+ln(1)", "5"),
    ("2*3(x+1)", "6(x + 1)"),
    ("(x-1)*(1-x)", "-(x - 1)²"),
    ("-(x-y)", "y - x"),
    ("x/2+x", "3x/2"),
    ("|2x|", "2|x|"),
    ("e^(2ln 3)", "9"),
    ("1/0", "1/0"),
)


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form(text: str, form: str) -> None:
    """What a lecturer would leave on the board."""
    assert to_unicode(tidy(typed(text))) == form


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_forms_are_final(text: str) -> None:
    """tidy(tidy(e)) == tidy(e)."""
    once = tidy(typed(text))
    assert tidy(once) == once


@pytest.mark.parametrize("seed", range(300))
def test_value_is_kept(seed: int) -> None:
    """tidy(e) has the value of e, and tidying it again changes nothing."""
    dice = random.Random(1000 + seed)
    variables = ("x", "y", "z")[: 1 + seed % 3]
    e = random_formula(dice, 1 + seed % 5, variables)
    once = tidy(e)
    assert same(once, lambda point: value(e, point), variables, seed)
    assert tidy(once) == once


@pytest.mark.parametrize("text", ["sqrt(x) sqrt(x)", "sqrt(x)^2", "(x^(1/4))^8", "x^(1/2)*x^(3/2)", "ln(x)+1"])
def test_domain_is_kept(text: str) -> None:
    """No root is lost whose domain would be lost with it: at x = -1 none of these has a value."""
    assert enclose(tidy(typed(text)), {"x": Fraction(-1)}, 64) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(3x^2-6y)/(3y^2-6x)", "(x² - 2y)/(y² - 2x)"),
        ("6/(2x+4)", "3/(x + 2)"),
        ("2(x+1)/(4x+6)", "(x + 1)/(2x + 3)"),
        ("3/(2x+4)", "3/(2x + 4)"),
        ("(x+1)/(2x+4)", "(x + 1)/(2x + 4)"),
    ],
)
def test_numbers_cancel_below_the_line_as_well(text: str, shown: str) -> None:
    """What the bracket below shares with what stands above goes; what it does not share stays inside."""
    e = tidy(typed(text))
    assert to_unicode(e) == shown
    assert tidy(e) == e
