"""A Figure in words, for those who cannot see it: the alternative text of a picture."""

from __future__ import annotations

from quizgen.expr.speech import to_speech
from quizgen.figures.axes import written
from quizgen.figures.figure import Arrows, Chord, Contours, Curve, Figure, Item, Path, Point, Tangent


def spoken(figure: Figure) -> str:
    """ "Graph of x squared minus 1 for x from −2 to 2. The tangent at x = 1." """
    left, right = written(figure.window.left), written(figure.window.right)
    said = [_said(item, figure) for item in figure.items]
    if said and isinstance(figure.items[0], Curve | Contours | Arrows):
        said[0] += f" for {figure.axes[0]} from {left} to {right}"
    return " ".join(f"{sentence}." for sentence in said)


def _said(item: Item, figure: Figure) -> str:
    match item:
        case Curve(body, _):
            return f"Graph of {to_speech(body)}"
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
