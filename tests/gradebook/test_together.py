"""Several pieces of work in one transaction: what each is told is true of it, whatever became of the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from quizgen.gradebook.errors import GradebookBusy, GradebookUnavailable
from quizgen.gradebook.registrations import add_registration, registrations
from quizgen.gradebook.schema import Registration
from quizgen.gradebook.store import Gradebook, Session, open_gradebook
from quizgen.gradebook.together import Done, Undone, write_together

from .conftest import NOON


def adding(name: str) -> Callable[[Session], str]:
    """Work that registers a platform, and returns its name."""

    def work(session: Session) -> str:
        return add_registration(session, name, "client", NOON).issuer

    return work


def failing_after(name: str) -> Callable[[Session], str]:
    """Work that registers a platform, and then finds that it should not have."""

    def work(session: Session) -> str:
        add_registration(session, name, "client", NOON)
        session.flush()
        raise LookupError(name)

    return work


def names(gradebook: Gradebook) -> list[str]:
    with gradebook.reading() as session:
        return [one.issuer for one in registrations(session)]


def commits(gradebook: Gradebook) -> list[int]:
    """One entry for each commit from now on."""
    seen: list[int] = []
    event.listen(gradebook.writer, "commit", lambda _: seen.append(1))
    return seen


def test_all_of_it_is_one_transaction(gradebook: Gradebook) -> None:
    seen = commits(gradebook)
    assert write_together(gradebook, [adding("a"), adding("b"), adding("c")]) == [Done("a"), Done("b"), Done("c")]
    assert names(gradebook) == ["a", "b", "c"]
    assert len(seen) == 1


def test_one_that_raises_is_undone_alone(gradebook: Gradebook) -> None:
    first, second, third = write_together(gradebook, [adding("a"), failing_after("b"), adding("c")])
    assert (first, third) == (Done("a"), Done("c"))
    assert isinstance(second, Undone)
    assert isinstance(second.error, LookupError)
    assert names(gradebook) == ["a", "c"]


def test_rows_that_one_gave_back_outlive_the_failure_of_another(gradebook: Gradebook) -> None:
    """Both touch the same row; the first may go on reading what it was told."""

    def renamed(session: Session) -> Registration:
        return add_registration(session, "a", "client", NOON, name="one")

    def renamed_in_vain(session: Session) -> Registration:
        add_registration(session, "a", "client", NOON, name="two")
        session.flush()
        raise LookupError

    kept, undone = write_together(gradebook, [renamed, renamed_in_vain])
    assert isinstance(undone, Undone)
    assert isinstance(kept, Done)
    assert kept.result.name == "one"


@pytest.mark.parametrize("works", [[failing_after("a")], [failing_after("a"), failing_after("b")]])
def test_nothing_is_kept_where_all_fail(gradebook: Gradebook, works: list[Callable[[Session], str]]) -> None:
    assert [type(became) for became in write_together(gradebook, works)] == [Undone] * len(works)
    assert names(gradebook) == []


def test_where_the_commit_fails_none_was_done(gradebook: Gradebook) -> None:
    """All had done their work by then; nobody may be told that it is on the disk."""

    def refuse(_: object) -> None:
        raise OSError("gone")

    event.listen(gradebook.writer, "commit", refuse)
    became = write_together(gradebook, [adding("a"), adding("b")])
    event.remove(gradebook.writer, "commit", refuse)
    assert [str(one.error) for one in became if isinstance(one, Undone)] == ["gone", "gone"]
    assert names(gradebook) == []


def test_a_locked_gradebook_tells_everybody(tmp_path: Path) -> None:
    gradebook = open_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", busy_seconds=0.1)
    with sqlite3.connect(tmp_path / "gradebook.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        became = write_together(gradebook, [adding("a"), adding("b")])
        other.execute("ROLLBACK")
    other.close()
    assert [type(one.error) for one in became if isinstance(one, Undone)] == [GradebookBusy] * 2
    gradebook.close()


def test_a_database_that_gives_up_in_the_middle_undoes_all(tmp_path: Path) -> None:
    """SQLite ends the whole transaction when its disk is full: what was done before that is not kept either."""
    gradebook = open_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}")

    def too_much(session: Session) -> str:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are: no new one
        return add_registration(session, "b", "client", NOON, name="x" * 200_000).issuer

    became = write_together(gradebook, [adding("a"), too_much, adding("c")])
    assert [type(one.error) for one in became if isinstance(one, Undone)] == [GradebookUnavailable] * 3
    gradebook.close()
    again = open_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}")
    assert names(again) == []
    again.close()
