"""Quiz: what a student gets of a sheet - the questions, without key and without seed - and its JSON.

Formulas are written three times: "text" as people type it, "latex" for programs that typeset, "tree" which is the one
that counts when quizgen reads the file again.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from hashlib import blake2b
from typing import Final, TypeAlias

from quizgen.bank.variant import Part, Variant
from quizgen.figures.speak import spoken
from quizgen.prose import Inline, Latex, Math, Prose, Text
from quizgen.sheets.sheet import Sheet, Student
from quizgen.syntax.notation import Notation
from quizgen.values import value
from quizgen.wire.document import Field, Json, dump, headed
from quizgen.wire.formula import formula, fraction, tree

FORMAT: Final = "quizgen quiz"
VERSION: Final = 1

Written: TypeAlias = Callable[[Inline], Json]
"""How one piece of a prompt is written."""


@value
class QuizPart:
    """One thing asked for; `notation` says how what is typed will be read. `choices` are A, B, ... in their order."""

    label: str
    prompt: tuple[Prose, ...]
    marks: Fraction
    kind: str
    notation: Notation
    choices: tuple[Prose, ...] = ()


@value
class QuizQuestion:
    """One question as it is asked; `number` counts from 1."""

    number: int
    title: str
    prompt: tuple[Prose, ...]
    parts: tuple[QuizPart, ...]

    @property
    def marks(self) -> Fraction:
        return sum((part.marks for part in self.parts), Fraction(0))


@value
class Quiz:
    """What one student is asked, without keys or seeds; `sheet` is the sheet's name, `due` as the plan says it."""

    course: str
    sheet: str
    title: str
    student: Student
    due: str
    questions: tuple[QuizQuestion, ...]

    @property
    def marks(self) -> Fraction:
        return sum((question.marks for question in self.questions), Fraction(0))

    @property
    def edition(self) -> str:
        """A digest of everything that the student is asked: other questions have another edition."""
        return blake2b(dump(_contents(self, _inline), indent=None).encode(), digest_size=8).hexdigest()


def quiz_of(sheet: Sheet) -> Quiz:
    """The sheet as its student may see it."""
    questions = tuple(_question(number, variant) for number, variant in enumerate(sheet.questions, 1))
    return Quiz(sheet.course, sheet.name, sheet.title, sheet.student, sheet.due, questions)


def write_quiz(quiz: Quiz) -> str:
    """The quiz as the text of a *.quiz.json file."""
    return dump({
        "format": FORMAT,
        "version": VERSION,
        "edition": quiz.edition,
        "marks": str(quiz.marks),
        **_contents(quiz, _for_people),
    })  # fmt: skip


def read_quiz(data: str | bytes, file: str) -> Quiz:
    """The quiz in a file; raises FileError."""
    top = headed(data, file, FORMAT, VERSION)
    student = Student(top["student"]["number"].text, top["student"]["name"].text)
    questions = tuple(_read_question(field) for field in top["questions"])
    quiz = Quiz(top["course"].text, top["sheet"].text, top["title"].text, student, top["due"].text, questions)
    if top["edition"].text != quiz.edition:
        top["edition"].wrong("the questions were changed after the file was made", "Ask your tutor for the file again.")
    return quiz


def _question(number: int, variant: Variant) -> QuizQuestion:
    pictures = tuple((Text(f"[Picture: {spoken(figure)}]"),) for figure in variant.pictures)
    return QuizQuestion(number, variant.title, (*variant.prompt, *pictures), tuple(map(_part, variant.parts)))


def _part(part: Part) -> QuizPart:
    """Operators are what authors write; students may not, so they do not learn of them."""
    own = part.task.notation
    seen = Notation(own.symbols, own.functions, frozenset(), own.shapes)
    choices = tuple(choice.shown for choice in part.choices)
    return QuizPart(part.label, part.prompt, part.marks, part.task.kind, seen, choices)


def _contents(quiz: Quiz, written: Written) -> Json:
    return {
        "course": quiz.course,
        "sheet": quiz.sheet,
        "title": quiz.title,
        "student": {"number": quiz.student.number, "name": quiz.student.name},
        "due": quiz.due,
        "questions": [
            {
                "number": question.number,
                "title": question.title,
                "prompt": _paragraphs(question.prompt, written),
                "parts": [_written_part(part, written) for part in question.parts],
            }
            for question in quiz.questions
        ],
    }


def _written_part(part: QuizPart, written: Written) -> Json:
    notation = part.notation
    choices = {"choices": _paragraphs(part.choices, written)} if part.choices else {}
    return {
        "label": part.label,
        "prompt": _paragraphs(part.prompt, written),
        "marks": str(part.marks),
        "kind": part.kind,
        "symbols": None if notation.symbols is None else sorted(notation.symbols),
        "functions": sorted(notation.functions),
        "shapes": sorted(notation.shapes),
        **choices,
    }


def _paragraphs(prompt: tuple[Prose, ...], written: Written) -> Json:
    return [[written(inline) for inline in prose] for prose in prompt]


def _inline(inline: Inline) -> Json:
    match inline:
        case Text(words):
            return {"words": words}
        case Latex(source, alt, display):
            return {"latex": source, "alt": alt, **({"display": True} if display else {})}
        case Math(expr, display):
            return {"tree": tree(expr), "display": display}


def _for_people(inline: Inline) -> Json:
    """The same, with formulas printed beside their trees: how they are printed is no part of what is asked."""
    from quizgen.expr.latex import to_latex
    from quizgen.expr.text import to_unicode

    if isinstance(inline, Math):
        return {"text": to_unicode(inline.expr), "latex": to_latex(inline.expr), **_inline(inline)}
    return _inline(inline)


def _read_question(field: Field) -> QuizQuestion:
    parts = tuple(_read_part(part) for part in field["parts"])
    return QuizQuestion(field["number"].whole, field["title"].text, _read_prompt(field["prompt"]), parts)


def _read_part(field: Field) -> QuizPart:
    symbols = None if field["symbols"].value is None else _names(field["symbols"])
    notation = Notation(symbols, _names(field["functions"]), frozenset(), _names(field["shapes"]))
    marks = fraction(field["marks"])
    offered = field.get("choices")
    choices = _read_prompt(offered) if offered is not None else ()
    return QuizPart(field["label"].text, _read_prompt(field["prompt"]), marks, field["kind"].text, notation, choices)


def _names(field: Field) -> frozenset[str]:
    return frozenset(name.text for name in field)


def _read_prompt(field: Field) -> tuple[Prose, ...]:
    return tuple(tuple(map(_read_inline, prose)) for prose in field)


def _read_inline(field: Field) -> Inline:
    if (words := field.get("words")) is not None:
        return Text(words.text)
    if (shape := field.get("tree")) is not None:
        return Math(formula(shape), field["display"].flag)
    displayed = field.get("display")
    return Latex(field["latex"].text, field["alt"].text, displayed is not None and displayed.flag)
