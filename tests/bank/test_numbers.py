"""Tests of quizgen.bank.numbers: exact arithmetic within limits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.bank.language import notation_of
from quizgen.bank.numbers import literal, monstrous, rational, written
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from quizgen.syntax.parser import parse


def read(text: str) -> Expr:
    return parse(text, notation_of(frozenset())).expr


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3*4", 14),
        ("-(3/4)^2", "-9/16"),
        ("2^(-3)", "1/8"),
        ("0.5 + 1/3", "5/6"),
        ("sqrt(9/4)", "3/2"),
        ("4^(3/2)", 8),
        ("gcd(12, -18)", 6),
        ("4!/3!", 4),
        ("lcm(4, 6)", 12),
        ("abs(-2)", 2),
        ("max(1, 2/3)", 1),
        ("cos(0) + exp(0) + ln(1)", 2),
        ("sqrt(2)", None),
        ("1/0", None),
        ("0^0", None),
        ("x - x", None),
        ("gcd(1/2, 3)", None),
        ("99!", None),
        ("pi", None),
        ("9^9^9^9", None),
        ("(10^70)^2", None),
    ],
)
def test_values(text: str, value: str | int | None) -> None:
    """Rational values are exact; what has letters, is not rational, undefined or too large has none here."""
    assert rational(read(text)) == (None if value is None else Fraction(value))


@pytest.mark.parametrize("value", ["3", "-3", "3/4", "-7/2", "0"])
def test_written_numbers_are_literals(value: str) -> None:
    """literal(written(v)) == v, in fractions and in decimals."""
    assert literal(written(Fraction(value))) == Fraction(value)
    assert literal(written(Fraction(value), decimal=True)) == Fraction(value)


def test_decimals_where_they_end() -> None:
    """3/4 is 0.75, -7/2 is -3.5, 1/3 stays."""
    texts = [to_text(written(Fraction(v), decimal=True)) for v in ("3/4", "-7/2", "1/3", "1/1000", "2")]
    assert texts == ["0.75", "-3.5", "1/3", "0.001", "2"]


def test_powers_that_nobody_can_write_out() -> None:
    """9^9^9 is monstrous; x^n, e^(-x), x^1000 and 2^(x^2) are not."""
    assert [monstrous(read(text)) for text in ("x 9^9^9", "x^(10^6)", "x^n", "e^(-x)", "x^1000", "2^(x^2)")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
