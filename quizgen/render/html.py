"""The document as one self-contained HTML page: MathML, no script, light and dark, and fit to be printed."""

from __future__ import annotations

from html import escape
from typing import Final

from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.figures.drawing import Drawing
from quizgen.fragments.mathml import to_mathml as fragment_to_mathml
from quizgen.fragments.reading import drawn as fragment
from quizgen.fragments.reading import unknown
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.blocks import BlockWriter
from quizgen.render.document import TITLES, Block, Document, with_stops
from quizgen.render.layouts import Filters, Layouts
from quizgen.render.svg import svg, width
from quizgen.worth import in_figures, in_words

STOPS: Final = ".,;:!?)"
WIDER: Final = 1.25
"""A picture on a screen, by the same picture on paper."""


class HtmlRenderer:
    """Documents in one layout as HTML."""

    def __init__(self, layouts: Layouts) -> None:
        self._layout = layouts.environment("html", {**_filters(), "picture": picture})
        self._blocks = BlockWriter(self._layout, "blocks.html")

    def render(self, document: Document) -> str:
        return self._layout.fill(
            "page.html",
            document=document,
            body=self._blocks.write(document.blocks),
            style=self._layout.text("style.css"),
            view=TITLES[document.view],
        )


class HtmlFragments:
    """Blocks as pieces of another page, whose policy forbids styles in attributes."""

    def __init__(self, layouts: Layouts) -> None:
        self._blocks = BlockWriter(layouts.environment("html", {**_filters(), "picture": bare_picture}), "blocks.html")

    def write(self, blocks: tuple[Block, ...]) -> str:
        return self._blocks.write(blocks)


def _filters() -> Filters:
    return {"words": escape, "prose": prose, "math": inline, "marks": in_words, "figures": in_figures}


def inline(e: Expr) -> str:
    """A formula in the line, at its full size."""
    return f'<math><mstyle displaystyle="true">{to_mathml(e)}</mstyle></math>'


def prose(words: Prose) -> str:
    """Words and formulas as HTML with MathML; no line begins with the comma or the full stop behind a formula."""
    drawn: list[str] = []
    for piece, stop in with_stops(words):
        match piece:
            case Text(text):
                stops = len(text) - len(text.lstrip(STOPS)) if drawn and drawn[-1].endswith("</math>") else 0
                if stops:
                    drawn[-1] = f'<span class="kept">{drawn[-1]}{escape(text[:stops])}</span>'
                drawn.append(escape(text[stops:]))
            case Math(expr, True):
                drawn.append(f'<math display="block">{to_mathml(expr)}<mtext>{stop}</mtext></math>')
            case Math(expr, _):
                drawn.append(inline(expr))
            case Latex(source, alt, displayed):
                drawn.append(by_hand(source, alt, stop) if displayed else by_hand(source, alt))
    return "".join(drawn).strip()


def by_hand(source: str, alt: str, stop: str | None = None) -> str:
    """Hand-written LaTeX, where all of it is known, else the words that its author gave for it.

    In the line, or on a line of its own with the `stop` that follows it.
    """
    if unknown(source):
        return escape(alt + (stop or ""))
    drawn = fragment_to_mathml(fragment(source))
    if stop is None:
        return f'<math aria-label="{escape(alt)}">{drawn}</math>'
    return f'<math display="block" aria-label="{escape(alt)}">{drawn}<mtext>{stop}</mtext></math>'


def picture(drawing: Drawing, alt: str) -> str:
    """A drawing in the page's own colours, as wide as on paper where there is room."""
    return _drawn(drawing, alt, f'style="width: {width(drawing) * WIDER:.0f}mm"')


def bare_picture(drawing: Drawing, alt: str) -> str:
    """The same, for pages that allow no style in an attribute."""
    return _drawn(drawing, alt, f'width="{width(drawing) * WIDER:.0f}mm"')


def _drawn(drawing: Drawing, alt: str, wide: str) -> str:
    return svg(drawing, f'role="img" aria-label="{escape(alt)}" class="drawing" {wide}')
