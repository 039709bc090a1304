"""Opening a gradebook: made where there is none, brought up to date, refused in words where it is not ours."""

from __future__ import annotations

import contextlib
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from quizgen.gradebook.engine import WRITES, connect
from quizgen.gradebook.errors import GradebookBusy, GradebookUnavailable, NewerGradebook, WrongGradebook
from quizgen.gradebook.migrate import KNOWN, VERSION_TABLE, _upgrade
from quizgen.gradebook.registrations import add_registration, registrations
from quizgen.gradebook.schema import Decision, Placement, Table
from quizgen.gradebook.store import Gradebook, open_gradebook

from .conftest import NOON, answer, marked, placed


def test_the_migrations_make_the_tables_of_the_schema(gradebook: Gradebook) -> None:
    """What Alembic would change between the database and schema.py: nothing."""
    with gradebook.engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Table.metadata) == []


def test_every_migration_is_known() -> None:
    """KNOWN lists the files, so that opening a gradebook that is up to date needs no Alembic."""
    import quizgen.gradebook.migrations.versions as versions

    files = sorted(Path(next(iter(versions.__path__))).glob("v*.py"))
    assert [file.name[1:5] for file in files] == list(KNOWN)


def test_opened_again_it_has_what_was_written(url: str) -> None:
    """And the second opening imports no Alembic."""
    first = open_gradebook(url)
    placed(first)
    first.close()
    code = (
        "import sys; from quizgen.gradebook.store import open_gradebook;"
        "from quizgen.gradebook.placements import placements\n"
        f"with open_gradebook({url!r}).reading() as session:\n"
        "    print([p.resource_link for p in placements(session)], 'alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['week-04'] False"


def test_many_processes_may_open_a_new_one_at_once(url: str) -> None:
    """One of them makes the tables, the others wait for it."""
    code = f"from quizgen.gradebook.store import open_gradebook; open_gradebook({url!r}).close()"
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 4


def test_a_newer_one_is_refused(url: str) -> None:
    """In words, and nothing in it is touched."""
    first = open_gradebook(url)
    with first.writing() as session:
        session.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    first.close()
    with pytest.raises(NewerGradebook, match=r"made by a newer quizgen.*pip install -U quizgen"):
        open_gradebook(url)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    """One that has a table of the same name but no history of ours."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE attempt (id INTEGER)")
    with pytest.raises(WrongGradebook, match="holds a table attempt that is not of a gradebook"):
        open_gradebook(f"sqlite:///{path}")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("gradebook.db", '"gradebook.db" is not the URL of a database'),
        ("mysql://u@h/d", "mysql is not a database that quizgen keeps a gradebook in"),
        ("sqlite://", "would be forgotten at once"),
        ("sqlite://gradebook.db", "names no file. After sqlite: there are three strokes"),
        ("sqlite:///:memory:", "would be forgotten at once"),
        ("sqlite:///no/such/folder/g.db", "There is no folder"),
    ],
)
def test_a_url_that_names_no_gradebook(url: str, said: str, tmp_path: Path) -> None:
    """Each with an example of a right one, or what to do."""
    with pytest.raises(WrongGradebook, match=said):
        open_gradebook(url, tmp_path)


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """The file with students' answers and our keys, and its log."""
    gradebook = open_gradebook("sqlite:///g.db", tmp_path)
    placed(gradebook)
    modes = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert {"g.db", "g.db-wal"} <= modes.keys()
    assert set(modes.values()) == {0}


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is a letter to my aunt, and it is longer than a page header. " * 20)
    with pytest.raises(WrongGradebook, match="this file is not a gradebook"):
        open_gradebook("sqlite:///text.db", tmp_path)


def test_a_server_that_is_not_there() -> None:
    """Where it was looked for, without the password."""
    pytest.importorskip("psycopg")
    with pytest.raises(GradebookUnavailable, match=r"tutor:\*\*\*@127\.0\.0\.1:1/"):
        open_gradebook("postgresql://tutor:secret@127.0.0.1:1/quizgen")


def test_locked_by_others(tmp_path: Path) -> None:
    """A writer waits its time, then says so; nothing was written, and afterwards it works."""
    gradebook = open_gradebook("sqlite:///g.db", tmp_path, busy_seconds=0.1)
    placement = placed(gradebook)
    other = sqlite3.connect(tmp_path / "g.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(GradebookBusy, match=r"locked\. Nothing was written\. Try again"):
        answer(gradebook, placement, "ada", marked(4))
    other.execute("ROLLBACK")
    assert answer(gradebook, placement, "ada", marked(4)).new


def test_a_full_disk(tmp_path: Path) -> None:
    """The error says so, and of the transaction that met it there is nothing."""
    gradebook = open_gradebook("sqlite:///g.db", tmp_path)
    placement = placed(gradebook)
    with gradebook.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    gradebook.engine.pool.dispose()

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(gradebook.engine, "connect", limit)
    with pytest.raises(GradebookUnavailable, match=r"the disk is full\. Nothing was written"):
        _answered_by_many(gradebook, placement)
    with gradebook.reading() as session:
        counts = {
            t: session.execute(text(f"SELECT count(*) FROM {t}")).scalar_one() for t in ("attempt", "mark", "score")
        }
        learners = session.execute(text("SELECT count(*) FROM learner")).scalar_one()
    assert counts["attempt"] == counts["mark"] == counts["score"] == learners


def _answered_by_many(gradebook: Gradebook, placement: Placement) -> None:
    for number in range(1000):
        answer(gradebook, placement, f"student {number}", marked(4, feedback="x" * 500))


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    gradebook = open_gradebook("sqlite:///g.db", tmp_path)
    placement = placed(gradebook)
    gradebook.close()
    with sqlite3.connect(f"file:{tmp_path / 'g.db'}?mode=ro", uri=True) as check:
        assert check.execute("SELECT count(*) FROM placement").fetchone() == (1,)
    (tmp_path / "g.db").chmod(stat.S_IRUSR)
    try:
        (tmp_path / "g.db").open("r+b").close()
    except PermissionError:
        with pytest.raises(GradebookUnavailable, match="read-only"):
            answer(open_gradebook("sqlite:///g.db", tmp_path), placement, "ada", marked(4))
    else:
        pytest.skip("this user may write everything")


def test_a_transaction_that_fails_leaves_nothing(gradebook: Gradebook) -> None:
    """Any exception takes everything back."""
    with contextlib.suppress(ZeroDivisionError), gradebook.writing() as session:
        add_registration(session, "https://lms.example", "c", NOON)
        raise ZeroDivisionError
    with gradebook.reading() as session:
        assert registrations(session) == []


def test_a_gradebook_of_an_older_version_is_brought_up_to_date(url: str) -> None:
    """With what was in it."""
    engine = connect(url, None, busy_seconds=1)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        _upgrade(connection, "0001")
        with Session(connection, join_transaction_mode="rollback_only") as session:
            add_registration(session, "https://lms.example", "tool-1", NOON)
            session.commit()
    engine.dispose()
    gradebook = open_gradebook(url)
    with gradebook.reading() as session:
        assert [one.issuer for one in registrations(session)] == ["https://lms.example"]
        assert session.scalars(select(Decision.withdrawn)).all() == []
    gradebook.close()
