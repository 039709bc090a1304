"""A person's decision about an answer that waited: what it is worth, and why. The last ruling on a part is the one
that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from quizgen.marking.mark import Award, Mark, PartMark, SheetMark
from quizgen.prose import Text


@dataclass(frozen=True, slots=True)
class Ruling:
    """`given` marks for one part of one submission (named by its id, so that another text by the student is not
    meant)."""

    submission: str
    question: int
    part: str
    given: Fraction
    why: str = ""


def ruled(mark: SheetMark, rulings: Iterable[Ruling]) -> SheetMark:
    """The mark as these rulings leave it: what they decide waits no longer. Raises ValueError for more marks than
    there are."""
    decided = {(r.question, r.part): r for r in rulings if r.submission == mark.submission}
    questions = tuple(
        Mark(
            question.template,
            question.title,
            tuple(_ruled(part, decided.get((number, part.label))) for part in question.parts),
        )
        for number, question in enumerate(mark.questions, 1)
    )
    return replace(mark, questions=questions)


def _ruled(part: PartMark, ruling: Ruling | None) -> PartMark:
    if ruling is None:
        return part
    if not 0 <= ruling.given <= part.available:
        raise ValueError(f"{ruling.given} marks where there are {part.available}")
    award = Award("accuracy", "decided by your tutor", part.available, ruling.given)
    feedback = ((Text(f"Your tutor has looked at this. {ruling.why}".strip()),),)
    return replace(part, awards=(award,), feedback=feedback, review="")
