"""The LaTeX engine: all documents in one run of pdflatex, then one PDF for each.

Markers in the log say where each sheet and question begins and how many pages were shipped before it, so that pages are
never counted by hope and a TeX error names the question it belongs to. The first run finds errors and page counts, the
last one prints "page 1 of 2". Sheets with letters that pdflatex does not have are typeset by Typst, to the same look.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from quizgen.prose import Latex
from quizgen.render.document import Document, Paragraph, Question, fragments, without
from quizgen.render.latex import MARKER, LatexRenderer
from quizgen.render.layouts import Layouts
from quizgen.render.letters import unsettable
from quizgen.render.pdf import Pages, merge, split, titled
from quizgen.render.typeset import (
    Engine,
    Failure,
    OnFailure,
    Typeset,
    TypesetError,
    Want,
    broken_fragments,
    failure,
)
from quizgen.values import replaced, value

NAME = "LaTeX"
ROUNDS = 6
"""How often failing questions are taken out before the engine gives up: each round takes out all that it can see."""

_ENVIRONMENT = {
    "openin_any": "p", "openout_any": "p", "SOURCE_DATE_EPOCH": "1704067200", "FORCE_SOURCE_DATE": "1",
    "max_print_line": "10000", "error_line": "254", "half_error_line": "238",
}  # fmt: skip


@value
class Run:
    """What one run of pdflatex left: the PDF ("" when there is none) and the log."""

    pdf: bytes
    log: str


@value
class Seen:
    """What the log says: pages of each sheet, and every error as (sheet or -1, question or 0, message)."""

    pages: tuple[int, ...]
    errors: tuple[tuple[int, int, str], ...]


class LatexEngine:
    """pdflatex at `program`. `other` typesets the sheets whose letters pdflatex does not have."""

    name = "latex"

    def __init__(self, program: Path, layouts: Layouts, other: Engine, *, seconds: float = 300) -> None:
        self._program = program
        self._renderer = LatexRenderer(layouts)
        self._other = other
        self._seconds = seconds

    def typeset(
        self, documents: Sequence[Document], *, want: Want = "both", on_failure: OnFailure = "drop"
    ) -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        mine = [document for document in documents if not unsettable(document)]
        others = [document for document in documents if unsettable(document)]
        if not others:
            return self._typeset(mine, want, on_failure)
        made = self._typeset(mine, "each", on_failure) if mine else None
        return _interleaved(documents, made, self._other.typeset(others, want="each", on_failure=on_failure), want)

    def _typeset(self, documents: Sequence[Document], want: Want, on_failure: OnFailure) -> Typeset:
        failures = self._suspects(documents)
        for _ in range(ROUNDS):
            kept = _without_failed(documents, failures, on_failure)
            sheets = [self._renderer.marked(document) for document in kept]
            draft = self._run(self._renderer.batch(sheets, [1] * len(sheets)), draft=True)
            seen = read_log(draft.log, len(kept))
            new = _failures(seen, kept)
            if not new:
                return self._final(kept, self._renderer.batch(sheets, seen.pages), seen, want, tuple(failures))
            failures += new
        raise TypesetError(NAME, tuple(failures))

    def _final(
        self, documents: Sequence[Document], source: str, seen: Seen, want: Want, failures: tuple[Failure, ...]
    ) -> Typeset:
        run = self._run(source)
        again = read_log(run.log, len(documents))
        if again.pages != seen.pages or not run.pdf:
            raise TypesetError(NAME, (Failure("the layout", 0, "", "the number of pages changes from run to run"),))
        first = documents[0]
        together = titled(run.pdf, first.collection, first.language) if want != "each" else b""
        pdfs = tuple(split(run.pdf, _parts(documents, seen.pages))) if want != "together" else ()
        return Typeset(pdfs, together, tuple(documents), failures)

    def _suspects(self, documents: Sequence[Document]) -> list[Failure]:
        """Hand-written LaTeX that is not closed, or that TeX refuses when each distinct piece is tried once."""
        found = [failure(document, question, message) for document in documents
                 for question, message in broken_fragments(document)]  # fmt: skip
        broken = {(one.student, one.question) for one in found}
        users: dict[Latex, list[tuple[Document, Question]]] = {}
        for document in documents:
            for question in document.questions:
                if (failure(document, question, "").student, question.number) not in broken:
                    for piece in fragments(question):
                        users.setdefault(piece, []).append((document, question))
        for piece, message in self._refused(tuple(users), documents[0]).items() if users else ():
            found += [failure(document, question, message) for document, question in users[piece]]
        return found

    def _refused(self, pieces: tuple[Latex, ...], like: Document) -> dict[Latex, str]:
        questions = tuple(
            Question(i, "", "", like.marks, (Paragraph((piece,)),)) for i, piece in enumerate(pieces, start=1)
        )
        sheet = self._renderer.marked(replaced(like, blocks=questions))
        run = self._run(self._renderer.batch([sheet], [1]), draft=True)
        refused: dict[Latex, str] = {}
        for _, number, message in read_log(run.log, 1).errors:
            if number:
                refused.setdefault(pieces[number - 1], message)
        return refused

    def _run(self, source: str, *, draft: bool = False) -> Run:
        with tempfile.TemporaryDirectory(prefix="quizgen-tex-") as folder:
            place = Path(folder)
            (place / "sheets.tex").write_text(source, encoding="utf-8")
            options = ["-no-shell-escape", "-interaction=nonstopmode", *(["-draftmode"] if draft else [])]
            try:
                subprocess.run(
                    [self._program, *options, "sheets.tex"],
                    cwd=place, env={**os.environ, **_ENVIRONMENT}, stdin=subprocess.DEVNULL, capture_output=True,
                    timeout=self._seconds, check=False,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                message = f"pdflatex was stopped after {self._seconds:g} seconds"
                raise TypesetError(NAME, (Failure("the sheets", 0, "", message),)) from None
            pdf, log = place / "sheets.pdf", place / "sheets.log"
            return Run(
                pdf.read_bytes() if pdf.exists() else b"",
                log.read_text(encoding="utf-8", errors="replace") if log.exists() else "! pdflatex wrote no log",
            )


_MARK = re.compile(rf"^{MARKER} (?P<what>sheet|end|question) (?P<number>\d+)(?: after (?P<shipped>\d+))?$")


def read_log(log: str, sheets: int) -> Seen:
    """The markers and errors of a run over this many sheets."""
    sheet, question, begun = -1, 0, 0
    pages = [0] * sheets
    errors: list[tuple[int, int, str]] = []
    lines = log.splitlines()
    for i, line in enumerate(lines):
        mark = _MARK.match(line)
        if mark is None:
            if line.startswith("! ") and not line.startswith("!  =="):
                errors.append((sheet, question, _message(lines, i)))
            continue
        number = int(mark["number"])
        match mark["what"]:
            case "sheet":
                sheet, question, begun = number, 0, int(mark["shipped"])
            case "end":
                pages[number] = int(mark["shipped"]) - begun
                sheet, question = -1, 0
            case "question":
                question = number
    if not errors and 0 in pages:
        errors.append((sheet, question, "pdflatex stopped here"))
    return Seen(tuple(pages), tuple(errors))


def _message(lines: Sequence[str], i: int) -> str:
    r"""TeX's message, with the end of the line it stopped at: "Undefined control sequence: ...\foo"."""
    what = lines[i][2:].strip().removeprefix("LaTeX Error: ").rstrip(".")
    for line in lines[i + 1 : i + 12]:
        met = re.match(r"l\.\d+ (.*)", line)
        if met:
            return f"{what}, after {met[1].strip()[-60:]}" if met[1].strip() else what
    return what


