"""Two sets of points against each other: which belong together, what is extra, missing or wrongly classified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizgen.answers.judgement import Component, Finding, Judgement, misshapen, together
from quizgen.answers.number import near
from quizgen.answers.reading import put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal, Undecided, Verdict
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Neg, Set, Vector
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import symbols
from quizgen.values import replaced, value

HALF = Fraction(1, 2)


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


def judge_points(response: Expr, task: Task) -> Judgement:
    """The response's points against the key's, in any order."""
    mine, keys = _distinct(_classified(response, task), task), _classified(task.key, task)
    pairing = _with_heights(pair(mine, keys, task), task)
    components = tuple(_components(pairing))
    return Judgement(
        together(components),
        _credit(pairing, len(keys)),
        tuple(_findings(pairing, task)),
        components,
    )


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
    height = _height(place, task)
    if height is None or len(one.coordinates) != 2 or not isinstance(_near(one.coordinates[0], place, task), Equal):
        return False
    return not rest or (len(rest) == 1 and isinstance(_near(rest[0], height, task), Equal))


def same(one: Classified, key: Classified, task: Task) -> Verdict:
    """Whether two points are the same, their kinds aside. Where the key is a number x, the point (x, y) will do as
    well."""
    left, right = one.coordinates, key.coordinates
    if len(right) == 1 and len(left) == 2 and isinstance(one.point, Vector):
        height = _height(right[0], task)
        left, right = (left, (*right, height)) if height is not None else (left[:1], right)
    if len(left) != len(right):
        return misshapen(f"a point with {len(right)} coordinates has another number of coordinates than {len(left)}")
    components = [Component("", a, b, _near(a, b, task)) for a, b in zip(left, right, strict=True)]
    return together(components)


def _near(a: Expr, b: Expr, task: Task) -> Verdict:
    if symbols(a) or symbols(b):
        return decide(a, b, assume=task.assume)
    return near(a, b, task.tolerance)


def _height(x: Expr, task: Task) -> Expr | None:
    """The value at x of the one function that is given, if there is one of one variable."""
    if len(task.given) != 1:
        return None
    names = symbols(task.given[0][1])
    return put_in(task.given[0][1], tuple((name, x) for name in names)) if len(names) == 1 else None


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


def _classified(e: Expr, task: Task) -> tuple[Classified, ...]:
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


def right_kind(one: Classified, key: Classified) -> bool:
    """Whether the response's word is the key's; a key without a kind asks for none. On a line a saddle is an
    inflection."""
    on_a_line = not isinstance(key.point, Vector)
    return key.kind in ("", one.kind) or (on_a_line and {key.kind, one.kind} == {"saddle", "inflection"})


def _components(pairing: Pairing) -> Iterator[Component]:
    for one, key, verdict in pairing.pairs:
        kinds = verdict if right_kind(one, key) else misshapen(_kind_message(one))
        yield Component(to_unicode(key.point), one.point, key.point, kinds)
    for one, key, verdict in pairing.open_pairs:
        yield Component(to_unicode(key.point), one.point, key.point, verdict)
    for one, key in pairing.wrong_heights:
        yield Component(to_unicode(key.point), one.point, key.point, misshapen(_height_message(one)))
    for key in pairing.missing:
        yield Component(to_unicode(key.point), None, key.point, misshapen(f"{to_unicode(key.point)} is missing"))
    for one in pairing.extra:
        extra = to_unicode(one.point)
        yield Component(extra, one.point, None, misshapen(f"{extra} is not one of them"))


def _credit(pairing: Pairing, count: int) -> Fraction:
    """A share for every point, half of it for its kind where one is asked for, and half for a place whose height is
    wrong; an extra point costs one share."""
    shares = sum((_share(one, key) for one, key, _ in pairing.pairs), Fraction(0))
    shares += sum((HALF * _share(one, key) for one, key in pairing.wrong_heights), Fraction(0))
    return max(shares - len(pairing.extra), Fraction(0)) / count if count else Fraction(not pairing.extra)


def _share(one: Classified, key: Classified) -> Fraction:
    return Fraction(1) if right_kind(one, key) else HALF


def _height_message(one: Classified) -> str:
    place, height = map(to_unicode, one.coordinates)
    return f"The height at x = {place} is not {height}"


def _findings(pairing: Pairing, task: Task) -> Iterator[Finding]:
    yield from _about_kinds([*((one, key) for one, key, _ in pairing.pairs), *pairing.wrong_heights])
    for one, _ in pairing.wrong_heights:
        yield Finding("points.height", f"{_height_message(one)}.")
    missing = list(pairing.missing)
    for one in pairing.extra:
        slip = next(filter(None, (_slip(one, key, task) for key in missing)), None)
        yield slip or Finding("points.extra", f"{to_unicode(one.point)} is not one of the points.")
    for key in missing:
        yield Finding("points.missing", f"{to_unicode(key.point)} is missing.", "A point is missing.")


def _about_kinds(pairs: Sequence[tuple[Classified, Classified]]) -> Iterator[Finding]:
    wrong = [(one, key) for one, key in pairs if not right_kind(one, key)]
    given, wanted = sorted(one.kind for one, _ in wrong), sorted(key.kind for _, key in wrong)
    if len(wrong) > 1 and given == wanted:
        places = " and ".join(to_unicode(one.point) for one, _ in wrong)
        yield Finding("points.kinds-swapped", f"The kinds of {places} are the wrong way round.")
        return
    for one, _ in wrong:
        yield Finding("points.kind-wrong" if one.kind else "points.kind-missing", f"{_kind_message(one)}.")
    for one, key in pairs:
        if one.kind and not key.kind:
            yield Finding("points.kind-unchecked", f"What kind of point {to_unicode(one.point)} is was not asked for.")


def _kind_message(one: Classified) -> str:
    point = to_unicode(one.point)
    return f"{point} is not a {_NOUNS[one.kind]}" if one.kind else f"Say what kind of point {point} is"


def _slip(one: Classified, key: Classified, task: Task) -> Finding | None:
    """Why an extra point may stand for this missing one."""
    shown = to_unicode(one.point)
    if len(one.coordinates) == len(key.coordinates):
        turned = Classified("", Vector(tuple(reversed(one.coordinates))))
        if len(one.coordinates) > 1 and isinstance(same(turned, key, task), Equal):
            return Finding("points.coordinates-swapped", f"{shown} has its coordinates the wrong way round.")
        pairs = zip(one.coordinates, key.coordinates, strict=True)
        if all(isinstance(_near(a, b, task), Equal) or isinstance(_near(Neg(a), b, task), Equal) for a, b in pairs):
            return Finding("points.sign", f"{shown} has a wrong sign.")
    elif isinstance(_near(one.coordinates[0], key.coordinates[0], task), Equal):
        return Finding("points.coordinates-missing", f"Give all {len(key.coordinates)} coordinates of {shown}.")
    return None


_NOUNS = {"minimum": "minimum", "maximum": "maximum", "saddle": "saddle point", "inflection": "point of inflection"}
