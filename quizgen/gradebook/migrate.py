"""Bringing a database up to the tables that this quizgen knows. Runs whenever a gradebook is opened.

Which migrations a database has is in its table `quizgen_schema`. Alembic is imported only where something is to be
done.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from quizgen.gradebook.engine import WRITES
from quizgen.gradebook.errors import NewerGradebook, WrongGradebook
from quizgen.gradebook.schema import Table

KNOWN: Final = ("0001", "0002")
"""The migrations in migrations/versions, oldest first."""

VERSION_TABLE: Final = "quizgen_schema"
LOCK: Final = 7_105_012_026
"""Postgres: who migrates holds this advisory lock, so that two openers do not both begin."""


def migrate(engine: Engine) -> None:
    """Leaves the database with the newest tables, or as it was. NewerGradebook, WrongGradebook."""
    with engine.connect() as connection:
        if _version(connection) == KNOWN[-1]:
            return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        version = _version(connection)  # another opener may have been quicker
        if version != KNOWN[-1]:
            _refuse_what_is_not_ours(connection, version)
            _upgrade(connection)


def _version(connection: Connection) -> str | None:
    """The newest migration that the database has; None where it has none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _refuse_what_is_not_ours(connection: Connection, version: str | None) -> None:
    where = connection.engine.url.render_as_string(hide_password=True)
    if version is None:
        strange = sorted(set(inspect(connection).get_table_names()) & Table.metadata.tables.keys())
        if strange:
            what = f"{where}: holds a table {strange[0]} that is not of a gradebook."
            raise WrongGradebook(what, "Name another database.")
    elif version not in KNOWN:
        what = f"{where}: made by a newer quizgen (tables {version}, this one knows {KNOWN[-1]})."
        raise NewerGradebook(what, "Install the current version: pip install -U quizgen")


def _upgrade(connection: Connection, to: str = KNOWN[-1]) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
