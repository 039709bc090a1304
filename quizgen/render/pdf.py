"""PDFs taken apart and put together. The same pages make the same bytes: no dates, identifiers from the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import Dictionary, ObjectStreamMode, Pdf, String

from quizgen.values import value


@value
class Pages:
    """Pages first <= i < end of a PDF, and the title and language of the document that they make."""

    first: int
    end: int
    title: str
    language: str


def split(pdf: bytes, parts: Sequence[Pages]) -> Iterator[bytes]:
    """One PDF for each part, made when it is asked for."""
    with Pdf.open(BytesIO(pdf)) as whole:
        for part in parts:
            with Pdf.new() as one:
                one.pages.extend(whole.pages[part.first : part.end])
                yield _saved(one, part.title, part.language)


def merge(pdfs: Sequence[bytes], title: str, language: str) -> bytes:
    """All pages in order as one PDF."""
    with ExitStack() as opened, Pdf.new() as one:
        for pdf in pdfs:
            one.pages.extend(opened.enter_context(Pdf.open(BytesIO(pdf))).pages)
        return _saved(one, title, language)


def titled(pdf: bytes, title: str, language: str) -> bytes:
    """The same PDF with a title and a language, and without anything that differs from run to run."""
    with Pdf.open(BytesIO(pdf)) as one:
        return _saved(one, title, language)


def page_count(pdf: bytes) -> int:
    with Pdf.open(BytesIO(pdf)) as one:
        return len(one.pages)


def _saved(pdf: Pdf, title: str, language: str) -> bytes:
    del pdf.docinfo
    pdf.docinfo["/Title"] = String(title)
    pdf.docinfo["/Producer"] = String("quizgen")
    pdf.Root["/Lang"] = String(language)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    made = BytesIO()
    pdf.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()
