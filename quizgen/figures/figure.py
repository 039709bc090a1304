"""Figure: what is to be seen of some functions, with nothing measured or drawn yet."""

from __future__ import annotations

from typing import TypeAlias

from quizgen.expr.nodes import Expr
from quizgen.values import replaced, value


@value
class Curve:
    """The graph of `body`, a function of `variable`; `name` stands at its end, where there are several."""

    body: Expr
    variable: str = "x"
    name: str = ""


@value
class Chord:
    """The line through the points of the graph of `body` with these abscissas."""

    body: Expr
    variable: str
    first: float
    second: float


@value
class Tangent:
    """The line that touches the graph of `body` at the abscissa `at`; `slope` is what its derivative is there."""

    body: Expr
    variable: str
    at: float
    slope: float


@value
class Point:
    """A dot, with a letter or a word beside it if it has one."""

    x: float
    y: float
    name: str = ""


@value
class Path:
    """Points one after the other, joined by arrows: the iterates of a descent."""

    points: tuple[tuple[float, float], ...]


@value
class Contours:
    """Lines on which `body`, a function of two variables, is constant: about `count` of them."""

    body: Expr
    variables: tuple[str, str]
    count: int = 8


@value
class Arrows:
    """A vector field, such as a gradient: its components at a grid of points."""

    components: tuple[Expr, Expr]
    variables: tuple[str, str]


@value
class Surface:
    """The graph of `body`, a function of two variables, seen from above and aside; `name` stands at its height."""

    body: Expr
    variables: tuple[str, str]
    name: str = "z"


@value
class Link:
    """A connection of a network from one node to another, with its weight beside it if it has one."""

    start: str
    end: str
    weight: Expr | None = None


@value
class Network:
    """Nodes in layers, from left to right, and the connections between them. It stands in a figure by itself."""

    layers: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


Item: TypeAlias = Curve | Chord | Tangent | Point | Path | Contours | Arrows | Surface | Network


@value
class Window:
    """What part of the plane is seen; without `bottom` and `top` it is as high as the curves are."""

    left: float
    right: float
    bottom: float | None = None
    top: float | None = None


@value
class Figure:
    """`axes` are the names that stand at the two axes; `width` and `height` are millimetres on paper.

    `unnamed`: the formulas are what is asked for, so that words about the figure may not name them.
    """

    items: tuple[Item, ...]
    window: Window
    axes: tuple[str, str] = ("x", "y")
    width: int = 76
    height: int = 52
    unnamed: bool = False


TALL = 56
"""Millimetres of a map's height."""
WIDEST = 90


def to_scale(figure: Figure) -> Figure:
    """A map on which both variables have the same scale, so that what is at right angles looks so. A window that is
    much longer than it is wide keeps the usual shape."""
    window = figure.window
    if window.bottom is None or window.top is None:
        return figure
    width = round(TALL * (window.right - window.left) / (window.top - window.bottom))
    return replaced(figure, width=width, height=TALL) if TALL / 2 <= width <= WIDEST else figure
