"""One chunk of a class: everything that is made of a few sheets, in memory, in whatever process it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final, TypeAlias

from quizgen.chunks import chunked
from quizgen.render import markdown, text
from quizgen.render.cache import digest
from quizgen.render.document import Document, View
from quizgen.render.forms import with_fields
from quizgen.render.html import HtmlRenderer
from quizgen.render.latex import LatexRenderer
from quizgen.render.overview import overview_of
from quizgen.render.pages import document_of
from quizgen.render.pdf import bind
from quizgen.render.setting import Setting, engine_of
from quizgen.render.typeset import Failure
from quizgen.sheets.sheet import Sheet
from quizgen.values import replaced, value
from quizgen.wire.key import key_line, keyed
from quizgen.wire.quiz import quiz_of, write_quiz


@value
class Job:
    """A chunk to be made: it can be sent to another process, or another machine that has the setting's folders."""

    setting: Setting
    sheets: tuple[Sheet, ...]


@value
class Made:
    """What a chunk came to: files by their path below the class's folder, and its share of what is bound for all.

    `key` are its lines of the key file, which is private.
    """

    sheets: int
    files: tuple[tuple[str, bytes], ...]
    print_run: bytes
    mark_scheme: bytes
    overview: bytes
    key: tuple[str, ...]
    failures: tuple[Failure, ...]
    remarks: tuple[str, ...]


VIEWS: Final[tuple[View, ...]] = ("questions", "solutions", "scheme")
"""What everybody has one of. All go through the engine in one run: to begin one costs as much as many pages."""


def make(job: Job) -> Made:
    """All files of a chunk; raises TypesetError."""
    setting, sheets = job.setting, job.sheets
    asked = [document_of(sheet, view, room=setting.room) for view in VIEWS for sheet in sheets]
    made = engine_of(setting).typeset(asked, on_failure=setting.on_failure)
    questions, solutions, scheme = chunked(zip(made.documents, made.pdfs, strict=True), len(sheets))
    overview = engine_of(_plain(setting)).typeset([overview_of(sheets)])
    return Made(
        len(sheets),
        (*_files(setting, questions, solutions), *_quizzes(sheets, questions)),
        _bound(questions, duplex=setting.duplex),
        _bound(scheme),
        _bound([*zip(overview.documents, overview.pdfs, strict=True)]),
        tuple(key_line(keyed(sheet)) for sheet in sheets),
        tuple(dict.fromkeys(made.failures)),
        made.remarks,
    )


def _plain(setting: Setting) -> Setting:
    """For the tutor's own table: one column, in letters of the usual size."""
    look = replaced(setting.layouts.look, columns=1, large_print=False, form=False)
    return replaced(setting, layouts=replaced(setting.layouts, name="weekly", look=look))


Printed: TypeAlias = tuple[Document, bytes]
"""A document as it was typeset, and its PDF."""


def _bound(made: Sequence[Printed], *, duplex: bool = False) -> bytes:
    one = BytesIO()
    first, _ = made[0]
    bind((pdf for _, pdf in made), one, first.collection, first.language, duplex=duplex)
    return one.getvalue()


def _files(setting: Setting, questions: Sequence[Printed], solutions: Sequence[Printed]) -> Iterator[tuple[str, bytes]]:
    form = setting.layouts.look.form
    for document, pdf in questions:
        yield f"sheets/{file_name(document)}.pdf", with_fields(pdf, document) if form else pdf
    for document, pdf in solutions:
        yield f"solutions/{file_name(document)}.pdf", pdf
    latex = LatexRenderer(setting.layouts)
    for document, _ in questions:
        yield f"tex/{file_name(document)}.tex", latex.render(document).encode()
    yield from _extras(setting, "sheets", questions)
    yield from _extras(setting, "solutions", solutions)


def _quizzes(sheets: Sequence[Sheet], questions: Sequence[Printed]) -> Iterator[tuple[str, bytes]]:
    for sheet, (document, _) in zip(sheets, questions, strict=True):
        yield f"for-students/{file_name(document)}.quiz.json", write_quiz(quiz_of(sheet)).encode()


def _extras(setting: Setting, folder: str, made: Sequence[Printed]) -> Iterator[tuple[str, bytes]]:
    html = HtmlRenderer(setting.layouts)
    for document, _ in made:
        path = f"{folder}/{file_name(document)}"
        if "html" in setting.extras:
            yield f"{path}.html", html.render(document).encode()
        if "markdown" in setting.extras:
            yield f"{path}.md", markdown.render(document).encode()
        if "text" in setting.extras:
            yield f"{path}.txt", text.render(document).encode()


def file_name(document: Document) -> str:
    """A student's file without its ending."""
    return name_of_files(document.name, document.number)


def name_of_files(sheet: str, student: str) -> str:
    """What a student's files are called, without their endings: the sheet's name and the student's number, made fit for
    files.

    Where that changes the number, a few digits of its digest keep it apart from all others.
    """
    words = f"{sheet}-{student}"
    fit = re.sub(r"[^\w.-]+", "_", words)[:100]
    return fit if fit == words else f"{fit}-{digest(words)[:6]}"
