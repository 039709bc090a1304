"""A Figure in words, for those who cannot see it: the alternative text of a picture."""

from __future__ import annotations

from quizgen.expr.nodes import Symbol
from quizgen.expr.speech import to_speech
from quizgen.figures.axes import written
from quizgen.figures.figure import (
    Arrows,
    Chord,
    Contours,
    Curve,
    Figure,
    Item,
    Link,
    Network,
    Path,
    Point,
    Surface,
    Tangent,
)
from quizgen.figures.look import seen
from quizgen.near import listed


def spoken(figure: Figure) -> str:
    """ "Graph of x squared minus 1 for x from −2 to 2. The tangent at x = 1." """
    said = [_said(item, figure) for item in figure.items]
    if said:
        said[0] += _extent(figure)
    return " ".join(f"{sentence}." for sentence in said)


def _extent(figure: Figure) -> str:
    """From where to where the window goes."""
    window, (x, y) = figure.window, figure.axes
    across = f" for {x} from {written(window.left)} to {written(window.right)}"
    match figure.items[0]:
        case Surface() if window.bottom is not None and window.top is not None and not figure.unnamed:
            return f"{across} and {y} from {written(window.bottom)} to {written(window.top)}"
        case Curve() | Contours() | Arrows() if not figure.unnamed:
            return across
    return ""


def _said(item: Item, figure: Figure) -> str:
    match item:
        case Curve() | Chord() | Tangent() | Contours() | Arrows() | Surface() if figure.unnamed:
            return seen(item, figure)
        case Curve(body, _, name):
            return f"Graph of {f'{_name(name)} equals ' if name else ''}{to_speech(body)}"
        case Chord(_, variable, first, second):
            return f"The chord from {variable} = {written(first)} to {variable} = {written(second)}"
        case Tangent(_, variable, at, _):
            return f"The tangent at {variable} = {written(at)}"
        case Point(x, y, name):
            return f"The point {name} at ({written(x)}, {written(y)})".replace("  ", " ")
        case Path(points):
            return "Steps from " + " to ".join(f"({written(x)}, {written(y)})" for x, y in points)
        case Contours(body, _, _):
            return f"Contour lines of {to_speech(body)}"
        case Arrows((first, second), _):
            return f"Arrows of the vector field with components {to_speech(first)} and {to_speech(second)}"
        case Surface(body, _, name):
            return f"The surface {_name(name)} equals {to_speech(body)}"
        case Network(layers, links):
            return f"A network. {' '.join(_layer(layers, links))}".removesuffix(".")


def _layer(layers: tuple[tuple[str, ...], ...], links: tuple[Link, ...]) -> list[str]:
    """What leads to each node behind the first layer, and with which weight."""
    sentences = []
    for name in (name for layer in layers[1:] for name in layer):
        into = [link for link in links if link.end == name]
        if into:
            verb = "leads" if len(into) == 1 else "lead"
            sentences.append(f"To {_name(name)} {verb} {listed(map(_from, into))}.")
    return sentences


def _from(link: Link) -> str:
    weight = "" if link.weight is None else f" with the weight {to_speech(link.weight)}"
    return f"{_name(link.start)}{weight}"


def _name(name: str) -> str:
    return to_speech(Symbol(name))
