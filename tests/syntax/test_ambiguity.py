"""Where people who type the same characters mean different things, the others are offered; elsewhere nothing is."""

from __future__ import annotations

import pytest

from quizgen.syntax.ambiguity import MOST_OTHERS, WHY
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

LETTERS = Notation.of("x", "y", "n", "t")

OTHERS = [
    # under the fraction bar
    ("1/2x", "(1/2)*x", "1/(2*x)"),
    ("3x/2(x+1)", "((3*x)/2)*(x+1)", "(3*x)/(2*(x+1))"),
    ("1/x(x+1)", "(1/x)*(x+1)", "1/(x*(x+1))"),
    ("1/(x+1)(x+2)", "(1/(x+1))*(x+2)", "1/((x+1)*(x+2))"),
    ("1 / 2x", "(1/2)*x", "1/(2*x)"),
    ("1/2sin(x)", "(1/2)*sin(x)", "1/(2*sin(x))"),
    ("1÷2x", "(1/2)*x", "1/(2*x)"),
    ("1/1+e^-x", "1/1 + e^(-x)", "1/(1 + e^(-x))"),
    # in the exponent
    ("e^2x", "(e^2)*x", "e^(2*x)"),
    ("e^-2x", "(e^(-2))*x", "e^(-(2*x))"),
    ("2^3x", "(2^3)*x", "2^(3*x)"),
    ("x^2x", "(x^2)*x", "x^(2*x)"),
    ("e^xy", "(e^x)*y", "e^(x*y)"),
    ("e^2(x+1)", "(e^2)*(x+1)", "e^(2*(x+1))"),
    ("x^1/2", "(x^1)/2", "x^(1/2)"),
    ("x^2/3", "(x^2)/3", "x^(2/3)"),
    ("x^-1/2", "(x^(-1))/2", "x^(-(1/2))"),
    ("e^x/2", "(e^x)/2", "e^(x/2)"),
    ("xe^-x^2/2", "(x*(e^(-(x^2))))/2", "x*(e^(-((x^2)/2)))"),
    ("e^x^2y", "(e^(x^2))*y", "e^((x^2)*y)"),
    ("e^-t/y", "(e^(-t))/y", "e^(-(t/y))"),
    ("e^1/x", "(e^1)/x", "e^(1/x)"),
    ("x^1/n", "(x^1)/n", "x^(1/n)"),
    ("e^xlnx", "(e^x)*ln(x)", "e^(x*ln(x))"),
    ("nx^n-1", "n*(x^n) - 1", "n*(x^(n - 1))"),
    ("n(n-1)x^n-2", "n*(n - 1)*(x^n) - 2", "n*(n - 1)*(x^(n - 2))"),
    ("-nx^-n-1", "-(n*(x^(-n))) - 1", "-(n*(x^(-n - 1)))"),
    ("-2xe^-x^2-y^2", "-(2*x*(e^(-(x^2)))) - y^2", "-(2*x*(e^(-(x^2) - y^2)))"),
    ("e^-x²-y²", "e^(-(x^2)) - y^2", "e^(-(x^2) - y^2)"),
    ("1/2x^-1/2", "((1/2)*(x^(-1)))/2", "(1/2)*(x^(-(1/2)))"),
    # a digit that lost its height
    ("x2", "x*2", "x^2"),
    ("3x2", "3*x*2", "3*(x^2)"),
    ("(x+1)2", "(x+1)*2", "(x+1)^2"),
    ("x2y", "x*2*y", "(x^2)*y"),
    ("x½", "x*(1/2)", "x^(1/2)"),
    ("xex", "x*e*x", "x*(e^x)"),
    ("excosx", "e*x*cos(x)", "(e^x)*cos(x)"),
    # the argument of a function
    ("sin x(x+1)", "sin(x)*(x+1)", "sin(x*(x+1))"),
    ("ln x(1+x)", "ln(x)*(1+x)", "ln(x*(1+x))"),
    ("sin x^2", "sin(x^2)", "(sin(x))^2"),
    ("2xcos x^2", "2*x*cos(x^2)", "2*x*((cos(x))^2)"),
    ("sin x/2", "sin(x)/2", "sin(x/2)"),
    ("cos pi/4", "cos(pi)/4", "cos(pi/4)"),
    ("arctan y/x", "arctan(y)/x", "arctan(y/x)"),
    ("tan^-1 y/x", "arctan(y)/x", "arctan(y/x)"),
    ("ln x/y", "ln(x)/y", "ln(x/y)"),
    ("sin x/pi", "sin(x)/pi", "sin(x/pi)"),
    ("sin 1/x", "sin(1)/x", "sin(1/x)"),
    ("sin x/2^y", "sin(x)/(2^y)", "sin(x/(2^y))"),
    ("sec^22x", "(sec(x))^22", "(sec(2*x))^2"),
    ("(x+1)^42x", "((x + 1)^42)*x", "((x + 1)^4)*2*x"),
    ("cos x^2 2x", "cos(x^2)*2*x", "((cos(x))^2)*2*x"),
    ("log2", "ln(2)", "log(2, 10)"),
    ("log2x", "log(x, 2)", "ln(2*x)"),
    ("sin 2*x", "sin(2)*x", "sin(2*x)"),
    ("sin x y", "sin(x*y)", "sin(x)*y"),
    ("ln 2 x", "ln(2*x)", "ln(2)*x"),
    ("sin xe^x", "sin(x)*(e^x)", "sin(x*(e^x))"),
    # roots, logarithms, numbers
    ("√2x", "sqrt(2)*x", "sqrt(2*x)"),
    ("sqrt 2x", "sqrt(2)*x", "sqrt(2*x)"),
    ("√x^2", "sqrt(x^2)", "(sqrt(x))^2"),
    ("1/√1-x²", "1/sqrt(1) - x^2", "1/sqrt(1 - x^2)"),
    ("x/√x²+1", "x/sqrt(x^2) + 1", "x/sqrt(x^2 + 1)"),
    ("sqrt1-x^2", "sqrt(1) - x^2", "sqrt(1 - x^2)"),
    ("log x", "ln(x)", "log(x, 10)"),
    ("log(x)", "ln(x)", "log(x, 10)"),
    ("ln^-1 x", "exp(x)", "(ln(x))^(-1)"),
    ("3 1/2", "3+1/2", "(3*1)/2"),
    ("3\\frac12", "3+1/2", "3*(1/2)"),
    ("2e-3", "2E-3", "2*e-3"),
    ("3e2x", "3E2*x", "3*e*2*x"),
    ("x +- 1", "x ± 1", "x+(-1)"),
]


