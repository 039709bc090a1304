"""Writing marks down. What is written is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import Decision, Mark
from quizgen.gradebook.standing import Stands
from quizgen.gradebook.written import NewMark

FIELDS = ("part", "reading", "case", "verdict", "given", "available", "waiting", "slip", "review", "feedback")


def add_marks(
    session: Session, marks: Iterable[tuple[int, NewMark]], marker: str, at: datetime, decision: Decision | None = None
) -> None:
    """Writes marks of attempts, given by their ids; what this marker has marked before must not be among them."""
    common = {"marker": marker, "decision_id": None if decision is None else decision.id, "at": at}
    rows = [{"attempt_id": id, **common, **{name: getattr(mark, name) for name in FIELDS}} for id, mark in marks]
    if rows:
        session.execute(insert(Mark), rows)


def again(mark: Stands) -> NewMark:
    """A mark that stands, as one to be written."""
    return NewMark(**{name: getattr(mark, name) for name in FIELDS})
