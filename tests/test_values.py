"""Frozen values behave like frozen dataclasses."""

from __future__ import annotations

import copy
import pickle

import pytest

from quizgen.values import replaced, value


@value
class Point:
    """A point of the plane."""

    x: int
    y: int = 0

    def shifted(self) -> Point:
        return Point(self.x + 1, self.y)


@value
class Arrow:
    x: int
    y: int = 0


def test_fields_by_position_by_name_and_by_default() -> None:
    """The fields are the annotations in order, with their defaults."""
    assert Point(1) == Point(x=1, y=0) != Point(1, 2)
    assert repr(Point(1)) == "Point(x=1, y=0)"
    assert Point(1).shifted() == Point(2)


def test_values_of_two_classes_are_never_equal() -> None:
    """Equality and hash go by class and fields."""
    arrow: object = Arrow(1, 2)
    assert Point(1, 2) != arrow
    assert hash(Point(1, 2)) == hash(Point(1, 2)) != hash(Arrow(1, 2))


def test_values_cannot_be_changed() -> None:
    """Assigning, deleting and inventing fields are refused by name; slots leave no dict."""
    point = Point(1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError, match=f"frozen value: {name}"):
            setattr(point, name, 5)
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert not hasattr(point, "__dict__")
    assert replaced(point, y=7) == Point(1, 7)


def test_values_travel_and_match() -> None:
    """They pickle, copy, and take part in `match`."""
    assert pickle.loads(pickle.dumps(Point(3, 4))) == copy.deepcopy(Point(3, 4)) == Point(3, 4)
    match Point(3, 4):
        case Point(a, y=b):
            assert (a, b) == (3, 4)
