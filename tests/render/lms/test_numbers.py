"""Marks and bounds as decimals."""

from __future__ import annotations

from fractions import Fraction

from quizgen.render.lms.numbers import amount, bound


def test_shares_of_marks_add_up_again() -> None:
    """As a player of QTI adds them."""
    assert [amount(Fraction(3)), amount(Fraction(1, 2))] == ["3", "0.5"]
    assert 3 * float(amount(Fraction(4, 3))) == 4


def test_bounds_have_twelve_figures() -> None:
    assert bound(Fraction(1, 3)) == "0.333333333333"
    assert bound(Fraction(-200)) == "-200"
    assert bound(Fraction(1, 43210)) == "0.0000231427910206"
