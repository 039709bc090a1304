"""Where a descent is heading: which minimum, off to infinity, out of its valley, or nowhere because it is flat."""

from __future__ import annotations

import pytest

from quizgen.calculus.basin import basin, told
from quizgen.calculus.descent import descend
from quizgen.expr.text import to_unicode
from quizgen.prose import plain
from tests.calculus.helpers import typed


@pytest.mark.parametrize(
    ("text", "start", "rate", "end", "goal"),
    [
        ("x^2", "1", "0.1", "minimum", "0"),
        ("x^2", "1", "1.1", "rate too large", "0"),
        ("x^2", "1", "1", "rate too large", "0"),
        ("x^4-2x^2", "1/2", "0.1", "minimum", "1"),
        ("x^4-2x^2", "-1/10", "0.1", "minimum", "-1"),
        ("x^4-2x^2", "2", "0.4", "leaves the valley", "1"),
        ("x^4", "1", "0.1", "minimum", "0"),
        ("x^3", "1", "0.1", "flat", "0"),
        ("x^2", "0", "0.1", "flat", "0"),
        ("e^x", "0", "1", "runs off", None),
        ("x^3-3x", "-2", "0.1", "runs off", None),
        ("sin x", "1", "0.1", "unknown", None),
        ("(x-a)^2", "1", "0.1", "unknown", None),
    ],
)
def test_where_it_ends(text: str, start: str, rate: str, end: str, goal: str | None) -> None:
    """By the sign of the slope between stationary points; what is not known is not said."""
    e = typed(text)
    found = basin(e, "x", descend(e, ["x"], [typed(start)], typed(rate), 2), typed(rate))
    assert found.end == end
    assert (None if found.goal is None else to_unicode(found.goal)) == goal
    assert bool(told(found, "x", typed(rate))) == (end != "unknown")


def test_a_rate_that_is_too_large() -> None:
    """The largest rate is 2/f'', and it is said."""
    e = typed("3x^2")
    found = basin(e, "x", descend(e, ["x"], [typed("1")], typed("0.5"), 1), typed("0.5"))
    assert found.largest_rate == typed("1/3")
    assert "unless the rate is below 1/3" in plain(told(found, "x", typed("0.5"))[1])
