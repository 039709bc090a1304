"""A mark of one part before it is written down, and writing it down. What is written is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import Decision, Mark
from quizgen.values import value


@value
class NewMark:
    """A mark of one part; the fields are those of schema.Mark."""

    part: str
    reading: str
    case: str
    verdict: str
    given: Fraction
    available: Fraction
    waiting: Fraction = Fraction(0)
    slip: str = ""
    review: str = ""
    feedback: str = ""


FIELDS = ("part", "reading", "case", "verdict", "given", "available", "waiting", "slip", "review", "feedback")


def add_marks(
    session: Session, marks: Iterable[tuple[int, NewMark]], marker: str, at: datetime, decision: Decision | None = None
) -> None:
    """Writes marks of attempts, given by their ids; what this marker has marked before must not be among them."""
    common = {"marker": marker, "decision_id": None if decision is None else decision.id, "at": at}
    rows = [{"attempt_id": id, **common, **{name: getattr(mark, name) for name in FIELDS}} for id, mark in marks]
    if rows:
        session.execute(insert(Mark), rows)


def again(mark: Mark) -> NewMark:
    """The same mark, as one to be written."""
    return NewMark(**{name: getattr(mark, name) for name in FIELDS})
