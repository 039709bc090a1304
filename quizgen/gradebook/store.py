"""The gradebook as the rest of quizgen holds it: open it once, then read and write in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from quizgen.gradebook.engine import BUSY_SECONDS, WRITES, connect, told_in_words
from quizgen.gradebook.migrate import migrate

__all__ = ["Gradebook", "Session", "open_gradebook"]


class Gradebook:
    """An open gradebook: may be shared by threads; every process opens its own.

    `writer` is the engine of transactions that write; `writes_alone` says that they wait for each other. `reader` is
    that of sessions that read: on Postgres each statement sees what was committed when it began, in a transaction or
    not, so that none is begun.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.writes_alone = engine.dialect.name == "sqlite"
        self.writer = engine.execution_options(**{WRITES: True})
        self.reader = engine if self.writes_alone else engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that writes nothing; on SQLite it sees one state of the database. Its rows stay usable."""
        with told_in_words(self.engine), Session(self.reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is on the disk when the block has ended, or, after any exception, none."""
        with (
            told_in_words(self.engine),
            Session(self.writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        self.engine.dispose()


def open_gradebook(url: str, folder: Path | None = None, *, busy_seconds: float | None = None) -> Gradebook:
    """The gradebook at a URL, "sqlite:///gradebook.db" (below `folder`) or "postgresql://user@host/database".

    It is made where it does not exist, and brought up to this version's tables. WrongGradebook, NewerGradebook,
    GradebookUnavailable.
    """
    engine = connect(url, folder, busy_seconds=BUSY_SECONDS if busy_seconds is None else busy_seconds)
    try:
        with told_in_words(engine):
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Gradebook(engine)
