"""Group commit: pieces of work that have nothing to do with each other share a transaction, and the disk is asked once.

Each piece stands behind a savepoint of its own: where one raises, only that one is undone. When the database itself
gives up, or the commit fails, none of them was done, and each is told so.

Source: DeWitt et al., "Implementation techniques for main memory database systems", SIGMOD 1984 (group commit).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from quizgen.gradebook.engine import told_in_words
from quizgen.gradebook.errors import GradebookUnavailable
from quizgen.gradebook.store import Gradebook
from quizgen.values import value

T = TypeVar("T")
Work = Callable[[Session], T]


@value
class Done(Generic[T]):
    """The work is on the disk; `result` is what it returned."""

    result: T


@value
class Undone:
    """Nothing of the work was kept."""

    error: Exception


def write_together(gradebook: Gradebook, works: Sequence[Work[T]]) -> list[Done[T] | Undone]:
    """Does every piece of work, in order; what became of each, when all of it is on the disk or undone."""
    if len(works) == 1:
        return [_alone(gradebook, works[0])]
    try:
        with told_in_words(gradebook.engine), gradebook.writer.begin() as connection:
            return [_behind_a_savepoint(gradebook, connection, work) for work in works]
    except Exception as error:
        return [Undone(error)] * len(works)


def _alone(gradebook: Gradebook, work: Work[T]) -> Done[T] | Undone:
    try:
        with gradebook.writing() as session:
            result = work(session)
        return Done(result)
    except Exception as error:
        return Undone(error)


def _behind_a_savepoint(gradebook: Gradebook, connection: Connection, work: Work[T]) -> Done[T] | Undone:
    """In a session of its own, so that what it undoes takes no rows away that another work has given back."""
    opened = Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    try:
        with told_in_words(gradebook.engine), opened as session, session.begin():
            result = work(session)
        return Done(result)
    except GradebookUnavailable:
        raise  # a full disk undoes the transaction by itself, savepoints and all
    except Exception as error:
        return Undone(error)
