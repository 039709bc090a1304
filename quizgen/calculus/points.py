"""Points of a set, each possibly called something: minimum((1, 0)), or only (1, 0)."""

from __future__ import annotations

from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Vector

"""What a point of a set may be called."""


def kind_of(item: Expr) -> str:
    """What a point is called; "" where nothing is said."""
    return item.function if isinstance(item, Call) and item.function in CLASSIFIED else ""


def coordinates(item: Expr) -> tuple[Expr, ...]:
    """The coordinates of a point, whatever it is called."""
    place = item.arguments[0] if isinstance(item, Call) and item.function in CLASSIFIED else item
    return place.items if isinstance(place, Vector) else (place,)


def point(place: tuple[Expr, ...], kind: str = "") -> Expr:
    """The point with these coordinates, called `kind`."""
    plain = place[0] if len(place) == 1 else Vector(place)
    return Call(kind, (plain,)) if kind else plain
