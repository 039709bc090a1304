"""Lines of equal height of a function of two variables: each cell of a grid is crossed in straight pieces."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Place, ...]

CELLS = 28


def levels(heights: Sequence[float], count: int) -> list[float]:
    """Heights such that as much of the window lies between two as between any other two."""
    ordered = sorted(height for height in heights if math.isfinite(height))
    if not ordered or ordered[0] == ordered[-1]:
        return []
    return [ordered[(k * len(ordered)) // (count + 1)] for k in range(1, count + 1)]


def contour_lines(
    height: Callable[[float, float], float], window: tuple[float, float, float, float], count: int
) -> list[Line]:
    """The lines of about `count` heights inside left, right, bottom, top."""
    left, right, bottom, top = window
    xs = [left + (right - left) * i / CELLS for i in range(CELLS + 1)]
    ys = [bottom + (top - bottom) * j / CELLS for j in range(CELLS + 1)]
    grid = [[height(x, y) for x in xs] for y in ys]
    cells = list(_cells(xs, ys, grid))
    found: list[Line] = []
    for level in levels([one for row in grid for one in row], count):
        found += joined(_pieces(cells, level))
    return found


Cell: TypeAlias = tuple[float, float, tuple[tuple[float, float, float], ...]]
"""The least and the greatest height at its corners, and the corners with their heights, one after the other."""


def _cells(xs: Sequence[float], ys: Sequence[float], grid: Sequence[Sequence[float]]) -> Iterator[Cell]:
    """The cells of the grid in which the function has a value everywhere."""
    for j in range(len(ys) - 1):
        for i in range(len(xs) - 1):
            places = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))
            heights = [grid[b][a] for a, b in places]
            if all(map(math.isfinite, heights)):
                corners = tuple((xs[a], ys[b], height) for (a, b), height in zip(places, heights, strict=True))
                yield min(heights), max(heights), corners


def _pieces(cells: Sequence[Cell], level: float) -> Iterator[tuple[Place, Place]]:
    """The straight pieces on which the height is `level`, cell by cell, each cell cut into two triangles."""
    for low, high, corners in cells:
        if low < level <= high:
            above = [(x, y, height - level) for x, y, height in corners]
            for triangle in (above[:3], (above[0], *above[2:])):
                crossed = _crossed(triangle)
                if crossed is not None:
                    yield crossed


def _crossed(corners: Sequence[tuple[float, float, float]]) -> tuple[Place, Place] | None:
    places = []
    for (x0, y0, h0), (x1, y1, h1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (h0 < 0) != (h1 < 0):
            part = h0 / (h0 - h1)
            places.append((x0 + part * (x1 - x0), y0 + part * (y1 - y0)))
    return (places[0], places[1]) if len(places) == 2 else None


def joined(pieces: Iterator[tuple[Place, Place]]) -> list[Line]:
    """Pieces that meet become one line."""
    ends: defaultdict[Place, list[int]] = defaultdict(list)
    all_pieces = list(pieces)
    for index, piece in enumerate(all_pieces):
        for place in piece:
            ends[_key(place)].append(index)
    used: set[int] = set()
    lines = []
    for index, (first, second) in enumerate(all_pieces):
        if index not in used:
            used.add(index)
            forward = _followed(second, all_pieces, ends, used)
            back = _followed(first, all_pieces, ends, used)
            lines.append((*reversed(back), first, second, *forward))
    return lines


def _followed(
    place: Place, pieces: Sequence[tuple[Place, Place]], ends: dict[Place, list[int]], used: set[int]
) -> list[Place]:
    path: list[Place] = []
    while True:
        following = next((k for k in ends[_key(place)] if k not in used), None)
        if following is None:
            return path
        used.add(following)
        a, b = pieces[following]
        place = b if _key(a) == _key(place) else a
        path.append(place)


def _key(place: Place) -> Place:
    return round(place[0], 9), round(place[1], 9)
