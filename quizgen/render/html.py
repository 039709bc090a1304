"""The document as one self-contained HTML page: MathML, no script, light and dark, and fit to be printed."""

from __future__ import annotations

from html import escape
from typing import Final

from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.figures.drawing import Dot, Drawing, Lettering, Side, Stroke, figures
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.blocks import BlockWriter
from quizgen.render.document import TITLES, Document, marks_in_figures, marks_in_words, with_stops
from quizgen.render.layouts import Filters, Layouts


class HtmlRenderer:
    """Documents in one layout as HTML."""

    def __init__(self, layouts: Layouts) -> None:
        filters: Filters = {"words": escape, "prose": prose, "math": inline, "marks": marks_in_words,
                            "figures": marks_in_figures, "svg": svg}  # fmt: skip
        self._layout = layouts.environment("html", filters)
        self._blocks = BlockWriter(self._layout, "blocks.html")

    def render(self, document: Document) -> str:
        return self._layout.fill(
            "page.html",
            document=document,
            body=self._blocks.write(document.blocks),
            style=self._layout.text("style.css"),
            view=TITLES[document.view],
        )


def inline(e: Expr) -> str:
    """A formula in the line, at its full size."""
    return f"<math><mstyle displaystyle=\"true\">{to_mathml(e)}</mstyle></math>"


def prose(words: Prose) -> str:
    drawn: list[str] = []
    for piece, stop in with_stops(words):
        match piece:
            case Text(text):
                drawn.append(escape(text))
            case Math(expr, True):
                drawn.append(f'<math display="block">{to_mathml(expr)}<mtext>{stop}</mtext></math>')
            case Math(expr, _):
                drawn.append(inline(expr))
            case Latex(_, alt):
                drawn.append(escape(alt))
    return "".join(drawn).strip()


# pictures

_SIDES: Final[dict[Side, tuple[str, float, float]]] = {
    "left": ("end", -0.8, 1.1), "right": ("start", 0.8, 1.1), "above": ("middle", 0, -0.8), "below": ("middle", 0, 3.2),
    "above right": ("start", 0.8, -0.8),
}  # fmt: skip


def svg(drawing: Drawing, alt: str) -> str:
    """A drawing as SVG in the page's own colours; a millimetre is a unit, and y goes down."""
    high = drawing.height
    body = "".join(f'<path class="{stroke.pen}" d="{_path(stroke, high)}"/>' for stroke in drawing.strokes)
    body += "".join(_dot(dot, high) for dot in drawing.dots)
    body += "".join(_lettering(lettering, high) for lettering in drawing.letterings)
    box = f"-8 -5 {figures(drawing.width + 16)} {figures(high + 11)}"
    return (
        f'<svg class="drawing" role="img" aria-label="{escape(alt)}" viewBox="{box}" '
        f'width="{figures(drawing.width + 16)}mm" fill="none" stroke="currentColor" stroke-linecap="round" '
        f'stroke-linejoin="round" stroke-width="0.14" font-size="3.2">{body}</svg>'
    )


def _dot(dot: Dot, high: float) -> str:
    x, y = dot.at
    return f'<circle fill="currentColor" cx="{figures(x)}" cy="{figures(high - y)}" r="0.7"/>'


def _path(stroke: Stroke, high: float) -> str:
    return "".join("M" + "L".join(f"{figures(x)} {figures(high - y)}" for x, y in line) for line in stroke.lines)


def _lettering(lettering: Lettering, high: float) -> str:
    anchor, across, down = _SIDES[lettering.side]
    x, y = figures(lettering.at[0] + across), figures(high - lettering.at[1] + down)
    style = ' font-style="italic"' if lettering.math else ""
    words = escape(lettering.words)
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="currentColor" stroke="none"{style}>{words}</text>'
