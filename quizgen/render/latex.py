r"""The document as LaTeX that compiles by itself and is pleasant to edit.

SheetDocument (PyLaTeX) owns the preamble, the packages and the escaping; the layout's style.tex says how things look
and its blocks.tex and sheet.tex fill the body. `batch` puts many documents into one file, with a marker in the log
before each sheet and question, so that pages and errors can be told apart afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from pylatex import Document as PyLatexDocument
from pylatex import NoEscape, Package

from quizgen.render.blocks import BlockWriter, Opening
from quizgen.render.code import code_of
from quizgen.render.document import TITLES, Document, Question
from quizgen.render.latex_parts import FILTERS
from quizgen.render.layouts import Layouts
from quizgen.render.letters import unsettable
from quizgen.render.look import Paper

PACKAGES: Final = ("amsmath", "amssymb", "xcolor", "fancyhdr", "graphicx", "longtable", "array")

MARKER: Final = "quizgen:"
"""What a line of the log begins with when it is ours."""


class SheetDocument(PyLatexDocument):  # type: ignore[misc]  # PyLaTeX has no types
    """The preamble of every sheet; `style` is the layout's own part of it."""

    def __init__(self, style: str, extra: str = "", paper: Paper = "a4") -> None:
        super().__init__(
            documentclass="article",
            document_options=["11pt", f"{paper}paper"],
            page_numbers=False,
            microtype=False,
            textcomp=False,
        )
        for name in PACKAGES:
            self.packages.append(Package(name))
        self.preamble.append(NoEscape(style.strip()))
        if extra:
            self.preamble.append(NoEscape(extra.strip()))

    def head(self) -> str:
        """Everything before the body."""
        head = f"{self.documentclass.dumps()}\n{self.dumps_packages()}".replace("%\n", "\n")
        return f"{head}\n\n" + "\n".join(map(str, self.preamble))


def bodied(body: str) -> str:
    """What comes after the preamble."""
    return f"\\begin{{document}}\n{_tidy(body)}\n\\end{{document}}\n"


def _tidy(body: str) -> str:
    """One empty line at most, and none before a displayed formula or the end of an environment; no blank behind one."""
    closed = re.sub(r"\n{2,}(?=\\end|\\\[)", "\n", body.strip()).replace("\\]\n ", "\\]\n")
    return re.sub(r"\n{3,}", "\n\n", closed)


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
        self.look = layouts.look
        self._layout = layouts.environment("latex", FILTERS)
        self._blocks = BlockWriter(self._layout, "blocks.tex")

    def render(self, document: Document) -> str:
        """One file for one document: what a tutor may edit by hand."""
        remark = "".join(f"% {line}\n" for line in _remarks(document))
        body = self._sheet(document, _no_mark).replace("\\end{sheet}", "\\label{end-of-sheet}\n\\end{sheet}")
        return f"{remark}{self._own_head}\n\n{bodied(body)}"

    @cached_property
    def _own_head(self) -> str:
        return self._preamble().head()

    @cached_property
    def head(self) -> str:
        """The preamble of a batch: it is the same for all sheets, so that TeX need read it only once."""
        return self._preamble(_BATCH).head()

    def marked(self, document: Document) -> str:
        """The body of one document for `batch`."""
        return self._sheet(document, _mark)

    def batch(self, sheets: Sequence[str], pages: Sequence[int]) -> str:
        """The body of one file for all, after `head`; `pages` says how many each sheet has, for "page 1 of 2"."""
        bodies = [
            f"\\quizgensheet{{{i}}}{{{count}}}\n{sheet}\n\\quizgenend{{{i}}}\n"
            for i, (sheet, count) in enumerate(zip(sheets, pages, strict=True))
        ]
        return bodied("\n".join(bodies))

    def _preamble(self, extra: str = "") -> SheetDocument:
        style = (self._layout.fill("look.tex"), self._layout.text("base.tex"), self._layout.text("style.tex"))
        return SheetDocument("\n\n".join(part.strip() for part in style), extra, self.look.paper)

    def _sheet(self, document: Document, opening: Opening) -> str:
        body = self._blocks.write(document.blocks, opening)
        code = code_of(str(document.ticket)) if document.ticket else None
        return self._layout.fill("sheet.tex", document=document, body=body, view=TITLES[document.view], code=code)


def _mark(question: Question) -> str:
    return f"\\quizgenmark{{question {question.number}}}\n"


def _no_mark(_: Question) -> str:
    return ""


def _remarks(document: Document) -> list[str]:
    missing = unsettable(document)
    if not missing:
        return []
    return [f"pdflatex has no letters for {missing} -- quizgen made this sheet's PDF with Typst instead;",
            "lualatex or xelatex with fontspec and a font that has them can typeset this file."]  # fmt: skip
