r"""The document as LaTeX that compiles by itself and is pleasant to edit.

SheetDocument (PyLaTeX) owns the preamble, the packages and the escaping; the layout's style.tex says how things look
and its blocks.tex and sheet.tex fill the body. `batch` puts many documents into one file, with a marker in the log
before each sheet and question, so that pages and errors can be told apart afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from pylatex import Document as PyLatexDocument
from pylatex import NoEscape, Package
from pylatex.utils import escape_latex

from quizgen.expr.brackets import tall
from quizgen.expr.latex import to_latex
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.blocks import BlockWriter, Opening
from quizgen.render.document import TITLES, Document, Question, marks_in_figures, marks_in_words, with_stops, words_of
from quizgen.render.layouts import Filters, Layouts

MARKER: Final = "quizgen:"
"""What a line of the log begins with when it is ours."""


class SheetDocument(PyLatexDocument):  # type: ignore[misc]  # PyLaTeX has no types
    """The preamble of every sheet; `style` is the layout's own part of it."""

    def __init__(self, style: str, extra: str = "") -> None:
        super().__init__(
            documentclass="article",
            document_options=["11pt", "a4paper"],
            page_numbers=False,
            microtype=True,
            textcomp=False,
        )
        for name in ("amsmath", "amssymb", "xcolor", "fancyhdr"):
            self.packages.append(Package(name))
        self.preamble.append(NoEscape(style.strip()))
        if extra:
            self.preamble.append(NoEscape(extra.strip()))

    def source(self, body: str) -> str:
        """The whole file."""
        head = f"{self.documentclass.dumps()}\n{self.dumps_packages()}".replace("%\n", "\n")
        preamble = "\n".join(map(str, self.preamble))
        return f"{head}\n\n{preamble}\n\n\\begin{{document}}\n{_tidy(body)}\n\\end{{document}}\n"


def _tidy(body: str) -> str:
    """One empty line at most, and none before a displayed formula or the end of an environment."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n{2,}(?=\\end|\\\[)", "\n", body.strip()))


_BATCH: Final = rf"""
\newcommand{{\quizgenmark}}[1]{{\typeout{{{MARKER} #1}}}}
\newcommand{{\quizgenshipped}}{{\the\ReadonlyShipoutCounter}}
\newcommand{{\quizgensheet}}[2]{{\clearpage\setcounter{{page}}{{1}}\renewcommand{{\lastpage}}{{#2}}%
  \quizgenmark{{sheet #1 after \quizgenshipped}}}}
\newcommand{{\quizgenend}}[1]{{\clearpage\quizgenmark{{end #1 after \quizgenshipped}}}}
"""


class LatexRenderer:
    """Documents in one layout as LaTeX."""

    def __init__(self, layouts: Layouts) -> None:
        filters: Filters = {"words": escape, "prose": prose, "math": to_latex, "marks": marks_in_words,
                   "figures": marks_in_figures}  # fmt: skip
        self._layout = layouts.environment("latex", filters)
        self._blocks = BlockWriter(self._layout, "blocks.tex")

    def render(self, document: Document) -> str:
        """One file for one document: what a tutor may edit by hand."""
        remark = "".join(f"% {line}\n" for line in _remarks(document))
        body = self._sheet(document, _no_mark).replace("\\end{sheet}", "\\label{end-of-sheet}\n\\end{sheet}")
        return remark + self._preamble().source(body)

    def marked(self, document: Document) -> str:
        """The body of one document for `batch`."""
        return self._sheet(document, _mark)

    def batch(self, sheets: Sequence[str], pages: Sequence[int]) -> str:
        """One file for all; `pages` says how many pages each sheet has, for "page 1 of 2"."""
        bodies = [
            f"\\quizgensheet{{{i}}}{{{count}}}\n{sheet}\n\\quizgenend{{{i}}}\n"
            for i, (sheet, count) in enumerate(zip(sheets, pages, strict=True))
        ]
        return self._preamble(_BATCH).source("\n".join(bodies))

    def _preamble(self, extra: str = "") -> SheetDocument:
        return SheetDocument(self._layout.text("style.tex"), extra)

    def _sheet(self, document: Document, opening: Opening) -> str:
        body = self._blocks.write(document.blocks, opening)
        return self._layout.fill("sheet.tex", document=document, body=body, view=TITLES[document.view])


def _mark(question: Question) -> str:
    return f"\\quizgenmark{{question {question.number}}}\n"


def _no_mark(_: Question) -> str:
    return ""


# words and formulas


def escape(words: str) -> str:
    """Plain words for LaTeX: its special characters written out, accents put together."""
    text = str(escape_latex(unicodedata.normalize("NFC", words)))
    return text if "--" in words else text.replace("{-}", "-")


def prose(words: Prose) -> str:
    """A paragraph. A tall formula in the line keeps its full size: small fractions are hard to read on paper."""
    drawn: list[str] = []
    for piece, stop in with_stops(words):
        match piece:
            case Text(text):
                drawn.append(escape(text).lstrip() if drawn and drawn[-1].endswith("\n") else escape(text))
            case Math(expr, True):
                drawn.append(f"\n\\[ {to_latex(expr)}{stop} \\]\n")
            case Math(expr, _):
                drawn.append(f"$\\displaystyle {to_latex(expr)}$" if tall(expr) else f"${to_latex(expr)}$")
            case Latex(source, _):
                drawn.append(f"${source}$")
    return "".join(drawn).strip()


# what pdflatex cannot set

_LETTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) - {*"ĦħĸĿŀŉŦŧ"} | {
    *"ȘșȚț‘’‚“”„–—…€•†‡‰‹›™\n"
}


def beyond_pdflatex(text: str) -> str:
    """The characters of a text that pdflatex has no letters for in T1 fonts ("" when it can set them all)."""
    if text.isascii():
        return ""
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(letter for letter in letters if letter not in _LETTERS)


def unsettable(document: Document) -> str:
    """The characters in the document's words that pdflatex has no letters for."""
    return beyond_pdflatex(words_of(document))


def _remarks(document: Document) -> list[str]:
    missing = unsettable(document)
    if not missing:
        return []
    return [f"pdflatex has no letters for {missing} -- quizgen made this sheet's PDF with Typst instead;",
            "lualatex or xelatex with fontspec and a font that has them can typeset this file."]  # fmt: skip
