"""Where to look: points made of small fractions, the same on every machine, in an order fixed by the pair alone.

No point is special: signs run through all patterns, magnitudes from a ninth to a thousand, and neighbouring
variables get unrelated values. Integers come later, because formulas that agree at all integers exist (sin(pi x)
and 0).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

Place: TypeAlias = dict[str, Fraction]

MAGNITUDES = tuple(
    Fraction(*pair)
    for pair in (
        (3, 7), (9, 5), (2, 9), (17, 6), (5, 7), (13, 3), (8, 7), (31, 4), (1, 30), (7, 2), (68, 3), (1, 1), (2, 1),
        (211, 2), (3, 1), (1, 1000), (5, 1), (2003, 2), (1, 2), (10, 1), (3, 4), (100003, 3),
    )
)  # fmt: skip
SPECIAL = tuple(map(Fraction, ("0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "-3", "4", "-4", "5", "-5")))
WHOLE = tuple(map(Fraction, (3, 2, 5, 4, 1, 7, 8, 6)))


def places(names: Sequence[str], count: int, whole: frozenset[str] = frozenset()) -> Iterator[Place]:
    """`count` points for these variables; variables in `whole` get whole numbers."""
    patterns = 1 << min(len(names), 4)
    for i in range(count if names else 1):
        place: Place = {}
        for j, name in enumerate(names):
            negative = (i % patterns) >> (j % 4) & 1
            pool = WHOLE if name in whole else MAGNITUDES
            size = pool[(i // patterns + 5 * j + (i % patterns) * 3) % len(pool)]
            place[name] = -size if negative else size
        yield place


def special_places(names: Sequence[str]) -> Iterator[Place]:
    """Points with 0, 1, -1, ... in one coordinate and nothing special in the others; then the same value in all."""
    ordinary = next(places(names, 1), {})
    if names:
        yield dict.fromkeys(names, SPECIAL[0])
    for value in SPECIAL:
        for name in names:
            yield {**ordinary, name: value}
        if len(names) > 1:
            yield dict.fromkeys(names, value)
