"""Round numbers on an axis."""

from __future__ import annotations

import pytest

from quizgen.figures.axes import ticks, written


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(-2.2, 2.4, [-2, -1, 0, 1, 2]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0, 1000, [0, 200, 400, 600, 800, 1000])],
)
def test_numbers_are_round_and_few(low: float, high: float, expected: list[float]) -> None:
    """Inside the window, ends included."""
    assert ticks(low, high) == pytest.approx(expected)


def test_numbers_have_a_true_minus_sign() -> None:
    """And no more digits than they need."""
    assert [written(number) for number in (-1.5, 2.0, 0.1 + 0.2)] == ["−1.5", "2", "0.3"]
