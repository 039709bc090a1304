"""Records: many ask at once from one event loop; each hears what became of its own work."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from quizgen.gradebook.errors import WrongGradebook
from quizgen.gradebook.registrations import add_registration, registrations
from quizgen.gradebook.store import Gradebook, Session, open_gradebook
from quizgen.service.records import Records
from tests.databases import DATABASES, database

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MANY = 40


@pytest.fixture(params=DATABASES)
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    with database(request.param, tmp_path) as url:
        made = Records(lambda: open_gradebook(url))
        yield made
        made.close()


def adding(number: int) -> Callable[[Session], str]:
    """Work that registers a platform; every tenth finds that it should not have."""

    def work(session: Session) -> str:
        name = add_registration(session, f"platform {number:02}", "client", NOON).issuer
        session.flush()
        if number % 10 == 9:
            raise LookupError(name)
        return name

    return work


def names(session: Session) -> list[str]:
    return sorted(one.issuer for one in registrations(session))


def commits(gradebook: Gradebook) -> list[int]:
    """One entry for each commit from now on."""
    seen: list[int] = []
    event.listen(gradebook.writer, "commit", lambda _: seen.append(1))
    return seen


def test_each_hears_what_became_of_its_own_work(records: Records) -> None:
    async def all_at_once() -> list[str | BaseException]:
        return await asyncio.gather(
            *(records.writing(adding(number)) for number in range(MANY)), return_exceptions=True
        )

    said = asyncio.run(all_at_once())
    kept = [f"platform {number:02}" for number in range(MANY) if number % 10 != 9]
    assert [one for one in said if isinstance(one, str)] == kept
    assert [type(one) for one in said if not isinstance(one, str)] == [LookupError] * 4
    assert asyncio.run(records.reading(names)) == kept


def test_what_waits_for_sqlite_shares_a_commit(tmp_path: Path) -> None:
    """The first holds the gradebook until all others have asked."""
    records = Records(lambda: open_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}"))
    seen = commits(records.gradebook)
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        assert names(session) == []
        begun.set()
        assert go_on.wait(10)

    async def all_at_once() -> None:
        first = asyncio.create_task(records.writing(slow))
        await asyncio.to_thread(begun.wait, 10)
        others = [asyncio.create_task(records.writing(adding(number))) for number in range(9)]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, *others)

    asyncio.run(all_at_once())
    assert len(seen) == 2
    assert len(asyncio.run(records.reading(names))) == 9
    records.close()


def test_who_no_longer_waits_before_its_turn_writes_nothing(tmp_path: Path) -> None:
    records = Records(lambda: open_gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}"))
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        begun.set()
        assert go_on.wait(10)

    async def one_gives_up() -> None:
        first = asyncio.create_task(records.writing(slow))
        await asyncio.to_thread(begun.wait, 10)
        leaving = asyncio.create_task(records.writing(adding(1)))
        staying = asyncio.create_task(records.writing(adding(2)))
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, staying)

    asyncio.run(one_gives_up())
    assert asyncio.run(records.reading(names)) == ["platform 02"]
    records.close()


def test_a_gradebook_that_does_not_open_is_told_to_everybody() -> None:
    """And asked for again by the next."""
    tried: list[int] = []

    def opened() -> Gradebook:
        tried.append(1)
        raise WrongGradebook("Not here.")

    records = Records(opened)

    async def all_at_once() -> list[type]:
        asked = (records.writing(adding(1)), records.writing(adding(2)), records.reading(names))
        return [type(one) for one in await asyncio.gather(*asked, return_exceptions=True)]

    assert asyncio.run(all_at_once()) == [WrongGradebook] * 3
    assert len(tried) == 3
    assert not records.is_open
    records.close()
