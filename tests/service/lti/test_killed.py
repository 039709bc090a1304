"""A service that is killed while it sends: after it is started again every score arrives, and the last one holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.outbox import overview
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Score
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.gradebook.written import NewMark
from tests.databases import DATABASES, database
from tests.service.live import Live
from tests.service.lms import Lms

STUDENTS = 60


@pytest.fixture
def lms() -> Iterator[Lms]:
    with Lms() as running:
        yield running


def queued(gradebook: Gradebook, lms: Lms) -> None:
    """A score for each student."""
    at = datetime.now(UTC)
    with gradebook.writing() as session:
        registration = add_registration(session, lms.url, "tool-1", at, token_url=f"{lms.url}/token")
        item = {"line_item": f"{lms.url}/items/1", "score_maximum": Fraction(4)}
        placement = add_placement(session, registration, "1", "link", at, **item)
        for number in range(STUDENTS):
            learner = add_learner(session, registration, "1", f"student {number}", at)
            answered = Answered(f"a{number}", 1, "t", "1", "s", {"": "2x"}, at)
            mark = NewMark("", "2x", "case", "equal", Fraction(3), Fraction(4))
            record(session, placement, learner, answered, [mark], "m")


def states(gradebook: Gradebook) -> list[str]:
    with gradebook.reading() as session:
        return [score.state for _, _, score in overview(session)]


def waited(gradebook: Gradebook, lms: Lms, arrived: int) -> None:
    for _ in range(400):
        if len(lms.scores) >= arrived:
            return
        time.sleep(0.05)
    raise AssertionError(f"{len(lms.scores)} scores arrived; {states(gradebook)}")


@pytest.mark.parametrize("kind", DATABASES)
def test_every_score_arrives_although_the_service_is_killed(lms: Lms, kind: str, tmp_path: Path) -> None:
    """What was being sent is sent again when its claim has lapsed; nothing is sent a third time."""
    with database(kind, tmp_path) as url:
        gradebook = open_gradebook(url)
        queued(gradebook, lms)
        try:
            killed_while_sending(gradebook, lms, url)
        finally:
            gradebook.close()


def killed_while_sending(gradebook: Gradebook, lms: Lms, url: str) -> None:
    def live() -> Live:
        return Live(QUIZGEN_DATABASE=url, QUIZGEN_LTI_HOSTS="127.0.0.1")

    with live() as first:
        waited(gradebook, lms, STUDENTS // 4)
        first.process.kill()
    assert "waiting" in states(gradebook)
    with gradebook.writing() as session:  # the time of a lease goes by
        for score in session.query(Score).where(Score.claimed.is_not(None)):
            score.claimed = datetime.now(UTC) - timedelta(seconds=1)
    with live():
        waited(gradebook, lms, STUDENTS)
        for _ in range(100):
            if set(states(gradebook)) == {"sent"}:
                break
            time.sleep(0.05)
    assert set(states(gradebook)) == {"sent"}
    assert len(lms.scores) == STUDENTS
    assert max(map(len, lms.scores.values())) <= 2
