"""Connecting to SQLite or Postgres, and what a database's refusal means in words.

On SQLite: WAL, so that readers never wait; a writer takes the lock when it begins (BEGIN IMMEDIATE), so that it never
finds out half-way that it cannot; every commit is on the disk before it is acknowledged (synchronous=FULL: NORMAL would
outlive a killed process too, but not a loss of power, and 100 commits a second are far from a disk's limit); deleted
content is overwritten (secure_delete), for what was erased must be gone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, InterfaceError, OperationalError

from quizgen.gradebook.errors import GradebookBusy, GradebookError, GradebookUnavailable, WrongGradebook

BUSY_SECONDS: Final = 10.0
"""How long a writer waits for the others."""

WRITES: Final = "quizgen_writes"
"""The execution option of connections that are going to write."""

EXAMPLE: Final = "Write sqlite:///gradebook.db, or postgresql://user@host/database."


def connect(url: str, folder: Path | None = None, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for this URL; a relative SQLite file is below `folder`. Raises WrongGradebook."""
    address = _address(url, folder)
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address, busy_seconds)
        case "postgresql":
            return _postgres(address, busy_seconds)
        case other:
            raise WrongGradebook(f"{other} is not a database that quizgen keeps a gradebook in.", EXAMPLE)


def _address(url: str, folder: Path | None) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise WrongGradebook(f'"{url}" is not the URL of a database.', EXAMPLE) from None
    if address.get_backend_name() == "sqlite":
        if address.host:
            raise WrongGradebook(f'"{url}" names no file.', "After sqlite: there are three strokes. " + EXAMPLE)
        if address.database in (None, "", ":memory:"):
            raise WrongGradebook("A gradebook in memory would be forgotten at once.", EXAMPLE)
        path = Path(str(address.database))
        return address.set(drivername="sqlite+pysqlite", database=str(path if folder is None else folder / path))
    return address.set(drivername="postgresql+psycopg") if address.get_backend_name() == "postgresql" else address


def _sqlite(address: URL, busy_seconds: float) -> Engine:
    path = Path(str(address.database))
    if not path.parent.is_dir():
        raise WrongGradebook(f"There is no folder {path.parent} for the gradebook.", "Make it, or name another.")
    try:
        if not path.exists():
            path.touch(mode=0o600)  # what is in it is for its owner only; SQLite's other files take over the mode
    except OSError as error:
        raise GradebookUnavailable(f"{path}: {error.strerror}.", "Look at its folder's owner and mode.") from None
    engine = create_engine(address, connect_args={"timeout": busy_seconds, "check_same_thread": False})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, record: object) -> None:
    """`connection` is sqlite3's own."""
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    _use_wal(connection)


def _use_wal(connection: Any) -> None:
    """Changing the journal's mode does not wait for others by itself, so the first few openers wait here."""
    import sqlite3

    for pause in (0.01, 0.03, 0.1, 0.3, 1.0):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(pause)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(address: URL, busy_seconds: float) -> Engine:
    limit = f"-c lock_timeout={int(busy_seconds * 1000)}"
    try:
        engine = create_engine(address, connect_args={"options": limit, "connect_timeout": 10})
    except ModuleNotFoundError as error:
        advice = 'Install it: pip install "quizgen[postgres]"'
        raise WrongGradebook(f"A gradebook in Postgres needs {error.name}.", advice) from None
    event.listen(engine, "checkout", _refuse_closed)
    return engine


def _refuse_closed(connection: Any, record: object, proxy: object) -> None:
    """A connection that Postgres has closed while nobody used it is made anew; nothing is sent to find that out.

    `connection` is psycopg's own. What has come meanwhile is read, which never waits: first why it was closed, and
    then that it was. Source: PostgreSQL's manual, libpq, PQconsumeInput.
    """
    from psycopg import OperationalError as Closed

    try:
        connection.pgconn.consume_input()
        connection.pgconn.consume_input()
    except Closed as closed:
        raise DisconnectionError from closed


@contextmanager
def told_in_words(engine: Engine) -> Iterator[None]:
    """A refusal of the database becomes a GradebookError that says which database, what, and what to do."""
    try:
        yield
    except DBAPIError as error:
        known = _known(error, engine.url.render_as_string(hide_password=True))
        if known is None:
            raise
        raise known from error


def _known(error: DBAPIError, where: str) -> GradebookError | None:
    said = str(error.orig)
    for words, (kind, what, advice) in REFUSALS.items():
        if words in said:
            return kind(f"{where}: {what}", advice)
    if isinstance(error, OperationalError | InterfaceError):
        return GradebookUnavailable(f"{where}: {said.splitlines()[0] if said else 'no answer'}.", NOTHING)
    return None


NOTHING: Final = "Nothing was written."
FULL: Final = (GradebookUnavailable, "the disk is full.", f"{NOTHING} Make room and try again.")
LOCKED: Final = (GradebookBusy, "others keep the gradebook locked.", f"{NOTHING} Try again.")
REFUSALS: Final[dict[str, tuple[type[GradebookError], str, str]]] = {
    "database is locked": LOCKED,
    "lock timeout": LOCKED,
    "database or disk is full": FULL,
    "No space left": FULL,
    "disk I/O error": (GradebookUnavailable, "the disk does not work.", f"{NOTHING} Is it full, or gone?"),
    "readonly database": (GradebookUnavailable, "the gradebook is read-only.", f"{NOTHING} Change its owner or mode."),
    "unable to open": (GradebookUnavailable, "the gradebook cannot be opened.", "Look at its folder's owner and mode."),
    "not a database": (WrongGradebook, "this file is not a gradebook.", "Name another file."),
    "is malformed": (GradebookUnavailable, "the gradebook is damaged.", "Restore your copy of it."),
}
"""A database's words -> the error, what it means, what to do."""