@pytest.mark.parametrize(("typed", "usual", "other"), OTHERS, ids=str)
def test_the_usual_reading_and_the_other(typed: str, usual: str, other: str) -> None:
    """Read by the usual rule, and the other reading is the first that is offered."""
    reading = parse(typed, LETTERS)
    assert reading.ambiguous
    if typed not in ("2e-3", "3e2x"):  # a Decimal keeps its text
        assert reading.expr == parse(usual, LETTERS).expr
    assert reading.others[0].expr == parse(other, LETTERS).expr
    assert reading.others[0].why


CLEAR = [
    "2x", "x^2y", "3x^2y^2", "x^2(x+1)", "e^x(x+1)", "x^4/4", "x^12/pi", "sin(x)/x cos(x)", "1/2 x", "1/2*x",
    "ln x^2", "sin x cos x", "sec x tan x", "sin 2x e^x", "2sin x cos 2x", "sin^2 x", "sin(x)^2", "sin(2x)(x+1)",
    "sinx (x+1)", "√2 x", "√(x)y", "ln x/x", "xe^x", "e^{2x}", "x^{1/2}", "\\frac12x", "\\frac{1}{2x}", "x²y", "eˣy",
    "½x", "3½", "1e3", "2E-3", "1e-3", "1.5e-3", "x+-1", "x ± 1", "|x||y|", "2x*3y", "x^n", "sin^-1 x", "cos pi x",
    "log_2 x", "log(x, 2)", "\\sqrt2x", "ln x/x^2", "ln 2/x", "sin x/cos x", "sin x/e^x", "e^x/x", "x^2/y", "e^x+1",
    "e^-x-xe^-x", "e^-x^2-2x^2e^-x^2", "x^n-1", "n*x^n-1", "3x^3-1", "√x+1", "√2+x", "1/1 + x", "ln(2)2^x", "sin^12(x)",
    "e^xcosx", "x^xlnx", "ex^2", "e x", "exp x", "lnx+1", "e^sinxcosx",
    "cos(x^2)2x", "(x+1)2x", "\\cos\\left(x^2\\right)2x", "log3(x)", "log10 x", "3e2", "sine^x",
    "cos 2x/2", "sin 6x/3", "ln 4/2",
]  # fmt: skip


@pytest.mark.parametrize("text", CLEAR)
def test_no_other_reading(text: str) -> None:
    """What everyone reads alike is not questioned."""
    assert parse(text, LETTERS).others == ()


def test_several_points_combine() -> None:
    """Each other reading turns one point or several, and all of them differ."""
    reading = parse("1/2x + e^2y", LETTERS)
    offered = {other.expr for other in reading.others}
    combined = ["1/(2*x) + (e^2)*y", "(1/2)*x + e^(2*y)", "1/(2*x) + e^(2*y)"]
    assert offered == {parse(text, LETTERS).expr for text in combined}
    assert reading.expr not in offered


def test_people_are_consistent() -> None:
    """Where the same point occurs often, turning all of them is the first thing offered."""
    reading = parse("log x + 2log(x+1) + 3log y", LETTERS)
    assert reading.others[0].expr == parse("log(x, 10) + 2*log(x + 1, 10) + 3*log(y, 10)", LETTERS).expr
    assert len(reading.others) <= MOST_OTHERS


def test_a_turned_point_can_show_another() -> None:
    """e2x may be a flattened e²x, and that again e^(2x)."""
    offered = {other.expr for other in parse("e2x", LETTERS).others}
    assert offered == {parse("(e^2)*x", LETTERS).expr, parse("e^(2*x)", LETTERS).expr}


def test_letters_that_may_be_a_product() -> None:
    """asin x with a symbol a is arc sine, or a times sin x; without one it is only arc sine."""
    notation = Notation.of("a", "x")
    reading = parse("asin x", notation)
    assert reading.expr == parse("arcsin(x)", notation).expr
    assert reading.others[0].expr == parse("a*sin(x)", notation).expr
    assert not parse("asin x", LETTERS).ambiguous


def test_every_reason_is_in_words() -> None:
    """Each kind of point says why, in words that stand alone."""
    assert all(why and why[0].islower() and not why.endswith(".") for why in WHY.values())
