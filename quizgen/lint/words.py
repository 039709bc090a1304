"""What a student reads: nothing is given away, and every format can print it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.bank.checks import Draft, DraftPart
from quizgen.bank.draw import pictures_of
from quizgen.bank.scope import formulas_in
from quizgen.calculus.narrate import narrate
from quizgen.expr.latex import to_latex
from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr, Relation, Vector
from quizgen.expr.speech import to_speech
from quizgen.expr.text import to_text, to_unicode
from quizgen.expr.typst import to_typst
from quizgen.expr.walk import size, subtrees, symbols
from quizgen.figures.numbers import NotDrawable
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of
from quizgen.fragments.faults import doubts, faults
from quizgen.fragments.reading import unknown
from quizgen.lint.finding import Finding
from quizgen.lint.subject import Drawn, Subject, of_part
from quizgen.prose import Latex, Math, Prose, plain

PRINTERS: tuple[tuple[str, Callable[[Expr], str]], ...] = (
    ("text", to_text), ("unicode", to_unicode), ("LaTeX", to_latex), ("MathML", to_mathml), ("Typst", to_typst),
    ("speech", to_speech),
)  # fmt: skip
PRINTED = 4
"""Variants that are printed in every format."""
WIDEST = 120
"""Characters of a formula that still fits a line of a page."""
TELLING = 4
"""A formula of fewer nodes may stand in the question and be a part's answer by chance."""


def leaks(subject: Subject) -> Iterator[Finding]:
    """No part's answer stands in the question, and no two parts have the same."""
    for drawn in subject.drawn:
        shown = _shown(drawn.draft)
        said = {d.body for d in drawn.draft.definitions} if "same" in subject.template.allow else set()
        keys: dict[Expr, str] = {}
        for source, part in subject.parts(drawn):
            key = part.task.key
            if key in said:
                continue
            if telling(key) and key in shown:
                what = f"{of_part(part)}the answer {to_text(key)} stands in the question."
                yield subject.finding("leak", what, drawn, source.answer.source)
            elif telling(key) and key in keys:
                what = f"part ({keys[key]}) and part ({part.label}) have the same answer {to_text(key)}."
                yield subject.finding("leak", what, drawn, source.answer.source)
            keys.setdefault(key, part.label)


def telling(key: Expr) -> bool:
    """Whether a formula is too large to be in a question by chance; numbers may always be."""
    return bool(symbols(key)) and size(key) >= TELLING


def _shown(draft: Draft) -> set[Expr]:
    """Every formula that stands in the question, and its parts, but for the sides of what it defines."""
    formulas = [*formulas_in(draft.prompt), *(e for part in draft.parts for e in formulas_in(part.prompt))]
    return {node for e in formulas for node in subtrees(e)}


def statements(subject: Subject) -> Iterator[Finding]:
    """No part's words say what another part asks for; a number that is the same now and then says nothing."""
    given: dict[int, list[Drawn]] = {}
    for drawn in subject.drawn:
        for number, part in enumerate(drawn.draft.parts):
            others = (other for other in drawn.draft.parts if other is not part)
            if any(part.task.key == said for other in others for said in _said(other)):
                given.setdefault(number, []).append(drawn)
    for number, shown in given.items():
        if 2 * len(shown) > len(subject.drawn):
            source = subject.template.parts[number].answer.source
            yield subject.finding("leak", f"the answer to part {number + 1} is stated in another.", shown[0], source)


def _said(part: DraftPart) -> Iterator[Expr]:
    """The values that the words of a part state: 3 in "where x = 3"."""
    return (e.right for e in formulas_in(part.prompt) if isinstance(e, Relation) and e.sign == "=")


def formats(subject: Subject) -> Iterator[Finding]:
    """Text, LaTeX, MathML, Typst and speech print the question, its keys and its solution; no formula is too wide."""
    for drawn in subject.few(PRINTED):
        for prose in _paragraphs(drawn.draft):
            plain(prose)
        for e in _formulas(drawn):
            for name, printer in PRINTERS:
                if not printer(e):
                    yield subject.finding("format", f"{to_text(e)} is empty as {name}.", drawn)
        figures = (choice.picture for part in drawn.draft.parts for choice in part.choices)
        for figure in (*pictures_of(subject.template, drawn.draft), *filter(None, figures)):
            try:
                drawing_of(figure)
            except NotDrawable as error:
                yield subject.finding("format", f"the picture cannot be drawn: {error}.", drawn)
            if not spoken(figure):
                yield subject.finding("format", "the picture has no words for those who cannot see it.", drawn)
        yield from _wide(subject, drawn)


def raw(subject: Subject) -> Iterator[Finding]:
    """Hand-written LaTeX is closed, and does nothing that would harm the rest of a sheet; each fault is told once."""
    told: set[str] = set()
    for drawn in subject.drawn:
        pieces = (piece for prose in _paragraphs(drawn.draft) for piece in prose if isinstance(piece, Latex))
        for piece in pieces:
            wrong = (*faults(piece.source), *doubts(piece.source))
            found = [f"the LaTeX {piece.source} cannot be typeset: {fault}." for fault in wrong]
            if not found and (what := unknown(piece.source)):
                found = [f"of the LaTeX {piece.source}, {what} is known to LaTeX only: elsewhere its words are shown."]
            for what in found:
                if what not in told:
                    told.add(what)
                    yield subject.finding("latex", what, drawn)


def _wide(subject: Subject, drawn: Drawn) -> Iterator[Finding]:
    asked = [e for prose in _paragraphs(drawn.draft) for e in formulas_in([prose])]
    for e in (*asked, *(part.task.key for part in drawn.draft.parts)):
        entries = e.items if isinstance(e, Vector) else (e,)
        if any(len(to_unicode(entry)) > WIDEST for entry in entries):
            yield subject.finding("format", f"{to_unicode(e)} does not fit a line.", drawn)


def _paragraphs(draft: Draft) -> Iterator[Prose]:
    yield from draft.prompt
    for part in draft.parts:
        yield from (*part.prompt, *part.solution, *(choice.words for choice in part.choices))


def _formulas(drawn: Drawn) -> Iterator[Expr]:
    yield from formulas_in(_paragraphs(drawn.draft))
    for part in drawn.draft.parts:
        yield part.task.key
        for derivation in part.derivations:
            for step in narrate(derivation):
                yield from (inline.expr for prose in step.words for inline in prose if isinstance(inline, Math))
                if step.equation is not None:
                    yield step.equation
