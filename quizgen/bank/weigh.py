"""How difficult a variant is: the author's 1, 2 or 3, moved a little by how much work it takes beside its siblings."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

MOST_MOVED = 0.5
"""A variant is never further than this from what its author says."""


def weigh(level: int, own: float, siblings: Sequence[float]) -> float:
    """The author's `level` for a variant of the usual cost; a fifth more work moves it up by a tenth."""
    usual = median(siblings) if siblings else 0.0
    moved = (own / usual - 1) / 2 if usual else 0.0
    return round(level + max(-MOST_MOVED, min(MOST_MOVED, moved)), 2)
