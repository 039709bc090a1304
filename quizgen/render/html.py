"""The document as one self-contained HTML page: MathML, no script, light and dark, and fit to be printed."""

from __future__ import annotations

from html import escape

from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.blocks import BlockWriter
from quizgen.render.document import TITLES, Document, marks_in_figures, marks_in_words, with_stops
from quizgen.render.layouts import Filters, Layouts


class HtmlRenderer:
    """Documents in one layout as HTML."""

    def __init__(self, layouts: Layouts) -> None:
        filters: Filters = {"words": escape, "prose": prose, "math": inline, "marks": marks_in_words,
                            "figures": marks_in_figures}  # fmt: skip
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
