"""The neutral document: what stands on the page, in order, in no format yet.

Every renderer matches on Block to the end, so a new block is a type error until each format knows it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from quizgen.bank.variant import Variant
from quizgen.expr.nodes import Expr
from quizgen.figures.drawing import Drawing
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.code import Ticket
from quizgen.values import replaced, value

View: TypeAlias = Literal["questions", "answers", "solutions", "scheme", "overview"]


@value
class Heading:
    """A line that opens a section."""

    words: str


@value
class Paragraph:
    """Words and formulas of one paragraph."""

    prose: Prose


@value
class AnswerSpace:
    """Room for work and a line to write the answer on; `height` in millimetres, `prompt` stands before the line.

    `field` is what a form calls it: question and part, "3a".
    """

    height: int
    prompt: Prose = (Text("Answer"),)
    field: str = ""


@value
class Choices:
    """What may be chosen, each with its letter."""

    items: tuple[tuple[str, Prose], ...]


@value
class Step:
    """One step of a worked solution: the rule's name, paragraphs of what is done, and the equation reached."""

    title: str
    words: tuple[Prose, ...]
    equation: Expr | None


@value
class Steps:
    """A worked solution, step by step."""

    steps: tuple[Step, ...]


@value
class Result:
    """The right answer, with the words that introduce it."""

    words: str
    prose: Prose


@value
class AwardRow:
    """One line of a mark scheme: `code` is "M" for method or "A" for accuracy."""

    code: str
    marks: Fraction
    what: Prose


@value
class Awards:
    """The marks of one part and what each is for."""

    rows: tuple[AwardRow, ...]


@value
class Table:
    """A table with a heading row. With `shares` (hundredths of the width) it may go on over pages."""

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    shares: tuple[int, ...] = ()


@value
class Picture:
    """A finished drawing, and the words that say what is in it."""

    drawing: Drawing
    alt: str


@value
class PageBreak:
    """What follows begins on a new page."""


@value
class Note:
    """A visible remark that is not part of the task, such as why a question is missing."""

    words: str


@value
class PartBlock:
    """One part of a question. `label` is "" where a question has a single part; then `marks` stand at the question."""

    label: str
    marks: Fraction | None
    blocks: tuple[Block, ...]


@value
class Question:
    """One question. `item` is "bank/template": what a tutor needs to know when it cannot be typeset.

    `variant` is what it was made from, with key, derivations and seed: for exports to systems that mark by themselves;
    nothing that is printed looks into it.
    """

    number: int
    title: str
    item: str
    marks: Fraction
    blocks: tuple[Block, ...]
    variant: Variant | None = None


Block: TypeAlias = (
    Heading
    | Paragraph
    | AnswerSpace
    | Choices
    | Steps
    | Result
    | Awards
    | Table
    | Picture
    | PageBreak
    | Note
    | PartBlock
    | Question
)


@value
class Document:
    """One sheet as one person gets it. `name` is the sheet's file name ("week-04"), `language` a BCP 47 tag.

    `ticket` is what its QR code says; answers that come back without one cannot be told from other people's.
    """

    view: View
    name: str
    course: str
    title: str
    student: str
    number: str
    due: str
    marks: Fraction
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    ticket: Ticket | None = None

    @property
    def heading(self) -> str:
        """What a list of files or a window's title shows: "Differentiation - Ada Lovelace 20411"."""
        who = " ".join(filter(None, (self.student, self.number)))
        return " - ".join(filter(None, (self.title, TITLES[self.view], who)))

    @property
    def collection(self) -> str:
        """What all sheets of a class are called together."""
        return " - ".join(filter(None, (self.course, self.title, TITLES[self.view])))

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Question))


TITLES: dict[View, str] = {"questions": "", "answers": "Answers", "solutions": "Worked solutions",
                           "scheme": "Mark scheme", "overview": "Overview"}  # fmt: skip


def without(document: Document, numbers: frozenset[int]) -> Document:
    """The document with a visible note in the place of each of these questions; the numbering stays."""

    def kept(block: Block) -> Block:
        if not isinstance(block, Question) or block.number not in numbers:
            return block
        note = Note(f"Question {block.number} could not be typeset; ask your tutor.")
        return Question(block.number, block.title, block.item, block.marks, (note,), block.variant)

    return replaced(document, blocks=tuple(map(kept, document.blocks)))


def paragraphs(block: Block) -> tuple[Prose, ...]:
    """Every run of words in a block, however deep."""
    match block:
        case Paragraph(prose):
            return (prose,)
        case AnswerSpace(_, prompt, _):
            return (prompt,)
        case Choices(items):
            return tuple(prose for _, prose in items)
        case Result(_, prose):
            return (prose,)
        case Steps(steps):
            return tuple(prose for step in steps for prose in step.words)
        case Awards(rows):
            return tuple(row.what for row in rows)
        case Table(header, rows, _):
            return (*header, *(cell for row in rows for cell in row))
        case PartBlock() | Question():
            return tuple(prose for inner in block.blocks for prose in paragraphs(inner))
        case Heading() | PageBreak() | Note() | Picture():
            return ()


def words_of(document: Document) -> str:
    """Every word on the pages: what a typesetter must have letters for."""
    head = (document.course, document.title, document.student, document.number, document.due)
    return " ".join((*head, *(word for block in document.blocks for word in _words(block))))


def _words(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(words) | Note(words):
            own: tuple[str, ...] = (words,)
        case Steps(steps):
            own = tuple(step.title for step in steps)
        case PartBlock() | Question():
            return tuple(word for inner in block.blocks for word in _words(inner))
        case _:
            own = ()
    pieces = (piece for run in paragraphs(block) for piece in run if not isinstance(piece, Math))
    return (*own, *(piece.words if isinstance(piece, Text) else piece.alt for piece in pieces))


def fragments(block: Block) -> tuple[Latex, ...]:
    """Every piece of hand-written LaTeX in a block."""
    return tuple(piece for prose in paragraphs(block) for piece in prose if isinstance(piece, Latex))
