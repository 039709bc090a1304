"""The document as Typst source, to look like the LaTeX; every formula carries its spoken form for screen readers.

The layout's style.typ says how things look, its blocks.typ and sheet.typ fill the body. Hand-written LaTeX is
drawn where all of it is known, and else shown by the words that its author gave for it.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Final

from quizgen.expr.brackets import tall
from quizgen.expr.nodes import Expr
from quizgen.expr.speech import to_speech
from quizgen.expr.typst import to_typst
from quizgen.figures.drawing import Drawing
from quizgen.fragments.typst import to_typst as fragment_to_typst
from quizgen.prose import Latex, Math
from quizgen.render.blocks import BlockWriter
from quizgen.render.code import Code, code_of
from quizgen.render.document import TITLES, Document
from quizgen.render.layouts import Filters, Layouts
from quizgen.render.spelling import FORMULAS, Spelling
from quizgen.render.svg import XMLNS, svg, width

SHORT: Final = 40
"""Characters of source of a formula that fits a line wherever it begins."""

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]~'\"=/+-"} | {"\n": " "})


class TypstRenderer:
    """Documents in one layout as Typst."""

    def __init__(self, layouts: Layouts) -> None:
        filters: Filters = {
            **SPELLING.filters, "math": _inline, "string": string, "bars": _bars, "picture": _picture, "wide": width,
        }  # fmt: skip
        self.look = layouts.look
        self._layout = layouts.environment("typst", filters)
        self._blocks = BlockWriter(self._layout, "blocks.typ")

    def render(self, document: Document) -> str:
        """One file for one document."""
        about = f"title: {string(document.heading)}, description: {string(document.course)}"
        if document.ticket:
            about += f", keywords: {string(str(document.ticket))}"
        head = f"#set document({about})\n#set text(lang: {string(document.language[:2])})\n"
        return f"{head}\n{self._style}\n\n{self._sheet(document)}"

    @cached_property
    def _style(self) -> str:
        files = (self._layout.text(name) for name in ("type.typ", "settings.typ", "base.typ", "style.typ"))
        return "\n\n".join(part.strip() for part in (self._layout.fill("look.typ"), *files))

    def _sheet(self, document: Document) -> str:
        body = re.sub(r"\n\s*\n+", "\n\n", self._blocks.write(document.blocks)).strip()
        code = code_of(str(document.ticket)) if document.ticket else None
        return self._layout.fill("sheet.typ", document=document, body=body, view=TITLES[document.view], code=code)


def escape(words: str) -> str:
    """Plain words for Typst's markup."""
    return words.translate(_SPECIAL)


def string(words: str) -> str:
    """Plain words as a string of Typst's code."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(maxsize=FORMULAS)
def _framed(source: str, piece: Math | Latex, stop: str) -> str:
    """In the line, a formula has its full size, and a short one is not broken: V = at a line's end reads badly.

    The semicolon ends Typst's code, or one that follows in the text would be taken for its end.
    """
    spoken = string(piece.alt if isinstance(piece, Latex) else to_speech(piece.expr))
    if piece.display:
        return f"#m({spoken}, $ {source}{stop} $);"
    if isinstance(piece, Latex):
        return f"#m({spoken}, ${source}$);"
    high = tall(piece.expr)
    drawn = f"display({source})" if high else source
    formula = f"{'high' if high else 'm'}({spoken}, ${drawn}$)"
    return f"#box({formula});" if " " in drawn and len(drawn) <= SHORT else f"#{formula};"


SPELLING: Final = Spelling(escape, lru_cache(maxsize=FORMULAS)(to_typst), fragment_to_typst, _framed)


def _inline(e: Expr) -> str:
    return SPELLING.piece(Math(e))


# pictures


def _bars(code: Code) -> str:
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in code.bars)


def _picture(drawing: Drawing, letters: float) -> str:
    return string(svg(drawing, f'{XMLNS} font-family="New Computer Modern"', ink="black", letters=letters))
