"""A cheap sieve in floating point: which formulas may be the same, before anything is proved. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.expr.floats import NoValue, Place, approximate_at
from quizgen.expr.nodes import Expr, Set
from quizgen.marking.pairing import Pair, entries, flat
from quizgen.values import value

VALUES = (0.377, 0.829, 1.413, 2.237, -0.613, 0.153, -1.719, 3.671, 12.93)
"""Where the variables are looked at; each variable gets values of its own."""
CLOSE = 1e-9
ENOUGH = 3


@value
class Probe:
    """Places where the response has a value, and the value it has there."""

    response: Expr
    places: tuple[Place, ...]
    values: tuple[tuple[float, ...], ...]
    tolerance: float = 0.0

    def may_be(self, candidate: Expr) -> bool:
        """Whether the candidate agrees with the response everywhere that was looked, to nine digits."""
        if isinstance(self.response, Set) or isinstance(candidate, Set):
            return bool(self.places) and self.side_by_side(candidate) is not None
        for place, expected in zip(self.places, self.values, strict=True):
            found = profile(candidate, place)
            if found is None or len(found) != len(expected) or not all(map(self._close, found, expected)):
                return False
        return bool(self.places)

    def side_by_side(self, candidate: Expr) -> list[Pair] | None:
        """What must be equal for the candidate to be the response; None where it cannot be."""
        return entries(self.response, candidate, self.agree)

    def agree(self, a: Expr, b: Expr) -> bool:
        """Whether two formulas have the same values wherever it is looked."""
        for place in self.places:
            mine, theirs = profile(a, place), profile(b, place)
            if mine is None or theirs is None or not all(map(self._close, mine, theirs)):
                return False
        return True

    def _close(self, a: float, b: float) -> bool:
        return abs(a - b) <= max(CLOSE * max(abs(a), abs(b), 1e-3), self.tolerance)


def probe(response: Expr, key: Expr, names: Sequence[str], tolerance: float = 0.0) -> Probe:
    """Up to three places where the response has a value, those first where the key has one too."""
    both: list[tuple[Place, tuple[float, ...]]] = []
    alone: list[tuple[Place, tuple[float, ...]]] = []
    for i in range(len(VALUES)):
        place = {name: _spread(i, j) for j, name in enumerate(names)}
        mine = profile(response, place)
        if mine is not None:
            (alone if profile(key, place) is None else both).append((place, mine))
        if len(both) == ENOUGH:
            break
    chosen = (both + alone)[:ENOUGH]
    return Probe(response, tuple(place for place, _ in chosen), tuple(mine for _, mine in chosen), tolerance)


def _spread(i: int, j: int) -> float:
    return VALUES[(i + j) % len(VALUES)] * (1 + 0.07 * j) + 0.011 * j


def profile(e: Expr, place: Place) -> tuple[float, ...] | None:
    """The values of e, for vectors, matrices and sets those of all entries; None where one has no value."""
    try:
        return tuple([approximate_at(part, place) for part in flat(e)])
    except (NoValue, KeyError):
        return None
