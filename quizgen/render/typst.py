"""The document as Typst source, to look like the LaTeX; every formula carries its spoken form for screen readers.

The layout's style.typ says how things look, its blocks.typ and sheet.typ fill the body. Hand-written LaTeX is shown by
the words its author gave for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.expr.brackets import tall
from quizgen.expr.nodes import Expr
from quizgen.expr.speech import to_speech
from quizgen.expr.typst import to_typst
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.blocks import BlockWriter
from quizgen.render.document import TITLES, Document, marks_in_figures, marks_in_words, with_stops
from quizgen.render.layouts import Filters, Layouts

_SPECIAL = re.compile(r"[\\#$*_`<>@\[\]~'\"=/+\-]")


class TypstRenderer:
    """Documents in one layout as Typst."""

    def __init__(self, layouts: Layouts) -> None:
        filters: Filters = {"words": escape, "string": string, "prose": prose, "math": inline, "display": display,
                   "marks": marks_in_words, "figures": marks_in_figures}  # fmt: skip
        self._layout = layouts.environment("typst", filters)
        self._blocks = BlockWriter(self._layout, "blocks.typ")

    def render(self, documents: Sequence[Document]) -> str:
        """One file for these documents, each beginning on a new page with page numbers of its own."""
        first = documents[0]
        title = first.title if len(documents) > 1 else " - ".join(filter(None, (first.title, first.student)))
        head = f"#set document(title: {string(title)})\n#set text(lang: {string(first.language[:2])})\n"
        sheets = "\n".join(self._sheet(document, i) for i, document in enumerate(documents))
        return f"{head}\n{self._layout.text('style.typ').strip()}\n\n{sheets}"

    def _sheet(self, document: Document, index: int) -> str:
        body = re.sub(r"\n\s*\n+", "\n\n", self._blocks.write(document.blocks)).strip()
        return self._layout.fill("sheet.typ", document=document, body=body, index=index, view=TITLES[document.view])


def escape(words: str) -> str:
    """Plain words for Typst's markup."""
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], words).replace("\n", " ")


def string(words: str) -> str:
    """Plain words as a string of Typst's code."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def inline(e: Expr) -> str:
    """A formula in the line, at its full size."""
    high = tall(e)
    source = f"display({to_typst(e)})" if high else to_typst(e)
    return f"#{'high' if high else 'm'}({string(to_speech(e))}, ${source}$)"


def display(e: Expr, stop: str = "") -> str:
    return f"#m({string(to_speech(e))}, $ {to_typst(e)}{stop} $)"


def prose(words: Prose) -> str:
    drawn: list[str] = []
    for piece, stop in with_stops(words):
        match piece:
            case Text(text):
                drawn.append(escape(text))
            case Math(expr, True):
                drawn.append(display(expr, stop))
            case Math(expr, _):
                drawn.append(inline(expr))
            case Latex(_, alt):
                drawn.append(escape(alt))
    return "".join(drawn).strip()
