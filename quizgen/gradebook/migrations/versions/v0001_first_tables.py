"""The first tables, and the refusal to change an attempt or a mark."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from quizgen.gradebook.columns import Exact, Texts, Utc

revision = "0001"
down_revision = None

APPEND_ONLY = ("attempt", "mark")


def text(*names: str) -> list[SchemaItem]:
    return [must(name, sa.Text()) for name in names]


def must(name: str, kind: TypeEngine[Any]) -> SchemaItem:
    return sa.Column(name, kind, nullable=False)


def may(name: str, kind: TypeEngine[Any]) -> SchemaItem:
    return sa.Column(name, kind, nullable=True)


def whole(name: str) -> SchemaItem:
    return must(name, sa.Integer())


def key(table: str, *columns: str) -> SchemaItem:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def once(table: str, *columns: str) -> SchemaItem:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def of(table: str, column: str, other: str, ondelete: str | None = None) -> SchemaItem:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def upgrade() -> None:
    people()
    answers()
    passing_back()
    secrets()
    for table in APPEND_ONLY:
        refuse_updates(table)


def people() -> None:
    op.create_table(
        "registration",
        whole("id"),
        *text("issuer", "client_id", "name", "login_url", "token_url", "keys_url", "audience"),
        must("frame_origins", Texts()),
        must("active", sa.Boolean()),
        must("made", Utc()),
        key("registration", "id"),
        once("registration", "issuer", "client_id"),
    )
    op.create_table(
        "deployment",
        whole("registration_id"),
        *text("deployment"),
        of("deployment", "registration_id", "registration", "CASCADE"),
        key("deployment", "registration_id", "deployment"),
    )
    op.create_table(
        "learner",
        whole("id"),
        whole("registration_id"),
        *text("deployment", "sub"),
        must("made", Utc()),
        of("learner", "registration_id", "registration"),
        key("learner", "id"),
        once("learner", "registration_id", "deployment", "sub"),
    )
    index("learner", "sub")


def answers() -> None:
    op.create_table(
        "placement",
        whole("id"),
        whole("registration_id"),
        *text("deployment", "resource_link", "context", "title", "sheet"),
        must("questions", Texts()),
        *text("seeds"),
        may("attempts", sa.Integer()),
        *text("counts"),
        must("hints", sa.Boolean()),
        must("solutions", sa.Boolean()),
        may("opens", Utc()),
        may("due", Utc()),
        must("score_maximum", Exact()),
        *text("line_item", "line_items", "roster_url"),
        must("made", Utc()),
        of("placement", "registration_id", "registration"),
        key("placement", "id"),
        once("placement", "registration_id", "deployment", "resource_link"),
    )
    op.create_table(
        "attempt",
        *map(whole, ("id", "placement_id", "learner_id")),
        *text("client_id"),
        whole("question"),
        *text("template", "version", "seed"),
        must("responses", sa.JSON()),
        must("at", Utc()),
        of("attempt", "placement_id", "placement"),
        of("attempt", "learner_id", "learner"),
        key("attempt", "id"),
        once("attempt", "learner_id", "client_id"),
    )
    index("attempt", "placement_id", "learner_id")
    index("attempt", "at")
    op.create_table(
        "decision",
        *map(whole, ("id", "placement_id")),
        *text("case"),
        must("given", Exact()),
        *text("why"),
        may("by", sa.Integer()),
        must("at", Utc()),
        of("decision", "placement_id", "placement"),
        of("decision", "by", "learner", "SET NULL"),
        key("decision", "id"),
    )
    index("decision", "placement_id", "case")
    op.create_table(
        "mark",
        *map(whole, ("id", "attempt_id")),
        *text("part", "marker"),
        may("decision_id", sa.Integer()),
        *text("reading", "case", "verdict"),
        *(must(name, Exact()) for name in ("given", "available", "waiting")),
        *text("slip", "review", "feedback"),
        must("at", Utc()),
        of("mark", "attempt_id", "attempt"),
        of("mark", "decision_id", "decision"),
        key("mark", "id"),
        once("mark", "attempt_id", "part", "marker"),
    )
    index("mark", "case")


def passing_back() -> None:
    op.create_table(
        "score",
        *map(whole, ("id", "placement_id", "learner_id")),
        *(must(name, Exact()) for name in ("given", "maximum", "waiting")),
        must("stamp", Utc()),
        *text("state"),
        whole("tries"),
        must("next_try", Utc()),
        may("claimed", Utc()),
        may("sent", Utc()),
        *text("error"),
        of("score", "placement_id", "placement"),
        of("score", "learner_id", "learner"),
        key("score", "id"),
        once("score", "placement_id", "learner_id"),
    )
    index("score", "state", "next_try")


def secrets() -> None:
    op.create_table(
        "once",
        *text("kind", "value"),
        must("bound", sa.JSON()),
        must("expires", Utc()),
        key("once", "kind", "value"),
    )
    index("once", "expires")
    op.create_table(
        "token",
        *text("issuer", "client_id", "scopes", "token"),
        must("expires", Utc()),
        key("token", "issuer", "client_id", "scopes"),
    )
    op.create_table("signing_key", *text("kid", "private"), must("made", Utc()), key("signing_key", "kid"))
    op.create_table(
        "key_set", *text("url", "document"), may("fetched", Utc()), must("tried", Utc()), key("key_set", "url")
    )


def refuse_updates(table: str) -> None:
    """The database itself keeps a row of this table as it was written."""
    said = f"{table} is append-only"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{said}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
