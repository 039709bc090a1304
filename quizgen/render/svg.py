"""A drawing as SVG: for HTML pages, for Markdown, and for Typst, which paints it quicker than anything else."""

from __future__ import annotations

from html import escape
from typing import Final

from quizgen.expr.letters import GREEK, split_name
from quizgen.figures.drawing import Dot, Drawing, Lettering, Pen, Side, Stroke, figures

PENS: Final[dict[Pen, str]] = {
    "curve": 'stroke-width="0.3"', "line": 'stroke-width="0.18"', "level": 'stroke-width="0.14" opacity="0.6"',
    "axis": 'stroke-width="0.12" opacity="0.75"', "arrow": 'stroke-width="0.16"',
}  # fmt: skip
_SIDES: Final[dict[Side, tuple[str, float, float]]] = {
    "left": ("end", -0.9, 1.1), "right": ("start", 0.9, 1), "above": ("middle", 0, -0.9), "below": ("middle", 0, 3.2),
    "above right": ("start", 0.8, -0.9), "centre": ("middle", 0, 1.1),
}  # fmt: skip
_MARGINS: Final = (6.0, 7.5, 6.0, 5.0)
"""Millimetres for letters at the left, the top, the right and the bottom: at the left and right, at least."""
_BEFORE: Final = {"end": 1.0, "middle": 0.5, "start": 0.0}
"""How much of the letters stands before the place that they are anchored to."""
_WIDEST: Final = 0.6
"""Of the size of letters: a digit takes 0.5, a minus sign more."""

LETTERS: Final = 3.5
"""The usual size of letters, in millimetres."""


XMLNS: Final = 'xmlns="http://www.w3.org/2000/svg"'
"""What an svg element says of itself where it does not stand in HTML."""


def width(drawing: Drawing, letters: float = LETTERS) -> float:
    """Millimetres of the whole picture, with its letters of this size."""
    return _left(drawing, letters) + drawing.width + _right(drawing, letters)


def _left(drawing: Drawing, letters: float) -> float:
    """Room at the left: the usual, or what the widest number of the axis needs where that is more."""
    return max(_MARGINS[0], *(-_begins(one, letters) + 0.5 for one in drawing.letterings), 0.0)


def _right(drawing: Drawing, letters: float) -> float:
    """Room at the right: the usual, or what the name of an axis or a curve needs where that is more."""
    ends = (_begins(one, letters) + _long(one, letters) - drawing.width + 0.5 for one in drawing.letterings)
    return max(_MARGINS[2], *ends, 0.0)


def _begins(one: Lettering, letters: float) -> float:
    """Where letters begin, in millimetres right of the picture's left edge."""
    anchor, across, _ = _SIDES[one.side]
    return one.at[0] + across - _BEFORE[anchor] * _long(one, letters)


def _long(one: Lettering, letters: float) -> float:
    """How long letters are at most: no digit is wider than _WIDEST, and an index is smaller."""
    letter, below = split_name(one.words) if one.math else (one.words, "")
    return _WIDEST * letters * (len(GREEK.get(letter, letter)) + 0.7 * len(below))


def svg(drawing: Drawing, attributes: str, *, ink: str = "currentColor", letters: float = LETTERS) -> str:
    """The picture in this ink; a millimetre is a unit. `attributes` are those of the svg element."""
    _, up, _, down = _MARGINS
    left = _left(drawing, letters)
    high = drawing.height
    box = f"{figures(-left)} {figures(-up)} {figures(width(drawing, letters))} {figures(high + up + down)}"
    body = "".join(f'<path {PENS[stroke.pen]} d="{_path(stroke, high)}"/>' for stroke in drawing.strokes)
    body += "".join(_dot(dot, high, ink) for dot in drawing.dots)
    body += "".join(_lettering(lettering, high, ink) for lettering in drawing.letterings)
    return (
        f'<svg viewBox="{box}" fill="none" stroke="{ink}" stroke-linecap="round" '
        f'stroke-linejoin="round" font-size="{figures(letters)}" {attributes}>{body}</svg>'
    )


def _path(stroke: Stroke, high: float) -> str:
    return "".join("M" + "L".join(f"{figures(x)} {figures(high - y)}" for x, y in line) for line in stroke.lines)


def _dot(dot: Dot, high: float, ink: str) -> str:
    x, y = dot.at
    return f'<circle fill="{ink}" stroke="none" cx="{figures(x)}" cy="{figures(high - y)}" r="0.7"/>'


def _lettering(lettering: Lettering, high: float, ink: str) -> str:
    anchor, across, down = _SIDES[lettering.side]
    x, y = figures(lettering.at[0] + across), figures(high - lettering.at[1] + down)
    style = ' font-style="italic"' if lettering.math else ""
    words = _letter(lettering.words) if lettering.math else escape(lettering.words)
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{ink}" stroke="none"{style}>{words}</text>'


def _letter(name: str) -> str:
    """A letter of mathematics with its index below: w_11."""
    letter, below = split_name(name)
    shown = escape(GREEK.get(letter, letter))
    return f'{shown}<tspan dy="0.8" font-size="70%" font-style="normal">{escape(below)}</tspan>' if below else shown
