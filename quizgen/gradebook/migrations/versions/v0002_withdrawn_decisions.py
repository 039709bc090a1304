"""A decision may take back those before it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("decision", sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
