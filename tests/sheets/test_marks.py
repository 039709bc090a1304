"""Tests of quizgen.sheets.marks: a plan's marks are shared among the parts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.sheets.marks import shared


@pytest.mark.parametrize(
    ("weights", "total", "shares"),
    [([3], 6, [6]), ([3, 2], 10, [6, 4]), ([3, 2], 6, [4, 2]), ([1, 1, 1], 4, [2, 1, 1]), ([1, 1], 1, ["1/2", "1/2"])],
)
def test_marks_are_shared_in_proportion(weights: list[int], total: int, shares: list[int | str]) -> None:
    """In whole marks, the largest remainder first, the earlier part where they tie; exact where there are too few."""
    result = shared([Fraction(weight) for weight in weights], total)
    assert result == [Fraction(share) for share in shares]
    assert sum(result) == total
