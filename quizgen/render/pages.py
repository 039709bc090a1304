"""From a sheet to the document that shows it: as questions, answers, worked solutions or mark scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from quizgen.bank.solution import Names, names_of, solution_of
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.voice import Step as Told
from quizgen.calculus.voice import left_side
from quizgen.expr.nodes import Expr, Relation, Set
from quizgen.figures.panels import panels, spoken_panels
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of
from quizgen.marking.method import scheme
from quizgen.prose import Math, Prose, Text
from quizgen.render.code import Ticket
from quizgen.render.document import (
    AnswerSpace,
    AwardRow,
    Awards,
    Block,
    Choices,
    Document,
    Paragraph,
    PartBlock,
    Picture,
    Question,
    Result,
    Step,
    Steps,
    View,
)
from quizgen.render.key_words import key_in_words
from quizgen.render.pictures import picture_of
from quizgen.sheets.due import long
from quizgen.sheets.sheet import Sheet
from quizgen.values import replaced, value
from quizgen.wire.quiz import quiz_of


@value
class Room:
    """Room for work under each part, in millimetres: so much for each mark, within limits.

    `questions` is what a plan gives a question in all, in their order; its parts share it by their marks.
    """

    per_mark: Fraction = Fraction(10)
    least: int = 22
    most: int = 90
    questions: tuple[int | None, ...] = ()

    def height(self, part: Part) -> int:
        """So much is left below the words; a choice is only marked by its letter."""
        return 2 if part.choices else min(self.most, max(self.least, round(self.per_mark * part.marks)))

    def of(self, number: int, marks: Fraction) -> Room:
        """The room in the question of this number, which is worth so many marks."""
        given = self.questions[number - 1] if number <= len(self.questions) else None
        return self if given is None or not marks else Room(given / marks, 0, given)


def room_for(per_mark: int | None, questions: tuple[int | None, ...] = ()) -> Room:
    """So much for each mark (None: the usual), within limits that go with it."""
    usual = Room(questions=questions)
    if per_mark is None:
        return usual
    return Room(Fraction(per_mark), min(usual.least, 2 * per_mark), max(usual.most, 6 * per_mark), questions)


def document_of(sheet: Sheet, view: View, *, room: Room | None = None) -> Document:
    """The sheet in one view; `room` matters to the questions only, and only they bear a ticket."""
    given = room or Room()
    questions = tuple(
        question_of(variant, number, view, given.of(number, variant.marks))
        for number, variant in enumerate(sheet.questions, start=1)
    )
    who = sheet.student
    return Document(
        view, sheet.name, sheet.course, sheet.title, who.name, who.number, long(sheet.due), sheet.marks, questions,
        ticket=ticket_of(sheet) if view == "questions" else None,
    )  # fmt: skip


def ticket_of(sheet: Sheet) -> Ticket:
    """What the QR code of a sheet says."""
    return Ticket(sheet.name, sheet.student.number, quiz_of(sheet).edition)


def question_of(variant: Variant, number: int, view: View, room: Room) -> Question:
    """One question in one view."""
    names = names_of(variant)
    around = _Around(names, room, solution_of(variant, names) if view == "solutions" else {})
    blocks: list[Block] = []
    if view != "answers":
        blocks += map(Paragraph, variant.prompt)
        blocks += (Picture(drawing_of(figure), spoken(figure)) for figure in variant.pictures)
    for part in variant.parts:
        asked = () if view == "answers" else tuple(map(Paragraph, part.prompt))
        offered = () if view == "answers" else tuple(_offered(part))
        inside = (*asked, *offered, *_placed(_INSIDE[view](part, around), f"{number}{part.label}"))
        blocks.append(PartBlock(part.label, part.marks if part.label else None, inside))
    return Question(number, variant.title, variant.template, variant.marks, tuple(blocks), variant)


def _offered(part: Part) -> Iterator[Block]:
    """What may be chosen: words below each other, pictures side by side."""
    said = tuple((letter, choice.words) for letter, choice in part.lettered if choice.words)
    if said:
        yield Choices(said)
    shown = [(letter, choice.picture) for letter, choice in part.lettered if choice.picture is not None]
    if shown:
        letters, figures = zip(*shown, strict=True)
        yield Picture(panels(letters, figures), spoken_panels(letters, figures))


def _placed(blocks: Iterator[Block], field: str) -> Iterator[Block]:
    """The blocks, with the name of the part's field in a form."""
    for block in blocks:
        yield replaced(block, field=field) if isinstance(block, AnswerSpace) else block


# what stands under the words of a part, in each view


@value
class _Around:
    """What a part's blocks are made with: the question's names, room for work, and the steps of solutions by label."""

    names: Names
    room: Room
    steps: Mapping[str, tuple[Told, ...]]


def _space(part: Part, around: _Around) -> Iterator[Block]:
    yield AnswerSpace(around.room.height(part), _asked(part, around.names))


def _asked(part: Part, names: Names) -> Prose:
    """What stands before the line for the answer: "dy/dx =" where the key is the result of a single derivation."""
    if part.choices:
        several = isinstance(part.task.key, Set)
        return (Text("Letters of all that are right" if several else "Your choice"),)
    match part.derivations:
        case (derivation,) if derivation.result == part.task.key and not isinstance(part.task.key, Set):
            name = names.of(derivation)
            if name:
                return Math(left_side(derivation.goal, name)), Text(" =")
        case _:
            pass
    return (Text(f"Answer in {part.unit}" if part.unit else "Answer"),)


def _answer(part: Part, around: _Around) -> Iterator[Block]:
    yield Result("Answer", (*_left(part, around.names), *key_in_words(part)))


def _left(part: Part, names: Names) -> Prose:
    asked = _asked(part, names)
    return (*asked[:-1], Text(" = ")) if len(asked) > 1 else ()


def _solution(part: Part, around: _Around) -> Iterator[Block]:
    yield from map(Paragraph, part.solution)
    told = around.steps[part.label]
    if told:
        yield Steps(tuple(Step(step.title, step.words, step.equation) for step in told))
    yield from filter(None, (picture_of(derivation, around.names.of(derivation)) for derivation in part.derivations))
    if part.unit or not (told and _reaches(told[-1].equation, part.task.key)):
        yield from _answer(part, around)


def _reaches(equation: Expr | None, key: Expr) -> bool:
    return isinstance(equation, Relation) and equation.right == key


def _scheme(part: Part, around: _Around) -> Iterator[Block]:
    yield Result("Key", (*_left(part, around.names), *key_in_words(part)))
    yield Awards(tuple(AwardRow(_CODES[share.sort], share.marks, _sentence(share.what)) for share in scheme(part)))


_CODES: Final = {"method": "M", "accuracy": "A"}


def _sentence(words: str) -> Prose:
    return (Text(words[:1].upper() + words[1:]),)


_INSIDE: Final[dict[View, Callable[[Part, _Around], Iterator[Block]]]] = {
    "questions": _space,
    "answers": _answer,
    "solutions": _solution,
    "scheme": _scheme,
    "overview": _answer,
}
