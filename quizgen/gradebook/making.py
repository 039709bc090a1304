"""A row that is to exist once, whoever asks for it first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizgen.gradebook.schema import Table

Row = TypeVar("Row", bound=Table)


def made_once(session: Session, table: type[Row], key: Mapping[str, object], rest: Mapping[str, object]) -> Row:
    """The row with this unique key; where there is none it is made, with the other fields from `rest`.

    Two processes that ask at the same time get the same row.
    """
    found = session.scalar(select(table).filter_by(**key))
    if found is not None:
        return found
    row = table(**key, **rest)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # somebody made it between the two
        return session.scalars(select(table).filter_by(**key)).one()
    return row
