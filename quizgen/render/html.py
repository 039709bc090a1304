"""The document as one self-contained HTML page: MathML, no script, light and dark, and fit to be printed."""

from __future__ import annotations

from html import escape
from typing import Final

from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.figures.drawing import Drawing
from quizgen.fragments.mathml import to_mathml as fragment_to_mathml
from quizgen.prose import Latex, Math, Prose
from quizgen.render.blocks import BlockWriter
from quizgen.render.document import TITLES, Block, Document
from quizgen.render.layouts import Filters, Layouts
from quizgen.render.spelling import Spelling
from quizgen.render.svg import svg, width

STOPS: Final = ".,;:!?)"
WIDER: Final = 1.25
"""A picture on a screen, by the same picture on paper."""


class HtmlRenderer:
    """Documents in one layout as HTML."""

    def __init__(self, layouts: Layouts) -> None:
        self._layout = layouts.environment("html", {**_FILTERS, "picture": picture})
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
        self._blocks = BlockWriter(layouts.environment("html", {**_FILTERS, "picture": bare_picture}), "blocks.html")

    def write(self, blocks: tuple[Block, ...]) -> str:
        return self._blocks.write(blocks)


def _framed(source: str, piece: Math | Latex, stop: str) -> str:
    """In the line, a formula has its full size; one that was written by hand is read out as its author says."""
    label = f' aria-label="{escape(piece.alt)}"' if isinstance(piece, Latex) else ""
    if piece.display:
        return f'<math display="block"{label}>{source}<mtext>{stop}</mtext></math>'
    sized = f'<mstyle displaystyle="true">{source}</mstyle>' if isinstance(piece, Math) else source
    return f"<math{label}>{sized}</math>"


def _kept(pieces: list[str]) -> str:
    """The pieces in a row; no line begins with the comma or the full stop behind a formula."""
    drawn: list[str] = []
    for piece in pieces:
        stops = len(piece) - len(piece.lstrip(STOPS)) if drawn and drawn[-1].endswith("</math>") else 0
        if stops:
            drawn[-1] = f'<span class="kept">{drawn[-1]}{piece[:stops]}</span>'
        drawn.append(piece[stops:])
    return "".join(drawn)


SPELLING: Final = Spelling(escape, to_mathml, fragment_to_mathml, _framed, _kept)


def prose(words: Prose) -> str:
    """Words and formulas as HTML with MathML."""
    return SPELLING.prose(words)


def inline(e: Expr) -> str:
    """A formula in the line."""
    return SPELLING.piece(Math(e))


_FILTERS: Final[Filters] = {**SPELLING.filters, "math": inline}


def picture(drawing: Drawing, alt: str) -> str:
    """A drawing in the page's own colours, as wide as on paper where there is room."""
    return _drawn(drawing, alt, f'style="width: {width(drawing) * WIDER:.0f}mm"')


def bare_picture(drawing: Drawing, alt: str) -> str:
    """The same, for pages that allow no style in an attribute."""
    return _drawn(drawing, alt, f'width="{width(drawing) * WIDER:.0f}mm"')


def _drawn(drawing: Drawing, alt: str, wide: str) -> str:
    return svg(drawing, f'role="img" aria-label="{escape(alt)}" class="drawing" {wide}')
