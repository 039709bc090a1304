"""What belongs together in a list of points: coordinates to one point, and to each point the word for its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from quizgen.answers.scan import Break
from quizgen.answers.words import Role
from quizgen.expr.nodes import Call, Expr, Neg, PlusMinus, Vector
from quizgen.expr.walk import rewrite, subtrees
from quizgen.syntax.reading import Other
from quizgen.values import value


class Unassigned(ValueError):
    """It is not clear to which points the kinds belong that are named."""


@value
class Point:
    """One or (with a ±) two points; `name` is the coordinate that was named in front, "" for a whole point."""

    name: str
    expr: Expr
    others: tuple[Other, ...] = ()


@value
class Kind:
    """A classification; a plural one may belong to several points in front of it."""

    name: Role
    plural: bool


@value
class Height:
    """The value of the function at a place: the next one if `forward`; `at` where it is named, as in f(2) = -16."""

    expr: Expr
    forward: bool
    at: Expr | None = None


Placed: TypeAlias = Point | Kind | Break
Token: TypeAlias = Placed | Height


def merged(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Coordinates of different names that stand together make one point: x = 1, y = 2 is (1, 2), in the order of
    names."""
    tokens = _kinds_behind(tuple(tokens))
    done: list[Token] = []
    group: list[Point] = []
    gap: list[Token] = []
    for token in tokens:
        if isinstance(token, Point) and token.name and not group and _is_place(done):
            done.append(_with_height(done.pop(), token))
        elif isinstance(token, Point) and token.name and token.name not in {point.name for point in group}:
            group.append(token)
            gap = []
        elif isinstance(token, Break) and not token.strong and group:
            gap.append(token)
        else:
            done += [*_together(group), *gap]
            group, gap = ([token], []) if isinstance(token, Point) and token.name else ([], [])
            done += [] if group else [token]
    return (*done, *_together(group), *gap)


def _kinds_behind(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """x = -2: max, y = 60 as x = -2, y = 60: max. A second coordinate with a kind of its own is another point."""
    for i in range(len(tokens) - 3):
        match tokens[i : i + 5]:
            case (Point(_), Kind(), Break(), Point(), Kind()):
                continue
            case (Point(name) as first, Kind() as kind, Break(strong=False) as gap, Point(other) as second, *_):
                if name and other and name != other:
                    return _kinds_behind((*tokens[:i], first, gap, second, kind, *tokens[i + 4 :]))
    return tokens


def _is_place(done: Sequence[Token]) -> bool:
    """Whether a number without a name stands last: what follows with a name is its height, as in -2 (y = 60)."""
    return bool(done) and isinstance(done[-1], Point) and not done[-1].name and not isinstance(done[-1].expr, Vector)


def _with_height(place: Token, height: Point) -> Point:
    assert isinstance(place, Point)
    return Point("", Vector((place.expr, height.expr)))


def _together(group: Sequence[Point]) -> tuple[Point, ...]:
    if len(group) < 2:
        return tuple(group)
    ordered = sorted(group, key=lambda point: point.name)
    return (Point("", Vector(tuple(point.expr for point in ordered))),)


def classified(tokens: Sequence[Placed]) -> tuple[Expr, ...]:
    """Every point with its kind. A kind in front holds until the next one; a kind behind is that of the point before
    it, or, in the plural, of all points before it that have none yet. Different kinds named together belong to as many
    points respectively. Raises Unassigned for a kind that would be dropped."""
    points: list[Expr] = []
    for segment in _segments(tokens):
        points += [Call(kind, (point,)) if kind else point for point, kind in _of_segment(segment)]
    return tuple(points)


def _of_segment(segment: Sequence[Point | Kind]) -> Iterator[tuple[Expr, str | None]]:
    points = [point for token in segment if isinstance(token, Point) for point in signs(token.expr)]
    kinds = _in_front(segment) if isinstance(segment[0], Kind) else _behind(segment)
    yield from zip(points, kinds, strict=True)


def _in_front(segment: Sequence[Point | Kind]) -> list[str | None]:
    """The kinds of the points of a segment in which kinds stand before their points."""
    kinds: list[str | None] = []
    named: list[str] = []
    for said, count in _runs(segment):
        if said:
            named = [kind.name for kind in said]
        else:
            kinds += _respectively(named, count)
            named = named[-1:]
    if kinds[-1:] != named[-1:]:
        raise Unassigned
    return kinds


def _behind(segment: Sequence[Point | Kind]) -> list[str | None]:
    """The kinds of the points of a segment in which kinds stand after their points."""
    kinds: list[str | None] = []
    latest = 0
    for said, count in _runs(segment):
        if not said:
            kinds += [None] * count
            latest = count
        elif len({kind.name for kind in said}) > 1:
            kinds[-latest:] = _respectively([kind.name for kind in said], latest)
        else:
            for kind in said:
                _classify_before(kinds, kind)
    return kinds


def _runs(segment: Sequence[Point | Kind]) -> Iterator[tuple[list[Kind], int]]:
    """The kinds that are named together, or how many points stand together."""
    for _, run in groupby(segment, key=lambda token: isinstance(token, Kind)):
        tokens = list(run)
        points = [token for token in tokens if isinstance(token, Point)]
        yield [token for token in tokens if isinstance(token, Kind)], sum(len(signs(point.expr)) for point in points)


def _respectively(names: Sequence[str], count: int) -> list[str | None]:
    """One kind for all points, or as many kinds as points."""
    if len(set(names)) == 1:
        return [names[0]] * count
    if len(names) != count:
        raise Unassigned
    return list(names)


def _segments(tokens: Sequence[Placed]) -> Iterator[list[Point | Kind]]:
    """What stands between strong breaks; and between weak ones, where each stretch has its points and one kind."""
    for strong, run in groupby(tokens, key=lambda token: isinstance(token, Break) and token.strong):
        segment = list(run)
        weak = [list(part) for gap, part in groupby(segment, key=lambda token: isinstance(token, Break)) if not gap]
        if strong or not weak:
            continue
        stretches = [[token for token in part if not isinstance(token, Break)] for part in weak]
        complete = all(sum(isinstance(token, Kind) for token in part) == 1 < len(part) for part in stretches)
        yield from stretches if complete else [[token for part in stretches for token in part]]


def _classify_before(kinds: list[str | None], kind: Kind) -> None:
    for i in reversed(range(len(kinds))):
        if kinds[i] is None:
            kinds[i] = kind.name
            if not kind.plural:
                return
    if kinds[-1] != kind.name:
        raise Unassigned


def signs(e: Expr) -> tuple[Expr, ...]:
    """e, or the two formulas for which it stands when there is a ± in it: the signs go together."""
    if not any(isinstance(part, PlusMinus) for part in subtrees(e)):
        return (e,)
    plus = rewrite(e, lambda part: part.body if isinstance(part, PlusMinus) else None)
    return plus, rewrite(e, lambda part: Neg(part.body) if isinstance(part, PlusMinus) else None)
