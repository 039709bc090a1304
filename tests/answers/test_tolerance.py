"""Tolerances as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.task import Figures, Places, Relative, Tolerance
from quizgen.answers.tolerance import exactly, tolerance_of


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("0.005", Fraction(1, 200)),
        ("1/200", Fraction(1, 200)),
        ("5%", Relative(Fraction(1, 20))),
        ("5 %", Relative(Fraction(1, 20))),
        ("3 figures", Figures(3)),
        ("2 decimal places", Places(2)),
        ("0", None),
        ("-1", None),
        ("2.5 places", None),
        ("some", None),
        ("1/0", None),
    ],
)
def test_tolerances(text: str, tolerance: Tolerance | None) -> None:
    """In the key's units, as a share, by figures or by places; never zero or negative."""
    assert tolerance_of(text) == tolerance


def test_exactly() -> None:
    """A float is the decimal that prints it; 0 asks for the value itself; what is no tolerance is refused."""
    assert exactly(0.001) == Fraction(1, 1000)
    assert exactly("0") == 0
    assert exactly(None) is None
    for wrong in ("x", "-1", -0.5, "nan", float("inf"), "1e-999999999", "1e999999999"):
        with pytest.raises(ValueError, match=r"."):
            exactly(wrong)
