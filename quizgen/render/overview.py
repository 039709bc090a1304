"""The tutor's overview: every student's variants with their keys, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from quizgen.bank.variant import Variant
from quizgen.expr.nodes import Derivative, Expr, Relation, Symbol
from quizgen.prose import Math, Prose, Text
from quizgen.render.document import Document, Table
from quizgen.render.key_words import key_in_words
from quizgen.sheets.due import long
from quizgen.sheets.sheet import Sheet

HEADER: Final[tuple[Prose, ...]] = ((Text("Student"),), (Text("No"),), (Text("About"),), (Text("Key"),))
SHARES: Final = (15, 7, 38, 39)


def overview_of(sheets: Sequence[Sheet]) -> Document:
    """One table of all sheets, in their order."""
    first, last = sheets[0], sheets[-1]
    rows = tuple(row for sheet in sheets for row in _rows(sheet))
    numbers = (first.student.number, last.student.number)
    students = " to ".join(dict.fromkeys(numbers))
    return Document(
        "overview", first.name, first.course, first.title, f"Students {students}", "", long(first.due),
        Fraction(first.marks), (Table(HEADER, rows, SHARES),),
    )  # fmt: skip


def _rows(sheet: Sheet) -> Iterator[tuple[Prose, ...]]:
    who = sheet.student.number
    for number, variant in enumerate(sheet.questions, 1):
        about = _about(variant)
        for part in variant.parts:
            yield (Text(who),), (Text(f"{number}{part.label}"),), about, key_in_words(part)
            who, about = "", ()


def _about(variant: Variant) -> Prose:
    """The formulas that make this variant what it is: those that its question gives names to."""
    formulas = [piece.expr for prose in variant.prompt for piece in prose if isinstance(piece, Math)]
    named: list[Expr] = [e for e in formulas if isinstance(e, Relation)]
    telling = named or [e for e in formulas if not isinstance(e, Symbol | Derivative)]
    prose: list[Text | Math] = []
    for e in telling[:3]:
        prose += [Text(", "), Math(e)]
    return tuple(prose[1:])
