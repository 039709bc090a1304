"""How difficult a variant is: the author's 1, 2 or 3, moved a little by how much work it takes beside its siblings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from quizgen.derive.derivation import Derivation, steps

MOST_MOVED = 0.5
"""A variant is never further than this from what its author says."""


def cost(derivations: Iterable[Derivation]) -> float:
    """The work in these derivations: the weights of the laws they use, added up."""
    return sum(step.rule.weight for derivation in derivations for step in steps(derivation))


def weigh(level: int, own: float, siblings: Sequence[float]) -> float:
    """The author's `level` for a variant of the usual cost; a fifth more work moves it up by a tenth."""
    usual = median(siblings) if siblings else 0.0
    moved = (own / usual - 1) / 2 if usual else 0.0
    return round(level + max(-MOST_MOVED, min(MOST_MOVED, moved)), 2)
