"""Signs on an interval, by balls over its pieces."""

from __future__ import annotations

import pytest

from quizgen.equivalence.pieces import sign_on_interval
from tests.equivalence.fields import between, polynomial


@pytest.mark.parametrize(
    ("text", "low", "high", "sign"),
    [("e^x-x^2", 0, 1, 1), ("x^3-e^x", 0, 1, -1), ("e^x-2", 0, 1, None), ("ln(x)-1", 3, 4, 1)],
)
def test_on_an_interval(text: str, low: int, high: int, sign: int | None) -> None:
    """All pieces have the same sign, or nothing is said: e^x - 2 has a zero between 0 and 1."""
    field, p = polynomial(text)
    between(field, "x", low, high)
    assert sign_on_interval(field, p) == sign


def test_only_on_bounded_intervals() -> None:
    """Where x may be anything, and in two variables, nothing is said."""
    assert sign_on_interval(*polynomial("e^x-x^2")) is None
    field, p = polynomial("e^x+y")
    between(field, "x", 0, 1)
    assert sign_on_interval(field, p) is None
