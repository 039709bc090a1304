"""Gradient descent: the table of the lecture, exact or rounded, in one variable and two."""

from __future__ import annotations

import pytest

from quizgen.calculus.descent import course, descend, table
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import typed


def walk(text: str, letters: str, start: str, rate: str, steps: int, places: int | None = None) -> list[str]:
    begin: list[Expr] = [typed(part) for part in start.split()]
    points = descend(typed(text), letters.split(), begin, typed(rate), steps, places=places)
    return [" ".join(map(to_unicode, point)) for point in points]


@pytest.mark.parametrize(
    ("text", "letters", "start", "rate", "steps", "found"),
    [
        ("x^2", "x", "1", "0.1", 3, ["1", "0.8", "0.64", "0.512"]),
        ("x^2", "x", "1", "1/10", 2, ["1", "4/5", "16/25"]),
        ("x^4", "x", "1", "0.1", 1, ["1", "0.6"]),
        ("sin x", "x", "1", "0.1", 1, ["1", "1 - 0.1 cos 1"]),
        ("x^2/2", "x", "e", "0.5", 2, ["e", "0.5e", "0.25e"]),
        ("x^2+2y^2", "x y", "1 2", "0.1", 2, ["1 2", "0.8 1.2", "0.64 0.72"]),
    ],
)
def test_exact_iterates(text: str, letters: str, start: str, rate: str, steps: int, found: list[str]) -> None:
    """w - eta grad E(w), again and again: fractions stay fractions, decimals decimals, nothing is rounded."""
    assert walk(text, letters, start, rate, steps) == found


def test_rounded_iterates() -> None:
    """Rounded before the next step, as on paper, with the places written out."""
    assert walk("sin x", "x", "1", "0.1", 3, 4) == ["1.0000", "0.9460", "0.8875", "0.8244"]


def test_the_table() -> None:
    """Every line has the height and the slope at its point."""
    rows = table(typed("x^4"), ["x"], [typed("1")], typed("0.1"), 1)
    assert [(row.number, to_unicode(row.height), to_unicode(row.slope[0])) for row in rows] == [
        (0, "1", "4"),
        (1, "0.1296", "0.864"),
    ]


@pytest.mark.parametrize(
    ("text", "rate", "steps", "word"),
    [
        ("x^2", "0.1", 4, "descending"),
        ("x^2", "1.1", 4, "diverging"),
        ("x^4", "2", 12, "diverging"),
        ("(x-3)^2", "0.1", 4, "at rest"),
        ("x^2", "0.1", 0, "undetermined"),
    ],
)
def test_where_it_goes(text: str, rate: str, steps: int, word: str) -> None:
    """Downhill at every step, uphill at every step, or at rest from the start."""
    assert course(table(typed(text), ["x"], [typed("3")], typed(rate), steps)) == word


def test_long_fractions_are_cut() -> None:
    """Fractions do not grow without bound: beyond a few thousand bits they are rounded."""
    (*_, (last,)) = descend(typed("x^3/3+x^2"), ["x"], [typed("1/3")], typed("1/7"), 16)
    assert len(to_unicode(last)) < 2600
