"""A person gets all that is kept of them, and can have it deleted: from every table, and from the disk."""

from __future__ import annotations

import json
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizgen.gradebook.credentials import find_token, keep_token
from quizgen.gradebook.decisions import decide
from quizgen.gradebook.outbox import claim, overview, sent
from quizgen.gradebook.placements import add_learner
from quizgen.gradebook.privacy import Erased, erase, export, forget, is_known
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Table
from quizgen.gradebook.store import Gradebook, open_gradebook

from .conftest import NOON, SECOND, answer, marked, placed

LMS = "https://lms.example"


def everything(gradebook: Gradebook) -> str:
    """All rows of all tables as one text."""
    with gradebook.reading() as session:
        tables = Table.metadata.sorted_tables
        return "\n".join(str(tuple(row)) for table in tables for row in session.execute(select(table)))


def exported(gradebook: Gradebook, sub: str, issuer: str = LMS) -> Any:
    with gradebook.reading() as session:
        return json.loads(export(session, issuer, sub))


@pytest.fixture
def full(gradebook: Gradebook) -> Gradebook:
    """Two learners, one of them also at another client of the same platform and, as a tutor, the maker of a ruling."""
    placement, other = placed(gradebook), placed(gradebook, "week-05")
    waits = marked(0, case="u", waiting=Fraction(4), verdict="undecided", review="undecided")
    for sub in ("secret-ada", "bob"):
        answer(gradebook, placement, sub, waits)
        answer(gradebook, other, sub, marked(3), name=f"{sub} elsewhere")
    with gradebook.writing() as session:
        second = add_registration(session, LMS, "tool-2", NOON)
        add_learner(session, second, "9", "secret-ada", NOON)
        ada = add_learner(session, add_registration(session, LMS, "tool-1", NOON), "1", "secret-ada", NOON)
        decide(session, placement, "u", Fraction(2), NOON + SECOND, by=ada, why="close enough")
    return gradebook


def test_an_export_is_complete(full: Gradebook) -> None:
    """Every learner row, attempt, mark (old ones too), score and decision of theirs, and nothing of others."""
    document = exported(full, "secret-ada")
    assert (document["format"], document["version"]) == ("quizgen gradebook export", 1)
    first, second = document["learners"]
    assert (first["client_id"], second["client_id"], second["attempts"]) == ("tool-1", "tool-2", [])
    assert [attempt["responses"] for attempt in first["attempts"]] == [{"": "what secret-ada wrote"}] * 2
    assert [mark["given"] for mark in first["attempts"][0]["marks"]] == ["0", "2"]
    assert [(score["given"], score["state"]) for score in first["scores"]] == [("2", "waiting"), ("3", "waiting")]
    assert [(decision["given"], decision["why"]) for decision in first["decisions"]] == [("2", "close enough")]
    assert "bob" not in json.dumps(document)
    assert first["attempts"][0]["at"] == "2026-11-23T12:00:00+00:00"


def test_nobody_and_somebody(full: Gradebook) -> None:
    """The same name on another platform is another person."""
    with full.reading() as session:
        assert is_known(session, LMS, "bob")
        assert not is_known(session, "https://other.example", "bob")
    assert exported(full, "bob", "https://other.example")["learners"] == []


def test_what_is_erased_is_gone_from_every_table(full: Gradebook) -> None:
    """Only of this person; a decision stays, but no longer says whose it was; a second time there is nothing."""
    assert "secret-ada" in everything(full)
    assert erase(full, LMS, "secret-ada") == Erased(learners=2, attempts=2, marks=3)
    assert "secret-ada" not in everything(full)
    assert exported(full, "secret-ada")["learners"] == []
    assert len(exported(full, "bob")["learners"][0]["attempts"]) == 2
    assert "close enough" in everything(full)
    assert erase(full, LMS, "secret-ada") == Erased(0, 0, 0)


def test_what_is_erased_is_gone_from_the_disk(tmp_path: Path) -> None:
    """SQLite overwrites it, in the database and in its log."""
    gradebook = open_gradebook("sqlite:///g.db", tmp_path)
    answer(gradebook, placed(gradebook), "secret-ada", marked(3, reading="her very own formula"))
    gradebook.close()
    gradebook = open_gradebook("sqlite:///g.db", tmp_path)
    erase(gradebook, LMS, "secret-ada")
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"secret-ada" not in left
    assert b"her very own formula" not in left


def test_what_is_old_is_forgotten(gradebook: Gradebook) -> None:
    """What somebody did at a placement goes when they have done nothing there since; so do people of whom nothing is
    left; what is not yet sent stays until it is."""
    placement = placed(gradebook)
    year = timedelta(days=365)
    answer(gradebook, placement, "ada", marked(3))
    answer(gradebook, placement, "bob", marked(3), question=1)
    answer(gradebook, placement, "bob", marked(3), question=2, at=NOON + year)
    with gradebook.writing() as session:
        keep_token(session, LMS, "tool-1", "scores", "t", NOON + SECOND)
    assert forget(gradebook, NOON + SECOND, NOON + year) == Erased(learners=0, attempts=1, marks=1)
    with gradebook.writing() as session:
        assert find_token(session, LMS, "tool-1", "scores", NOON) is None
        for delivery in claim(session, NOON + year, SECOND):
            sent(session, delivery, NOON + year)
    assert forget(gradebook, NOON + SECOND, NOON + year) == Erased(learners=1, attempts=0, marks=0)
    assert "ada" not in everything(gradebook)
    with gradebook.reading() as session:
        assert [learner.sub for _, learner, _ in overview(session)] == ["bob"]
