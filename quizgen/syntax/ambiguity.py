"""How other readings arise: places where people who type the same characters mean different things.

While it parses, the reader notes such places as Points and follows the usual rule at each. Another reading is the same
text parsed again with some of the points turned to the other rule; turning may bring new points to light. All of it is
bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, islice
from typing import TypeAlias

from quizgen.errors import InputError
from quizgen.expr.nodes import Expr
from quizgen.syntax.reading import Other

MOST_OTHERS = 8
_MOST_TRIED = 24
_MOST_TOKENS = 10_000
_MOST_WAITING = 200

Point: TypeAlias = tuple[int, str]
"""Where in the text, and which row of WHY."""

Turned: TypeAlias = frozenset[Point]
Again: TypeAlias = Callable[[Turned], tuple[Expr, list[Point]]]

WHY: dict[str, str] = {
    "exponent-fraction": "the fraction may be the exponent",
    "exponent": "what follows may belong to the exponent",
    "exponent-ends": "the exponent may end earlier",
    "exponent-sum": "the sum may be the exponent",
    "power-digits": "the exponent may be its first digit alone",
    "raised-digit": "the number may be an exponent",
    "raised-letter": "the letter may be an exponent",
    "denominator-sum": "the sum may stand under the fraction bar",
    "root-sum": "the sum may stand under the root",
    "denominator": "what follows may belong under the fraction bar",
    "denominator-ends": "less may stand under the fraction bar",
    "root": "what follows may belong under the root",
    "root-power": "the power may be outside the root",
    "argument-fraction": "the fraction may be the function's argument",
    "argument-power": "the function's value may be meant, not its argument",
    "argument-ends": "the argument may end before the space",
    "argument": "what follows may belong to the function's argument",
    "log-digits": "the number may belong to what log acts on",
    "mixed-number": "a space may mean times",
    "log-base": "log may be to base 10",
    "inverse": "the exponent -1 may mean one over",
    "letters": "the letters may be a product",
    "scientific": "e may be the constant",
    "plus-minus": "the signs +- may mean plus a negative",
}
"""Each kind of point, and why its other reading is possible: words for the person who typed the text.

The likelier the other reading, the earlier its row: where a text has several points, they are turned in this order.
"""

_RANKS = {kind: rank for rank, kind in enumerate(WHY)}


def other_readings(main: Expr, points: list[Point], again: Again, size: int) -> tuple[Other, ...]:
    """The readings that turning points leads to, likeliest first, each different from `main` and from the others.

    `size` is the number of tokens: the longer the text, the fewer attempts.
    """
    points = sorted(dict.fromkeys(points), key=lambda point: _RANKS[point[1]])
    known = frozenset(points)
    most = max(2, min(_MOST_TRIED, _MOST_TOKENS // size))
    found: list[Other] = []
    seen = [main]
    tried: set[Turned] = set()
    waiting = list(_choices(points))
    for turned in waiting:
        if len(found) == MOST_OTHERS or len(tried) == most:
            break
        if turned in tried:
            continue
        tried.add(turned)
        try:
            expr, met = again(turned)
        except InputError:
            continue
        if expr not in seen:
            seen.append(expr)
            found.append(Other(expr, "; ".join(dict.fromkeys(WHY[kind] for _, kind in sorted(turned)))))
        if len(waiting) < _MOST_WAITING:
            new = (point for point in met if point not in known and point not in turned)
            waiting.extend(turned | {point} for point in dict.fromkeys(islice(new, MOST_OTHERS)))
    return tuple(found)


def _choices(points: list[Point]) -> Iterator[Turned]:
    """First every point of one kind at once (people are consistent), then single ones, then other combinations."""
    for kind in dict.fromkeys(kind for _, kind in points):
        yield frozenset(point for point in points if point[1] == kind)
    for size in range(1, min(len(points), 4) + 1):
        for chosen in combinations(points[:MOST_OTHERS], size):
            yield frozenset(chosen)
