"""Everything that is handed out or kept for one class and week, written into a folder.

    sheets/week-04-20411.pdf      one sheet for each student
    solutions/week-04-20411.pdf   worked solutions of that student's own questions
    tex/week-04-20411.tex         the LaTeX of the sheet, to edit
    print-run.pdf                 all sheets in one, to be printed
    mark-scheme.pdf               all mark schemes in one
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from quizgen.render.document import Document
from quizgen.render.latex import LatexRenderer
from quizgen.render.layouts import Layouts
from quizgen.render.pages import Room, document_of
from quizgen.render.typeset import Engine, Failure, OnFailure, Typeset
from quizgen.sheets.sheet import Sheet
from quizgen.values import value

Progress = Callable[[str, int], None]


@value
class ClassRun:
    """What was made: how many sheets, what could not be typeset, and what the tutor should know."""

    sheets: int
    failures: tuple[Failure, ...]
    remarks: tuple[str, ...]


def write_class(
    sheets: Sequence[Sheet],
    folder: Path,
    engine: Engine,
    layouts: Layouts,
    *,
    room: Room | None = None,
    on_failure: OnFailure = "drop",
    progress: Progress = lambda what, count: None,
) -> ClassRun:
    """Writes all files of a class into an existing folder (see quizgen.outputs for making it whole).

    `progress` hears what has just been made, and of how many sheets. Raises TypesetError.
    """
    asked = [document_of(sheet, "questions", room=room) for sheet in sheets]
    questions = engine.typeset(asked, want="both", on_failure=on_failure)
    _write_each(folder / "sheets", questions)
    (folder / "print-run.pdf").write_bytes(questions.together)
    progress("sheets", len(sheets))
    told = [document_of(sheet, "solutions") for sheet in sheets]
    solutions = engine.typeset(told, want="each", on_failure=on_failure)
    _write_each(folder / "solutions", solutions)
    progress("solutions", len(sheets))
    keys = [document_of(sheet, "scheme") for sheet in sheets]
    scheme = engine.typeset(keys, want="together", on_failure=on_failure)
    (folder / "mark-scheme.pdf").write_bytes(scheme.together)
    progress("mark schemes", len(sheets))
    write_sources(questions.documents, folder / "tex", layouts)
    made = (questions, solutions, scheme)
    failures = dict.fromkeys(failure for one in made for failure in one.failures)
    remarks = dict.fromkeys(remark for one in made for remark in one.remarks)
    return ClassRun(len(sheets), tuple(failures), tuple(remarks))


def write_sources(documents: Sequence[Document], folder: Path, layouts: Layouts) -> None:
    """The LaTeX of each document; each file compiles by itself."""
    renderer = LatexRenderer(layouts)
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / f"{file_name(document)}.tex").write_text(renderer.render(document), encoding="utf-8")


def file_name(document: Document) -> str:
    """A student's file without its ending: the sheet's name and the student's number, made fit for files."""
    return re.sub(r"[^\w.-]+", "_", f"{document.name}-{document.number}")


def _write_each(folder: Path, made: Typeset) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for document, pdf in zip(made.documents, made.pdfs, strict=True):
        (folder / f"{file_name(document)}.pdf").write_bytes(pdf)
