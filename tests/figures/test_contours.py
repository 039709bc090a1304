"""Lines of equal height."""

from __future__ import annotations

import math

import pytest

from quizgen.figures.contours import contour_lines, levels


def test_circles_are_round_and_closed() -> None:
    """Each line of x² + y² keeps its distance from the middle."""
    lines = contour_lines(lambda x, y: x * x + y * y, (-2.0, 2.0, -2.0, 2.0), 3)
    inner = [line for line in lines if max(math.hypot(*place) for place in line) < 1.9]
    assert inner
    for line in inner:
        radii = [math.hypot(*place) for place in line]
        assert max(radii) - min(radii) < 0.02
        assert line[0] == pytest.approx(line[-1])


def test_a_plane_without_slope_has_no_lines() -> None:
    """Nor has what has no value anywhere."""
    assert contour_lines(lambda x, y: 1.0, (0, 1, 0, 1), 3) == []
    assert contour_lines(lambda x, y: math.nan, (0, 1, 0, 1), 3) == []


def test_heights_are_shared_out_evenly() -> None:
    """By area, not by height."""
    assert levels([0, 1, 2, 3, 100, 1000, 10000, 100000], 3) == [2, 100, 10000]
