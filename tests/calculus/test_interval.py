"""Extremes on closed intervals: end points and stationary points compared exactly; gaps are refused, not overlooked."""

from __future__ import annotations

import mpmath  # type: ignore[import-untyped]
import pytest

from quizgen.calculus.differentiate import derive, replay
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.interval import extremes
from quizgen.calculus.narrate import narrate
from quizgen.expr.nodes import Call, Symbol
from quizgen.expr.text import to_unicode
from quizgen.prose import plain
from tests.calculus.helpers import spoken, typed, value

FOUND = (
    ("x^3-3x", "-2", "3", "3", "-2 1"),
    ("sin x", "0", "2pi", "π/2", "3π/2"),
    ("x + 2cos x", "0", "2pi", "2π", "5π/6"),
    ("sin x + cos x", "0", "2pi", "π/4", "5π/4"),
    ("sin^2 x", "0", "pi", "π/2", "0 π"),
    ("2cos^2 x - cos x", "0", "2pi", "π", "arccos(1/4) 2π - arccos(1/4)"),
    ("e^x sin x", "0", "2pi", "3π/4", "7π/4"),
    ("3sin(x)+4cos(x)", "0", "2pi", "arctan(3/4)", "arctan(3/4) + π"),
    ("x e^-x", "0", "5", "1", "0"),
    ("x+1/x", "1/2", "3", "3", "1"),
    ("7", "0", "1", None, None),
)


@pytest.mark.parametrize(("text", "low", "high", "largest", "smallest"), FOUND)
def test_largest_and_smallest(text: str, low: str, high: str, largest: str | None, smallest: str | None) -> None:
    """Where they are, exactly, several places where they are equally high; a constant is refused."""
    if largest is None:
        with pytest.raises(Unsolved):
            extremes(typed(text), "x", typed(low), typed(high))
        return
    found = extremes(typed(text), "x", typed(low), typed(high))
    assert " ".join(to_unicode(p.place) for p in found.largest) == largest
    assert " ".join(to_unicode(p.place) for p in found.smallest) == smallest


@pytest.mark.parametrize(("text", "low", "high"), [row[:3] for row in FOUND if row[3]])
def test_nothing_is_larger(text: str, low: str, high: str) -> None:
    """No value at 400 places of the interval is larger than the largest or smaller than the smallest."""
    e = typed(text)
    found = extremes(e, "x", typed(low), typed(high))
    a, b = (value(typed(end), {}) for end in (low, high))
    heights = [value(e, {"x": a + (b - a) * mpmath.mpf(i) / 400}) for i in range(401)]
    top, bottom = (value(e, {"x": _number(found, way)}) for way in ("largest", "smallest"))
    assert max(heights) <= top + mpmath.mpf("1e-12")
    assert min(heights) >= bottom - mpmath.mpf("1e-12")


def _number(found: object, way: str) -> object:
    return value(getattr(found, way)[0].place, {})


@pytest.mark.parametrize(("text", "low", "high"), [("1/x", "-1", "1"), ("tan x", "0", "2"), ("|x|", "-1", "1"),
                                                   ("ln x", "0", "1"), ("x sin x", "0", "9")])  # fmt: skip
def test_refused(text: str, low: str, high: str) -> None:
    """Poles, corners and equations without a method: no answer rather than a wrong one."""
    with pytest.raises(Unsolved):
        extremes(typed(text), "x", typed(low), typed(high))


def test_aloud() -> None:
    """The candidates are listed with their heights, and compared."""
    steps = extremes(typed("x + 2cos x"), "x", typed("0"), typed("2pi")).steps
    said = [plain(words).strip() for step in steps for words in step.words]
    assert "In the interval: x = π/6 or x = 5π/6." in said
    assert "At the end point x = 2π: f = 2π + 2." in said
    assert said[-2:] == [
        "The largest value is 2π + 2, at x = 2π.",
        "The smallest value is 5π/6 - √3, at x = 5π/6.",
    ]


@pytest.mark.parametrize(
    ("text", "low", "left"),
    [("x^3 - 48x", "0", "x = -4 is not in the interval."), ("x^3 - 48x", "-9", ""),
     ("x^4/4 + 5x^3/3 + 3x^2", "1/2", "x = -3 and x = -2 are not in the interval.")],
)  # fmt: skip
def test_stationary_points_outside_do_not_vanish(text: str, low: str, left: str) -> None:
    """They are said to be left out."""
    steps = extremes(typed(text), "x", typed(low), typed("9")).steps
    said = [plain(words) for step in steps if step.title == "Leave out" for words in step.words]
    assert ("".join(said[-1:])) == left


def test_extremes_as_a_derivation() -> None:
    """The points with their kinds, end points among them; replayed with another slope it is another set."""
    d = derive(Call("extremes", (typed("x^3-3x"), Symbol("x"), typed("-2"), typed("3"))))
    assert to_unicode(d.result) == "{maximum at 3, minimum at -2, minimum at 1}"
    assert replay(d) == d.result
    lines = spoken(narrate(d, name="y"))
    assert lines[2] == "dy/dx = 3x² - 3"
    assert lines[-1] == "The smallest value is -2, at x = -2 and x = 1."
