"""Which points of a response belong to which of the key."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.listing import points_key
from quizgen.answers.matching import paired
from quizgen.answers.task import Task
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

CLOSED = Notation.of()


def task(key: str, **options: object) -> Task:
    return Task("points", points_key(key, CLOSED), CLOSED, **options)  # type: ignore[arg-type]


def test_a_larger_matching_is_found() -> None:
    """With a tolerance the first response fits both points of the key, the second only one: both are paired."""
    rounded = task("(1/3, 0), (0.34, 0)", tolerance=Fraction(1, 100))
    pairing = paired(points_key("(0.335, 0), (0.325, 0)", CLOSED), rounded)
    assert len(pairing.pairs) == pairing.count == 2
    assert not pairing.extra
    assert not pairing.missing


def test_what_is_extra_and_what_is_missing() -> None:
    """A point given twice is one point; kinds do not decide which points belong together."""
    pairing = paired(points_key("max (1,1); max (2/2,1); (5,5)", CLOSED), task("min (1,1); (2,2)"))
    assert [to_text(one.point) for one, _, _ in pairing.pairs] == ["(1, 1)"]
    assert [to_text(one.point) for one in pairing.extra] == ["(5, 5)"]
    assert [to_text(one.point) for one in pairing.missing] == ["(2, 2)"]


def test_a_height_behind_the_place() -> None:
    """(x, y, f) stands for (x, y) where f is given and right; (x, f) for x, of whatever height where f is not given."""
    plane = (("f", parse("x^2+y^2-2x", Notation.of("x", "y")).expr),)
    assert paired(points_key("(1,0,-1)", CLOSED), task("(1,0)", given=plane)).pairs
    assert not paired(points_key("(1,0,1)", CLOSED), task("(1,0)", given=plane)).pairs
    assert not paired(points_key("(1,0,-1)", CLOSED), task("(1,0)")).pairs
    assert paired(points_key("(1,-7)", CLOSED), task("1")).pairs
