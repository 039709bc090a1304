"""What was awarded, out of what, for what; and what is still open. Marks are exact fractions.

An award of None waits for a person: an answer that could not be decided, or could not be read, is never a zero by
itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from quizgen.answers.judgement import Judgement
from quizgen.errors import Span
from quizgen.expr.nodes import Expr
from quizgen.prose import Prose
from quizgen.values import value

Sort: TypeAlias = Literal["method", "accuracy"]


@value
class Award:
    """One line of a mark scheme: `given` of `available`, or None while it waits for a person; `why`, where that needs
    saying."""

    sort: Sort
    what: str
    available: Fraction
    given: Fraction | None
    why: str = ""


@value
class Judged:
    """The response was read as `expr` and judged."""

    expr: Expr
    judgement: Judgement


@value
class Blank:
    """Nothing was written."""


@value
class Unreadable:
    """The response could not be read: where it stops making sense, and what to write instead."""

    span: Span
    what: str
    advice: str
    code: str


@value
class Failed:
    """Marking broke on this response; `what` is for the maintainers. It says nothing about the response."""

    what: str


Outcome: TypeAlias = Judged | Blank | Unreadable | Failed


@value
class Slip:
    """The mistake that explains a wrong answer: `code` as in tables, `title` for people.

    `step` is that of the worked solution, counted from 1; 0 where it is in no step of its own.
    """

    code: str
    title: str
    step: int = 0


@value
class PartMark:
    """The mark of one part. `review` says why a person must look; "" when nobody needs to.

    `feedback` gives nothing of the right answer away; `solution` does, for when it may be told. `follows` are the
    earlier parts whose wrong answers this one was marked against.
    """

    label: str
    response: str
    outcome: Outcome
    awards: tuple[Award, ...]
    feedback: tuple[Prose, ...] = ()
    slip: Slip | None = None
    review: str = ""
    solution: tuple[Prose, ...] = ()
    follows: tuple[str, ...] = ()

    @property
    def given(self) -> Fraction:
        """What is awarded so far; what waits counts as nothing yet."""
        return sum((award.given or Fraction(0) for award in self.awards), Fraction(0))

    @property
    def available(self) -> Fraction:
        return sum((award.available for award in self.awards), Fraction(0))

    @property
    def waiting(self) -> Fraction:
        """How many marks wait for a person."""
        return sum((award.available for award in self.awards if award.given is None), Fraction(0))


@value
class Mark:
    """The mark of one question: its parts in order."""

    template: str
    title: str
    parts: tuple[PartMark, ...]

    @property
    def given(self) -> Fraction:
        return sum((part.given for part in self.parts), Fraction(0))

    @property
    def available(self) -> Fraction:
        return sum((part.available for part in self.parts), Fraction(0))

    @property
    def waiting(self) -> Fraction:
        return sum((part.waiting for part in self.parts), Fraction(0))

    @property
    def needs_review(self) -> bool:
        return any(part.review for part in self.parts)


@value
class SheetMark:
    """The marks of one submission, question by question in the order of the sheet; `edition` as in the submission."""

    student: str
    sheet: str
    submission: str
    questions: tuple[Mark, ...]
    late: bool = False
    edition: str = ""

    @property
    def given(self) -> Fraction:
        return sum((question.given for question in self.questions), Fraction(0))

    @property
    def available(self) -> Fraction:
        return sum((question.available for question in self.questions), Fraction(0))

    @property
    def waiting(self) -> Fraction:
        return sum((question.waiting for question in self.questions), Fraction(0))

    @property
    def needs_review(self) -> bool:
        return any(question.needs_review for question in self.questions)
