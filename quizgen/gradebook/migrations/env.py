"""Run by Alembic, on the connection (and in the transaction) that quizgen.gradebook.migrate hands over."""

from __future__ import annotations

from alembic import context

from quizgen.gradebook.migrate import VERSION_TABLE
from quizgen.gradebook.schema import Table


def run() -> None:
    """Runs what the database does not have yet."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Table.metadata,
        version_table=VERSION_TABLE,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # Alembic runs this file; whoever else imports it runs nothing
    run()