def _failures(seen: Seen, documents: Sequence[Document]) -> list[Failure]:
    """The first error of each question; TypesetError when an error is not in a question: then no dropping helps."""
    found: dict[tuple[int, int], Failure] = {}
    for sheet, number, message in seen.errors:
        document = documents[sheet] if sheet >= 0 else None
        question = next((q for q in document.questions if q.number == number), None) if document else None
        if document is None or question is None:
            if found:
                continue
            outside = failure(document, None, message) if document else Failure("the layout", 0, "", message)
            raise TypesetError(NAME, (outside,))
        found.setdefault((sheet, number), failure(document, question, message))
    return list(found.values())


def _without_failed(
    documents: Sequence[Document], failures: Sequence[Failure], on_failure: OnFailure
) -> tuple[Document, ...]:
    if failures and on_failure == "stop":
        raise TypesetError(NAME, tuple(failures))
    failed: dict[str, set[int]] = {}
    for one in failures:
        failed.setdefault(one.student, set()).add(one.question)
    return tuple(
        without(document, frozenset(failed.get(failure(document, None, "").student, ()))) for document in documents
    )


def _parts(documents: Sequence[Document], pages: Sequence[int]) -> list[Pages]:
    parts: list[Pages] = []
    first = 0
    for document, count in zip(documents, pages, strict=True):
        parts.append(Pages(first, first + count, document.heading, document.language))
        first += count
    return parts


def _interleaved(documents: Sequence[Document], mine: Typeset | None, others: Typeset, want: Want) -> Typeset:
    """Both engines' sheets in the order of the documents."""
    left = iter(zip(mine.pdfs, mine.documents, strict=True)) if mine else iter(())
    right = iter(zip(others.pdfs, others.documents, strict=True))
    made = [next(right if unsettable(document) else left) for document in documents]
    pdfs = tuple(pdf for pdf, _ in made)
    letters = "".join(dict.fromkeys(letter for document in documents for letter in unsettable(document)))
    remark = f"{len(others.pdfs)} of {len(documents)} with Typst: pdflatex has no letters for {letters[:12]}"
    together = merge(pdfs, documents[0].collection, documents[0].language) if want != "each" else b""
    failures = (*(mine.failures if mine else ()), *others.failures)
    kept = () if want == "together" else pdfs
    return Typeset(kept, together, tuple(document for _, document in made), failures, (remark, *others.remarks))
