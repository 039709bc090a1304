"""The embedded engine: Typst from its wheel. It needs nothing installed and writes tagged, accessible PDF/UA-1."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import typst

from quizgen.render.cache import Cache, digest
from quizgen.render.document import Document, Question, without, words_of
from quizgen.render.layouts import Layouts
from quizgen.render.typeset import Failure, OnFailure, Typeset, TypesetError, failure, recalled
from quizgen.render.typst import TypstRenderer
from quizgen.values import replaced

NAME = "Typst"
VERSION = version("typst")
EPOCH = 1_704_067_200
"""The date in every PDF: the same documents make the same bytes on any day. (Midnight, 1 January 2024.)"""


class TypstEngine:
    """Typst with its own fonts; the system's fonts are asked only for letters that these do not have."""

    name = "typst"

    def __init__(self, layouts: Layouts, *, cache: Cache | None = None) -> None:
        self._renderer = TypstRenderer(layouts)
        self._cache = cache or Cache(None)
        self._fonts = [str(folder) for folder in layouts.fonts]
        self._logo = layouts.look.logo
        self._turn = threading.Lock()

    @cached_property
    def _root(self) -> tempfile.TemporaryDirectory[str]:
        """The only folder that Typst may read: it holds the logo."""
        root = tempfile.TemporaryDirectory(prefix="quizgen-typst-")
        if self._logo:
            (Path(root.name) / self._logo.name).write_bytes(self._logo.data)
        return root

    @cached_property
    def _own_fonts(self) -> typst.Compiler:
        return typst.Compiler(root=self._root.name, font_paths=self._fonts, ignore_system_fonts=True)

    @cached_property
    def _all_fonts(self) -> typst.Compiler:
        return typst.Compiler(root=self._root.name, font_paths=self._fonts)

    def typeset(self, documents: Sequence[Document], *, on_failure: OnFailure = "drop") -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        sources = [self._renderer.render(document) for document in documents]
        basis = (NAME, VERSION, self._logo.data if self._logo else b"")
        names = [digest(*basis, source) for source in sources]
        return recalled(self._cache, names, documents, lambda rest: self._typeset(
            [documents[i] for i in rest], [sources[i] for i in rest], on_failure))  # fmt: skip

    def _typeset(self, documents: Sequence[Document], sources: Sequence[str], on_failure: OnFailure) -> Typeset:
        made = [self._one(document, source, on_failure) for document, source in zip(documents, sources, strict=True)]
        failures = tuple(one for _, _, found in made for one in found)
        return Typeset(tuple(pdf for _, pdf, _ in made), tuple(done for done, _, _ in made), failures)

    def _one(self, document: Document, source: str, on_failure: OnFailure) -> tuple[Document, bytes, list[Failure]]:
        """The document as typeset, its PDF, and what had to be left out."""
        try:
            return document, self._compiled(document, source), []
        except typst.TypstError as error:
            found = self._located(document, error)
        if on_failure == "stop" or not all(one.question for one in found):
            raise TypesetError(NAME, tuple(found))
        rest = without(document, frozenset(one.question for one in found))
        return rest, self._compiled(rest), found

    def _compiled(self, document: Document, source: str = "") -> bytes:
        compiler = self._all_fonts if beyond_own_fonts(document) else self._own_fonts
        source = source or self._renderer.render(document)
        with self._turn:  # a compiler serves one thread at a time
            made = compiler.compile(input=source.encode(), format="pdf", timestamp=EPOCH, pdf_standards=["ua-1"])
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
            self._compiled(replaced(document, blocks=(question,)))
        except typst.TypstError as error:
            return error.message
        return ""


def beyond_own_fonts(document: Document) -> bool:
    """Whether the words need letters that New Computer Modern lacks; it has Latin, Greek and Cyrillic ones."""
    return any(letter > "\u052f" and not "\u1e00" <= letter <= "\u22ff" for letter in words_of(document))
