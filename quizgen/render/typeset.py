"""Engines: from documents to PDFs. LaTeX where TeX is installed, Typst everywhere; both from the same documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeAlias

from quizgen.errors import ToolFailed
from quizgen.fragments.faults import faults
from quizgen.render.cache import Cache
from quizgen.render.document import Document, Question
from quizgen.render.document import fragments as fragments_in
from quizgen.values import value

OnFailure: TypeAlias = Literal["drop", "stop"]
"""What happens to a question that cannot be typeset: a visible note takes its place, or nothing is made at all."""


@value
class Failure:
    """One thing that an engine refused, and why. `item` is "bank/template"; `question` 0 is the sheet itself."""

    item: str
    question: int
    student: str
    message: str

    def __str__(self) -> str:
        where = f"question {self.question} ({self.item})" if self.question else self.item
        return f"{where}, sheet of {self.student}: {self.message}" if self.student else f"{where}: {self.message}"


class TypesetError(ToolFailed):
    """Something could not be typeset, and nothing was made."""

    def __init__(self, engine: str, failures: tuple[Failure, ...]) -> None:
        super().__init__(engine, failures)
        self.engine = engine
        self.failures = failures

    def __str__(self) -> str:
        return "\n".join(f"{self.engine}: {failure}" for failure in self.failures)


@value
class Typeset:
    """What an engine made: one PDF for each document, in order.

    `documents` are as typeset, with notes in the place of what failed; `remarks` are for the tutor to know.
    """

    pdfs: tuple[bytes, ...]
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    remarks: tuple[str, ...] = ()


class Engine(Protocol):
    """A typesetter. `name` is what --engine calls it."""

    @property
    def name(self) -> str: ...

    def typeset(self, documents: Sequence[Document], *, on_failure: OnFailure = "drop") -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        ...


def recalled(
    cache: Cache, names: Sequence[str], documents: Sequence[Document], make: Callable[[list[int]], Typeset]
) -> Typeset:
    """What the cache has, and the rest made by `make`, which is given its indices.

    What failed is not kept: a mended layout or engine is to be tried again.
    """
    pdfs = [cache.get(name) for name in names]
    rest = [i for i, pdf in enumerate(pdfs) if pdf is None]
    if not rest:
        return Typeset(tuple(pdf or b"" for pdf in pdfs), tuple(documents))
    made = make(rest)
    after = list(documents)
    for i, pdf, document in zip(rest, made.pdfs, made.documents, strict=True):
        pdfs[i], after[i] = pdf, document
        if document is documents[i]:
            cache.put(names[i], pdf)
    return Typeset(tuple(pdf or b"" for pdf in pdfs), tuple(after), made.failures, made.remarks)


def failure(document: Document, question: Question | None, message: str) -> Failure:
    """A failure of this question (None: of the sheet around the questions)."""
    item = question.item if question else "the head of the sheet"
    student = " ".join(filter(None, (document.student, document.number)))
    return Failure(item, question.number if question else 0, student, message)


def broken_fragments(document: Document) -> list[tuple[Question, str]]:
    """The questions whose hand-written LaTeX is not even closed, each with what is wrong."""
    found = ((question, fault) for question in document.questions for piece in fragments_in(question)
             for fault in faults(piece.source))  # fmt: skip
    return [(question, f"in the LaTeX that the bank gives: {fault}") for question, fault in found]
