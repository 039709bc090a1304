"""The answers that wait for a person, case by case: one case for everybody who gave the same response to the same
key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from quizgen.answers.judging import OTHERS, read
from quizgen.bank.variant import Part, Variant
from quizgen.errors import InputError
from quizgen.expr.nodes import Expr
from quizgen.marking.mark import PartMark, SheetMark
from quizgen.marking.ruling import case_of
from quizgen.values import value

Questions = Callable[[str], tuple[Variant, ...] | None]
"""The questions that a student was given, by student number."""


@value
class Case:
    """A response that waits: the question and part, the ways in which it can be read, who gave it, and why it waits."""

    id: str
    number: int
    variant: Variant
    part: Part
    response: str
    earlier: tuple[tuple[str, str], ...]
    readings: tuple[Expr, ...]
    students: tuple[str, ...]
    why: str

    @property
    def marks(self) -> Fraction:
        return self.part.marks


@value
class _Held:
    """One student's part that waits; `responses` are those to all parts of the question."""

    student: str
    number: int
    variant: Variant
    part: Part
    mark: PartMark
    responses: Mapping[str, str]


def cases(marks: Iterable[SheetMark], questions: Questions) -> tuple[Case, ...]:
    """Every case that waits, in the order of the sheet, the commonest of a question first."""
    found: dict[str, list[_Held]] = {}
    for mark in marks:
        variants = questions(mark.student) or ()
        for number, (question, variant) in enumerate(zip(mark.questions, variants, strict=False), 1):
            responses = {part.label: part.response for part in question.parts}
            for part, given in zip(variant.parts, question.parts, strict=True):
                if given.review:
                    held = _Held(mark.student, number, variant, part, given, responses)
                    found.setdefault(case_of(variant, part, responses), []).append(held)
    listed = [_case(id, group) for id, group in found.items()]
    return tuple(sorted(listed, key=lambda case: (case.number, case.part.label, -len(case.students), case.id)))


def _case(id: str, group: list[_Held]) -> Case:
    first, part, given = group[0], group[0].part, group[0].mark
    students = tuple(sorted({held.student for held in group}))
    labels = part.follows.labels if part.follows else ()
    earlier = tuple((label, first.responses.get(label, "")) for label in labels)
    readings = _readings(part, given)
    return Case(id, first.number, first.variant, part, given.response, earlier, readings, students, given.review)


def _readings(part: Part, given: PartMark) -> tuple[Expr, ...]:
    """What the response can mean, the usual reading first; nothing where it cannot be read."""
    try:
        reading = read(given.response, part.task)
    except InputError:
        return ()
    return tuple(dict.fromkeys((reading.expr, *(other.expr for other in reading.others[:OTHERS]))))
