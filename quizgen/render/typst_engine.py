"""The embedded engine: Typst from its wheel. It needs nothing installed and writes tagged, accessible PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import typst

from quizgen.render.document import Document, Question, without, words_of
from quizgen.render.layouts import Layouts
from quizgen.render.pdf import merge
from quizgen.render.typeset import Failure, OnFailure, Typeset, TypesetError, Want, failure
from quizgen.render.typst import TypstRenderer
from quizgen.values import replaced

NAME = "Typst"
EPOCH = 1_704_067_200
"""The date in every PDF: the same documents make the same bytes on any day. (Midnight, 1 January 2024.)"""


class TypstEngine:
    """Typst with its own fonts; the system's fonts are asked only for letters that these do not have."""

    name = "typst"

    def __init__(self, layouts: Layouts) -> None:
        self._renderer = TypstRenderer(layouts)

    @cached_property
    def _own_fonts(self) -> typst.Compiler:
        return typst.Compiler(ignore_system_fonts=True)

    @cached_property
    def _all_fonts(self) -> typst.Compiler:
        return typst.Compiler()

    def typeset(
        self, documents: Sequence[Document], *, want: Want = "both", on_failure: OnFailure = "drop"
    ) -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        if want == "together":
            try:
                return Typeset((), self._compiled(documents), tuple(documents))
            except typst.TypstError:
                pass  # which document it was is found by making each
        made = [self._one(document, on_failure) for document in documents]
        pdfs = tuple(pdf for _, pdf, _ in made)
        together = self._merged(documents, pdfs) if want != "each" else b""
        failures = tuple(one for _, _, found in made for one in found)
        return Typeset(() if want == "together" else pdfs, together, tuple(done for done, _, _ in made), failures)

    def _merged(self, documents: Sequence[Document], pdfs: tuple[bytes, ...]) -> bytes:
        """For the printer: merging keeps no tags, and costs a fraction of typesetting all again."""
        return pdfs[0] if len(pdfs) == 1 else merge(pdfs, documents[0].collection, documents[0].language)

    def _one(self, document: Document, on_failure: OnFailure) -> tuple[Document, bytes, list[Failure]]:
        """The document as typeset, its PDF, and what had to be left out."""
        try:
            return document, self._compiled([document]), []
        except typst.TypstError as error:
            found = self._located(document, error)
        if on_failure == "stop" or not all(one.question for one in found):
            raise TypesetError(NAME, tuple(found))
        rest = without(document, frozenset(one.question for one in found))
        return rest, self._compiled([rest]), found

    def _compiled(self, documents: Sequence[Document]) -> bytes:
        compiler = self._all_fonts if any(beyond_own_fonts(document) for document in documents) else self._own_fonts
        source = self._renderer.render(documents).encode()
        made = compiler.compile(input=source, format="pdf", timestamp=EPOCH, pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made

    def _located(self, document: Document, error: typst.TypstError) -> list[Failure]:
        """Which questions Typst refuses, found by trying each alone."""
        found = []
        for question in document.questions:
            message = self._refusal(document, question)
            if message:
                found.append(failure(document, question, message))
        return found or [failure(document, None, error.message)]

    def _refusal(self, document: Document, question: Question) -> str:
        try:
            self._compiled([replaced(document, blocks=(question,))])
        except typst.TypstError as error:
            return error.message
        return ""


def beyond_own_fonts(document: Document) -> bool:
    """Whether the words need letters that New Computer Modern lacks; it has Latin, Greek and Cyrillic ones."""
    return any(letter > "\u052f" and not "\u1e00" <= letter <= "\u22ff" for letter in words_of(document))
