"""Two sets of points against each other: which belong together, and which are extra or missing."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.answers.expression import same_value
from quizgen.answers.judgement import Component, misshapen, together
from quizgen.answers.reading import put_in
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Equal, Undecided, Verdict
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Set, Vector
from quizgen.expr.walk import substitute, symbols
from quizgen.values import replaced, value


@value
class Classified:
    """A point without the word that classifies it; kind "" when there is none."""

    kind: str
    point: Expr

    @property
    def coordinates(self) -> tuple[Expr, ...]:
        return self.point.items if isinstance(self.point, Vector) else (self.point,)


@value
class Pairing:
    """`pairs` of (response, key) that are the same point; `open_pairs` might be; the rest is extra or missing."""

    pairs: tuple[tuple[Classified, Classified, Verdict], ...]
    open_pairs: tuple[tuple[Classified, Classified, Verdict], ...]
    extra: tuple[Classified, ...]
    missing: tuple[Classified, ...]
    wrong_heights: tuple[tuple[Classified, Classified], ...] = ()
    """(response, key) where only the height f(x) of (x, f(x)) is wrong."""

    @property
    def count(self) -> int:
        """How many points the key has."""
        return len(self.pairs) + len(self.open_pairs) + len(self.missing) + len(self.wrong_heights)


def paired(response: Expr, task: Task) -> Pairing:
    """The response's points against the key's, in any order."""
    mine, keys = _distinct(classified(response, task), task), classified(task.key, task)
    return _with_heights(pair(mine, keys, task), task)


def pair(mine: Sequence[Classified], keys: Sequence[Classified], task: Task) -> Pairing:
    """As many pairs of equal points as there can be; then those that might be equal."""
    verdicts = {(i, j): same(one, key, task) for i, one in enumerate(mine) for j, key in enumerate(keys)}
    surely = _matched([[j for j in range(len(keys)) if isinstance(verdicts[i, j], Equal)] for i in range(len(mine))])
    free = [j for j in range(len(keys)) if j not in surely.values()]
    perhaps = _matched([
        [j for j in free if i not in surely and isinstance(verdicts[i, j], Undecided)] for i in range(len(mine))
    ])  # fmt: skip
    return Pairing(
        tuple((mine[i], keys[j], verdicts[i, j]) for i, j in sorted(surely.items())),
        tuple((mine[i], keys[j], verdicts[i, j]) for i, j in sorted(perhaps.items())),
        tuple(one for i, one in enumerate(mine) if i not in surely and i not in perhaps),
        tuple(key for j, key in enumerate(keys) if j not in surely.values() and j not in perhaps.values()),
    )


def _with_heights(pairing: Pairing, task: Task) -> Pairing:
    """Extra points that have the place of a missing one, but not its height, are paired with it."""
    keys = tuple(enumerate(pairing.missing))
    found = _matched([[j for j, key in keys if _at_its_place(one, key, task)] for one in pairing.extra])
    return replaced(
        pairing,
        extra=tuple(one for i, one in enumerate(pairing.extra) if i not in found),
        missing=tuple(key for j, key in enumerate(pairing.missing) if j not in found.values()),
        wrong_heights=tuple((pairing.extra[i], pairing.missing[j]) for i, j in sorted(found.items())),
    )


def _at_its_place(one: Classified, key: Classified, task: Task) -> bool:
    """Whether a point (x, y) has the x of the key, which is x or (x, f(x)) in one variable."""
    place, *rest = key.coordinates
    height = _height((place,), task)
    if height is None or len(one.coordinates) != 2:
        return False
    if not isinstance(same_value(one.coordinates[0], place, task), Equal):
        return False
    return not rest or (len(rest) == 1 and isinstance(same_value(rest[0], height, task), Equal))


def same(one: Classified, key: Classified, task: Task) -> Verdict:
    """Whether two points are the same, their kinds aside. The height may stand behind the place: (x, y) for x, of any
    height where the function is not known; (x, y, z) for (x, y) where it is."""
    left, right = one.coordinates, key.coordinates
    if len(left) == len(right) + 1 and isinstance(one.point, Vector):
        height = _height(right, task)
        if height is not None:
            right = (*right, height)
        elif len(right) == 1:
            left = left[:1]
    if len(left) != len(right):
        return misshapen(f"a point with {len(right)} coordinates has another number of coordinates than {len(left)}")
    components = [Component("", a, b, same_value(a, b, task)) for a, b in zip(left, right, strict=True)]
    return together(components)


def _height(place: Sequence[Expr], task: Task) -> Expr | None:
    """The value at a place of the one function that is given, if there is one of as many variables."""
    if len(task.given) != 1:
        return None
    names = sorted(symbols(task.given[0][1]))
    return substitute(task.given[0][1], dict(zip(names, place, strict=True))) if len(names) == len(place) else None


def _matched(choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest matching of rows with their choices, by augmenting paths (Kuhn's algorithm)."""
    owner: dict[int, int] = {}

    def settle(row: int, seen: set[int]) -> bool:
        for choice in choices[row]:
            if choice not in seen:
                seen.add(choice)
                if choice not in owner or settle(owner[choice], seen):
                    owner[choice] = row
                    return True
        return False

    for row in range(len(choices)):
        settle(row, set())
    return {row: choice for choice, row in owner.items()}


def classified(e: Expr, task: Task) -> tuple[Classified, ...]:
    """The points of a key or of a response, what is given put in."""
    items = e.items if isinstance(e, Set) else (e,)
    return tuple(_split(put_in(item, task.given)) for item in items)


def _split(item: Expr) -> Classified:
    match item:
        case Call(kind, (point,)) if kind in CLASSIFIED:
            return Classified(kind, point)
        case _:
            return Classified("", item)


def _distinct(points: Sequence[Classified], task: Task) -> tuple[Classified, ...]:
    """Each point once: (1, 0) and (2/2, 0) are one point unless they are called different things, however tolerant the
    task is."""
    task = replaced(task, tolerance=None)
    kept: list[Classified] = []
    for one in dict.fromkeys(points):
        if not any(one.kind == other.kind and isinstance(same(one, other, task), Equal) for other in kept):
            kept.append(one)
    return tuple(kept)
