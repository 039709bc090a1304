"""Engines: from documents to PDFs. LaTeX where TeX is installed, Typst everywhere; both from the same documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeAlias

from quizgen.errors import QuizgenError
from quizgen.render.document import Document, Question
from quizgen.render.document import fragments as fragments_in
from quizgen.render.fragments import faults
from quizgen.values import value

OnFailure: TypeAlias = Literal["drop", "stop"]
"""What happens to a question that cannot be typeset: a visible note takes its place, or nothing is made at all."""


Want: TypeAlias = Literal["each", "together", "both"]
"""One PDF for each document, all of them in one, or both: what nobody wants is not made."""


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


class TypesetError(QuizgenError):
    """Something could not be typeset, and nothing was made."""

    def __init__(self, engine: str, failures: tuple[Failure, ...]) -> None:
        super().__init__(engine, failures)
        self.engine = engine
        self.failures = failures

    def __str__(self) -> str:
        return "\n".join(f"{self.engine}: {failure}" for failure in self.failures)


@value
class Typeset:
    """What an engine made: one PDF for each document, in order, and all of them in one, as far as wanted (else empty).

    `documents` are as typeset, with notes in the place of what failed; `remarks` are for the tutor to know.
    """

    pdfs: tuple[bytes, ...]
    together: bytes
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    remarks: tuple[str, ...] = ()


class Engine(Protocol):
    """A typesetter. `name` is what --engine calls it."""

    @property
    def name(self) -> str: ...

    def typeset(
        self, documents: Sequence[Document], *, want: Want = "both", on_failure: OnFailure = "drop"
    ) -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        ...


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
