"""Sums, products and powers of normal forms: what is collected, and what stays as it is."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.collect import (
    EULER,
    HALF,
    NOUGHT,
    UNIT,
    Normal,
    add,
    exponent_of_e,
    multiply,
    power,
    rational,
    scale,
    value_of,
    without_content,
)

X: Normal = ("2s", "x")
Y: Normal = ("2s", "y")
TWO = rational(2)


def test_like_terms_are_collected() -> None:
    """x + 2x = 3x, whose number stands in front; x - x is nought."""
    assert add((X, scale(X, 2))) == scale(X, 3) == ("4p", 3, ((X, UNIT),))
    assert add((X, scale(X, -1))) == NOUGHT


def test_like_factors_are_collected() -> None:
    """x^2 x^3 = x^5; x^2 x^-2 is one."""
    assert multiply((power(X, TWO), power(X, rational(3)))) == power(X, rational(5))
    assert multiply((power(X, TWO), power(X, rational(-2)))) == UNIT


def test_roots_that_have_become_numbers_are_numbers() -> None:
    """sqrt 2 sqrt 2 = 2, and 2^(3/2) 2^(1/2) = 4; sqrt 2 stays a power."""
    assert multiply((power(TWO, HALF), power(TWO, HALF))) == TWO
    assert multiply((power(TWO, rational(Fraction(3, 2))), power(TWO, HALF))) == rational(4)
    assert power(TWO, HALF)[0] == "4p"


def test_order_does_not_matter() -> None:
    """Sums and products are sorted."""
    assert add((X, Y)) == add((Y, X))
    assert multiply((X, Y)) == multiply((Y, X))


def test_content() -> None:
    """-4x - 6y is -2 times 2x + 3y: coprime, and the first coefficient positive."""
    content, primitive = without_content(add((scale(X, -4), scale(Y, -6))))
    assert content == -2
    assert primitive == add((scale(X, 2), scale(Y, 3)))


def test_even_powers_under_even_roots() -> None:
    """sqrt(x^2) is |x|, and the cube root of x^3 is x."""
    assert power(power(X, TWO), HALF) == value_of("abs", (X,))
    assert power(power(X, rational(3)), rational(Fraction(1, 3))) == X


def test_signs_come_out_of_functions() -> None:
    """sin(-x) = -sin x, cos(-x) = cos x, sin 0 = 0."""
    assert value_of("sin", (scale(X, -1),)) == scale(value_of("sin", (X,)), -1)
    assert value_of("cos", (scale(X, -1),)) == value_of("cos", (X,))
    assert value_of("sin", (NOUGHT,)) == NOUGHT


def test_exponents_of_e() -> None:
    """e^x has the exponent x; x^2 is no power of e."""
    assert exponent_of_e(power(EULER, X)) == X
    assert exponent_of_e(power(X, TWO)) is None
