"""What belongs together in a list of points: coordinates to one point, and to each point the word for its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from quizgen.answers.scan import Break
from quizgen.answers.words import Role
from quizgen.expr.nodes import Call, Expr, Neg, PlusMinus, Vector
from quizgen.expr.walk import rewrite, subtrees
from quizgen.syntax.reading import Other
from quizgen.values import value


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


Token: TypeAlias = Point | Kind | Break


def merged(tokens: Iterator[Token]) -> tuple[Token, ...]:
    """Coordinates of different names that stand together make one point: x = 1, y = 2 is (1, 2), in the order of
    names."""
    done: list[Token] = []
    group: list[Point] = []
    gap: list[Token] = []
    for token in tokens:
        if isinstance(token, Point) and token.name and token.name not in {point.name for point in group}:
            group.append(token)
            gap = []
        elif isinstance(token, Break) and not token.strong and group:
            gap.append(token)
        else:
            done += [*_together(group), *gap]
            group, gap = ([token], []) if isinstance(token, Point) and token.name else ([], [])
            done += [] if group else [token]
    return (*done, *_together(group), *gap)


def _together(group: Sequence[Point]) -> tuple[Point, ...]:
    if len(group) < 2:
        return tuple(group)
    ordered = sorted(group, key=lambda point: point.name)
    return (Point("", Vector(tuple(point.expr for point in ordered))),)


def classified(tokens: Sequence[Token]) -> tuple[Expr, ...]:
    """Every point with its kind. A kind in front holds until the next one; a kind behind is that of the point before
    it, or, in the plural, of all points before it that have none yet."""
    points: list[Expr] = []
    for segment in _segments(tokens):
        for place, kind in _of_segment(segment):
            points += [Call(kind, (point,)) if kind else point for point in signs(place.expr)]
    return tuple(points)


def _of_segment(segment: Sequence[Point | Kind]) -> Iterator[tuple[Point, str | None]]:
    kinds: list[str | None] = []
    in_front: str | None = None
    for token in segment:
        if isinstance(token, Point):
            kinds.append(in_front)
        elif isinstance(segment[0], Kind):
            in_front = token.name
        else:
            _classify_before(kinds, token)
    yield from zip((token for token in segment if isinstance(token, Point)), kinds, strict=True)


def _segments(tokens: Sequence[Token]) -> Iterator[list[Point | Kind]]:
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


def signs(e: Expr) -> tuple[Expr, ...]:
    """e, or the two formulas for which it stands when there is a ± in it: the signs go together."""
    if not any(isinstance(part, PlusMinus) for part in subtrees(e)):
        return (e,)
    plus = rewrite(e, lambda part: part.body if isinstance(part, PlusMinus) else None)
    return plus, rewrite(e, lambda part: Neg(part.body) if isinstance(part, PlusMinus) else None)
