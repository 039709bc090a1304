"""Signs on intervals, by balls over their pieces; zeros that lie beyond the ends."""

from __future__ import annotations

import pytest

from quizgen.equivalence.pieces import sign_on_box, zero_is_out_of_reach
from tests.equivalence.fields import between, polynomial


@pytest.mark.parametrize(
    ("text", "low", "high", "sign"),
    [("e^x-x^2", 0, 1, 1), ("x^3-e^x", 0, 1, -1), ("e^x-2", 0, 1, None), ("ln(x)-1", 3, 4, 1)],
)
def test_on_an_interval(text: str, low: int, high: int, sign: int | None) -> None:
    """All pieces have the same sign, or nothing is said: e^x - 2 has a zero between 0 and 1."""
    field, p = polynomial(text)
    between(field, "x", low, high)
    assert sign_on_box(field, p) == sign


@pytest.mark.parametrize(("text", "sign"), [("x^2+y^2-1", None), ("x^2+y^2-3", -1), ("e^(x y)-y/2", 1)])
def test_on_a_box(text: str, sign: int | None) -> None:
    """Several variables, each between two ends."""
    field, p = polynomial(text)
    between(field, "x", 0, 1)
    between(field, "y", 0, 1)
    assert sign_on_box(field, p) == sign


def test_only_on_bounded_intervals() -> None:
    """Where a variable may be anything, nothing is said."""
    assert sign_on_box(*polynomial("e^x-x^2")) is None
    field, p = polynomial("e^x+y")
    between(field, "x", 0, 1)
    assert sign_on_box(field, p) is None


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("x-1", True), ("x-2", False), ("x-4", True), ("x-sqrt(2)", True), ("x-sqrt(5)", False), ("x^2-2", True),
     ("x^3-10", False), ("x-y", False), ("x-e^x", False)],
)  # fmt: skip
def test_zeros_beyond_the_ends(text: str, beyond: bool) -> None:
    """x - sqrt 2 vanishes nowhere on 2 <= x <= 3, and x - 2 does: the ends count."""
    field, p = polynomial(text)
    between(field, "x", 2, 3)
    assert zero_is_out_of_reach(field, p) is beyond


def test_without_ends_every_zero_is_in_reach() -> None:
    """Nothing is known of x."""
    assert not zero_is_out_of_reach(*polynomial("x-1"))
