"""The embedded engine: Typst from its wheel. It needs nothing installed and writes tagged, accessible PDF/UA-1."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Final

import typst

from quizgen.render.cache import Cache, digest
from quizgen.render.document import Document, Question, without, words_of
from quizgen.render.layouts import Layouts
from quizgen.render.typeset import Failure, OnFailure, Typeset, TypesetError, failure, recalled
from quizgen.render.typst import TypstRenderer
from quizgen.values import replaced, value

NAME = "Typst"
VERSION = version("typst")
EPOCH = 1_704_067_200
"""The date in every PDF: the same documents make the same bytes on any day. (Midnight, 1 January 2024.)"""


NO_LETTER: Final = "could not be displayed with font"
"""What Typst says where no font has a letter: PDF/UA allows no empty boxes."""


@value
class One:
    """What became of one document: as typeset, its PDF, what had to be left out, and what the tutor should know."""

    document: Document
    pdf: bytes
    failures: tuple[Failure, ...] = ()
    remark: str = ""


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
        names = [
            digest(*basis, source, *(self._families if beyond_own_fonts(document) else ()))
            for document, source in zip(documents, sources, strict=True)
        ]
        return recalled(self._cache, names, documents, lambda rest: self._typeset(
            [documents[i] for i in rest], [sources[i] for i in rest], on_failure))  # fmt: skip

    @cached_property
    def _families(self) -> tuple[str, ...]:
        """The fonts that are installed: with others, letters beyond our own look different."""
        return tuple(sorted(typst.Fonts(font_paths=self._fonts).families()))

    def _typeset(self, documents: Sequence[Document], sources: Sequence[str], on_failure: OnFailure) -> Typeset:
        made = [self._one(document, source, on_failure) for document, source in zip(documents, sources, strict=True)]
        failures = tuple(failure for one in made for failure in one.failures)
        remarks = tuple(dict.fromkeys(one.remark for one in made if one.remark))
        return Typeset(tuple(one.pdf for one in made), tuple(one.document for one in made), failures, remarks)

    def _one(self, document: Document, source: str, on_failure: OnFailure) -> One:
        """What became of one document; raises TypesetError."""
        try:
            return One(document, self._compiled(document, source))
        except typst.TypstError as error:
            if NO_LETTER in error.message:
                boxed = self._compiled(document, source, strict=False)
                return One(document, boxed, (), _remark(document, error.message))
            found = tuple(self._located(document, error))
        if on_failure == "stop" or not all(one.question for one in found):
            raise TypesetError(NAME, found)
        rest = without(document, frozenset(one.question for one in found))
        return One(rest, self._compiled(rest, self._renderer.render(rest)), found)

    def _compiled(self, document: Document, source: str, *, strict: bool = True) -> bytes:
        """The PDF, which is PDF/UA-1 where that is asked for strictly."""
        compiler = self._all_fonts if beyond_own_fonts(document) else self._own_fonts
        with self._turn:  # a compiler serves one thread at a time
            made = compiler.compile(
                input=source.encode(), format="pdf", timestamp=EPOCH, pdf_standards=["ua-1"] if strict else []
            )
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
        alone = replaced(document, blocks=(question,))
        try:
            self._compiled(alone, self._renderer.render(alone))
        except typst.TypstError as error:
            return error.message
        return ""


def beyond_own_fonts(document: Document) -> bool:
    """Whether the words need letters that New Computer Modern lacks; it has Latin, Greek and Cyrillic ones."""
    return any(letter > "\u052f" and not "\u1e00" <= letter <= "\u22ff" for letter in words_of(document))


def _remark(document: Document, message: str) -> str:
    who = failure(document, None, "").student
    return f"sheet of {who}: no installed font has a letter of it ({message.partition('`')[2].partition('`')[0]})"
