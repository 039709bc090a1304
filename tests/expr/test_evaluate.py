"""Values at a point: exact where they are rational, enclosed where not, absent where there is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.balls import precision
from quizgen.expr.evaluate import certain_digits, enclose, exact
from quizgen.expr.nodes import Expr, Integer, Power, Product, Quotient, Sum
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def formula(text: str) -> Expr:
    return parse(text, Notation()).expr


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/3+1/6", "1/2"),
        ("0.1+0.2", "3/10"),
        ("2^10", "1024"),
        ("2^-3", "1/8"),
        ("sqrt(9/4)", "3/2"),
        ("(-8)^(1/3)", "-2"),
        ("(-8)^(2/3)", "4"),
        ("8^(-2/3)", "1/4"),
        ("|-3|", "3"),
        ("1e-3", "1/1000"),
        ("(-1)^(10^9+1)", "-1"),
    ],
)
def test_exact(text: str, value: str) -> None:
    """Closed rational formulas have exact values."""
    assert exact(formula(text)) == Fraction(value)


@pytest.mark.parametrize(
    "text", ["sqrt(2)", "x", "pi", "1/0", "0^0", "0^(-1)", "(-1)^(1/2)", "9^9^9", "2^(10^6)", "ln(1)"]
)
def test_not_exact(text: str) -> None:
    """What is irrational, undefined or huge has no exact value here."""
    assert exact(formula(text)) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("sin(x)", "0.415571"),
        ("x^x", "0.695497"),
        ("ln(x)", "-0.847297"),
        ("cbrt(-x)", "-0.75394"),
        ("atan(x)+acot(x)", "1.57079"),
        ("asec(1/x)", "1.12788"),
        ("e^pi-pi^e", "0.68153"),
        ("sigmoid(x)+max(x,0.1)-min(x,2)", "0.60553"),
        ("x^(10^8)", "2.95488"),
        ("sinh(x)+cosh(x)+tanh(x)", "1.9391"),
    ],
)
def test_enclose(text: str, digits: str) -> None:
    """A ball at x = 3/7 that holds the value."""
    ball = enclose(formula(text), {"x": Fraction(3, 7)}, 64)
    assert ball is not None
    assert certain_digits(ball)[0].startswith(digits)


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(-x)", "ln(-x)", "1/(x-3/7)", "0^0", "0^x/0", "asin(x+1)", "acosh(x)", "atanh(x+1)", "tan(x)/(7x-3)",
        "(-1)^x", "x!", "log(x,1)", "9^9^9^9", "(10^7)!", "1/(sin(x)^2+cos(x)^2-1)", "e^(e^(e^(e^(e^9))))",
        "(-2)^(1/2)", "asec(x)",
    ],
)  # fmt: skip
def test_no_value(text: str) -> None:
    """None outside the domain, where that is uncertain, and where the value is astronomical."""
    assert enclose(formula(text), {"x": Fraction(3, 7)}, 64) is None


@pytest.mark.parametrize(
    ("text", "shown", "digits"),
    [("17/6", "17/6", 0), ("1/8", "0.125", 0), ("sqrt(2)", "1.4142135624", 11), ("10^5", "100000", 0)],
)
def test_certain_digits(text: str, shown: str, digits: int) -> None:
    """Exact numbers are shown exactly, others with as many digits as are certain."""
    ball = enclose(formula(text), {}, 128)
    assert ball is not None
    if digits == 0:
        value = exact(formula(text))
        assert value is not None
        from flint import fmpq

        assert certain_digits(fmpq(value.numerator, value.denominator)) == (shown, 0)
    else:
        assert certain_digits(ball, digits) == (shown, digits)


def test_precision_is_left_alone() -> None:
    """FLINT's precision is as it was found."""
    from flint import ctx

    before = ctx.prec
    enclose(formula("sin(1)"), {}, 777)
    assert ctx.prec == before


def test_long_products_of_large_numbers() -> None:
    """Hundreds of numbers of a thousand digits are neither multiplied nor added up exactly."""
    factor = Power(Quotient(Integer(9), Integer(7)), Integer(1290))
    assert exact(Product((factor,) * 900)) is None
    fractions = (Quotient(Integer(k), Integer(2 * k + 3)) for k in range(1, 500))
    assert exact(Sum(tuple(Power(q, Integer(290)) for q in fractions))) is None
    assert enclose(Product((factor,) * 900), {}, 64) is not None


@pytest.mark.parametrize(("digits", "bottom"), [(5000, 1), (5000, 3), (400, 2)])
def test_digits_of_numbers_that_python_would_not_write_out(digits: int, bottom: int) -> None:
    """Exact numbers of thousands of digits, or beyond floating point, are shown by their first digits."""
    from flint import fmpq

    with precision(128):
        shown, certain = certain_digits(fmpq(10**digits + 1, bottom))
    assert certain == 30
    assert "e+" in shown
