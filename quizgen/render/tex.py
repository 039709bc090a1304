"""The LaTeX engine: many documents in one run of pdflatex, then one PDF for each.

Markers in the log say where each sheet and question begins and how many pages were shipped before it, so that pages are
never counted by hope and a TeX error names the question it belongs to. "page 1 of 2" is printed from a guess, which is
what most documents of the same view had; those with another number of pages are typeset once more. Sheets with letters
that pdflatex does not have are typeset by Typst, to the same look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from quizgen.prose import Latex
from quizgen.render.cache import Cache, digest
from quizgen.render.document import Document, Paragraph, Question, View, fragments, without
from quizgen.render.latex import LatexRenderer
from quizgen.render.layouts import Layouts
from quizgen.render.letters import unsettable
from quizgen.render.pdf import Pages, split
from quizgen.render.tex_log import Seen, read_log
from quizgen.render.tex_run import NAME, Pdflatex
from quizgen.render.typeset import (
    Engine,
    Failure,
    OnFailure,
    Typeset,
    TypesetError,
    broken_fragments,
    failure,
    recalled,
)
from quizgen.values import replaced

ROUNDS = 6
"""How often failing questions are taken out before the engine gives up: each round takes out all that it can see."""


class LatexEngine:
    """pdflatex at `program`. `other` typesets the sheets whose letters pdflatex does not have."""

    name = "latex"

    def __init__(
        self, program: Path, layouts: Layouts, other: Engine, *, cache: Cache | None = None,
        formats: Path | None = None, seconds: float = 300,
    ) -> None:  # fmt: skip
        logo = layouts.look.logo
        self._tex = Pdflatex(program, formats, files={logo.name: logo.data} if logo else {}, seconds=seconds)
        self._logo = logo.data if logo else b""
        self._renderer = LatexRenderer(layouts)
        self._other = other
        self._cache = cache or Cache(None)
        self._usual: defaultdict[View, Counter[int]] = defaultdict(Counter)
        self._tried: dict[Latex, str] = {}

    def typeset(self, documents: Sequence[Document], *, on_failure: OnFailure = "drop") -> Typeset:
        """The documents as PDFs; raises TypesetError."""
        mine = [document for document in documents if not unsettable(document)]
        others = [document for document in documents if unsettable(document)]
        made = self._recalled(mine, on_failure) if mine else None
        if not others:
            return made or Typeset((), ())
        return _interleaved(documents, made, self._other.typeset(others, on_failure=on_failure))

    def _recalled(self, documents: Sequence[Document], on_failure: OnFailure) -> Typeset:
        sources = [self._renderer.marked(document) for document in documents]
        basis = (NAME, self._tex.version, self._renderer.head, self._logo)
        names = [digest(*basis, document.heading, source) for document, source in zip(documents, sources, strict=True)]
        return recalled(self._cache, names, documents, lambda rest: self._typeset(
            [documents[i] for i in rest], [sources[i] for i in rest], on_failure))  # fmt: skip

    def _typeset(self, documents: Sequence[Document], sources: Sequence[str], on_failure: OnFailure) -> Typeset:
        failures = self._suspects(documents)
        for _ in range(ROUNDS):
            kept = _without_failed(documents, failures, on_failure)
            sheets = [
                source if before is after else self._renderer.marked(after)
                for before, after, source in zip(documents, kept, sources, strict=True)
            ]
            guesses = self._guesses(kept, sheets)
            run = self._tex.run(self._renderer.head, self._renderer.batch(sheets, guesses))
            seen = read_log(run.log, len(kept))
            new = _failures(seen, kept)
            if not new:
                self._learn(kept, seen.pages)
                return Typeset(self._cut(kept, sheets, run.pdf, seen.pages, guesses), kept, tuple(failures))
            failures += new
        raise TypesetError(NAME, tuple(failures))

    def _guesses(self, documents: Sequence[Document], sheets: Sequence[str]) -> list[int]:
        """How many pages each will have: as many as its view usually has. Of a view not met yet the first is tried."""
        first = {document.view: i for i, document in reversed([*enumerate(documents)])}
        tried = [i for view, i in first.items() if view not in self._usual]
        if tried:
            body = self._renderer.batch([sheets[i] for i in tried], [1] * len(tried))
            seen = read_log(self._tex.run(self._renderer.head, body, draft=True).log, len(tried))
            if seen.errors:  # the run that follows will say which
                return [1] * len(documents)
            self._learn([documents[i] for i in tried], seen.pages)
        return [self._usual[document.view].most_common(1)[0][0] for document in documents]

    def _learn(self, documents: Sequence[Document], pages: Sequence[int]) -> None:
        for document, count in zip(documents, pages, strict=True):
            self._usual[document.view][count] += 1

    def _cut(
        self, documents: Sequence[Document], sheets: Sequence[str], pdf: bytes, pages: Sequence[int],
        guesses: Sequence[int],
    ) -> tuple[bytes, ...]:  # fmt: skip
        """One PDF for each; the sheets with another number of pages than guessed are run again with the right one."""
        pdfs = list(split(pdf, _parts(documents, pages)))
        wrong = [i for i, (count, guess) in enumerate(zip(pages, guesses, strict=True)) if count != guess]
        if wrong:
            counts = [pages[i] for i in wrong]
            run = self._tex.run(self._renderer.head, self._renderer.batch([sheets[i] for i in wrong], counts))
            if read_log(run.log, len(wrong)).pages != tuple(counts):
                message = "the number of pages changes from run to run"
                raise TypesetError(NAME, (Failure("the layout", 0, "", message),))
            again = split(run.pdf, _parts([documents[i] for i in wrong], counts))
            for i, one in zip(wrong, again, strict=True):
                pdfs[i] = one
        return tuple(pdfs)

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
        self._try(tuple(piece for piece in users if piece not in self._tried), documents[0])
        return found + [
            failure(document, question, self._tried[piece])
            for piece, using in users.items() if self._tried[piece] for document, question in using
        ]  # fmt: skip

    def _try(self, pieces: tuple[Latex, ...], like: Document) -> None:
        """Remembers of each piece what TeX says of it, or that it says nothing."""
        if not pieces:
            return
        questions = tuple(
            Question(i, "", "", like.marks, (Paragraph((piece,)),)) for i, piece in enumerate(pieces, start=1)
        )
        sheet = self._renderer.marked(replaced(like, blocks=questions, ticket=None))
        run = self._tex.run(self._renderer.head, self._renderer.batch([sheet], [1]), draft=True)
        self._tried.update(dict.fromkeys(pieces, ""))
        for _, number, message in reversed(read_log(run.log, 1).errors):
            if number:
                self._tried[pieces[number - 1]] = message


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
    dropped = [failed.get(failure(document, None, "").student) for document in documents]
    return tuple(
        without(document, frozenset(numbers)) if numbers else document
        for document, numbers in zip(documents, dropped, strict=True)
    )


def _parts(documents: Sequence[Document], pages: Sequence[int]) -> list[Pages]:
    parts: list[Pages] = []
    first = 0
    for document, count in zip(documents, pages, strict=True):
        ticket = str(document.ticket) if document.ticket else ""
        parts.append(Pages(first, first + count, document.heading, document.language, document.course, ticket))
        first += count
    return parts


def _interleaved(documents: Sequence[Document], mine: Typeset | None, others: Typeset) -> Typeset:
    """Both engines' sheets in the order of the documents."""
    left = iter(zip(mine.pdfs, mine.documents, strict=True)) if mine else iter(())
    right = iter(zip(others.pdfs, others.documents, strict=True))
    made = [next(right if unsettable(document) else left) for document in documents]
    remark = _remark(documents)
    failures = (*(mine.failures if mine else ()), *others.failures)
    pdfs, kept = tuple(pdf for pdf, _ in made), tuple(document for _, document in made)
    return Typeset(pdfs, kept, failures, (remark, *others.remarks))


SHOWN = 6
"""So many people's letters are told: more of the same help nobody."""

_FILES: dict[View, str] = {"questions": "sheets", "answers": "answers", "solutions": "solutions",
                           "scheme": "mark schemes", "overview": "overviews"}  # fmt: skip


def _remark(documents: Sequence[Document]) -> str:
    """ "2 of 5 solutions with Typst: pdflatex has no letters for 张伟, Иван": each person's letters by themselves."""
    letters = [*dict.fromkeys(filter(None, map(unsettable, documents)))]
    told = ", ".join(some[:12] for some in letters[:SHOWN]) + (", ..." if len(letters) > SHOWN else "")
    views = Counter(document.view for document in documents)
    others = Counter(document.view for document in documents if unsettable(document))
    what = ", ".join(f"{count} of {views[view]} {_FILES[view]}" for view, count in others.items())
    return f"{what} with Typst: pdflatex has no letters for {told}"
