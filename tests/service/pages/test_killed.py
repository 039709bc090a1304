"""Students go on answering while a worker, and then the whole service, is killed (SIGKILL) and started again.

As their pages do, they send an answer again under its name until they hear that it is kept.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from quizgen.gradebook.outbox import overview
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Attempt, Score
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.service.tokens import Pass, issue
from quizgen.sheets.course import load_secret, make_secret
from tests.databases import DATABASES, database
from tests.service.live import Live
from tests.service.lms import Lms
from tests.service.pages.bank import BANK

STUDENTS = 20
ANSWERS = ("3x", "8x", "4x", "8", "4x^2", "2x", "8x + 1", "8x", "x", "7x")
"""What each student sends, one after another: the best of them counts, and it gets 2 of 2."""


class Class:
    """Students with tokens for one placement. `heard` are the names of the attempts that they were told are kept."""

    def __init__(self, folder: Path, url: str, lms: Lms) -> None:
        (folder / "course.toml").write_text('name = "Calculus"\n', encoding="utf-8")
        (folder / "banks").mkdir()
        (folder / "banks" / "mine.yaml").write_text(BANK, encoding="utf-8")
        make_secret(folder / "course.key")
        self.gradebook = open_gradebook(url)
        self.address = ""
        self.heard: list[str] = []
        self.lock = threading.Lock()
        self.live = partial(
            Live, workers=2, QUIZGEN_COURSE=str(folder), QUIZGEN_DATABASE=url, QUIZGEN_LTI_HOSTS="127.0.0.1"
        )
        self.tokens = list(self._tokens(load_secret(folder / "course.key"), lms))

    def _tokens(self, secret: bytes, lms: Lms) -> Iterator[str]:
        at = datetime.now(UTC)
        with self.gradebook.writing() as session:
            registration = add_registration(session, lms.url, "tool-1", at, token_url=f"{lms.url}/token")
            set_ = {"questions": ("mine/slope",), "sheet": "week", "score_maximum": Fraction(2)}
            placement = add_placement(session, registration, "1", "link", at, line_item=f"{lms.url}/items/1", **set_)
            for number in range(STUDENTS):
                learner = add_learner(session, registration, "1", f"student {number}", at)
                granted = Pass("learner", str(learner.id), str(placement.id), int(time.time()) + 3600)
                yield issue(granted, secret)

    def answers(self, student: int) -> None:
        with httpx.Client(headers={"Authorization": f"Bearer {self.tokens[student]}"}, timeout=10) as client:
            for number, text in enumerate(ANSWERS):
                name = f"answer {student} {number}"
                body = {"client_id": name, "question": 1, "draw": 0, "responses": {"": text}}
                until(partial(self._is_kept, client, body))
                with self.lock:
                    self.heard.append(name)

    def _is_kept(self, client: httpx.Client, body: object) -> bool:
        try:
            sent = client.post(f"{self.address}/page/attempt", json=body)
        except httpx.TransportError:
            return False
        return sent.status_code == 200 and sent.json()["state"] == "marked"

    def kept(self) -> Counter[str]:
        with self.gradebook.reading() as session:
            return Counter(session.scalars(select(Attempt.client_id)))

    def states(self) -> set[str]:
        with self.gradebook.reading() as session:
            return {score.state for _, _, score in overview(session)}


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Ask again until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def leases_end(gradebook: Gradebook) -> None:
    """The time for which a sender that was killed had claimed scores goes by."""
    with gradebook.writing() as session:
        for score in session.query(Score).where(Score.claimed.is_not(None)):
            score.claimed = datetime.now(UTC) - timedelta(seconds=1)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="workers are found in /proc")
@pytest.mark.parametrize("kind", DATABASES)
def test_nothing_that_was_acknowledged_is_lost(kind: str, tmp_path: Path) -> None:
    """Every answer is there once, and every student's score reaches the platform; one that was on its way when the
    service died may come a second time, with a later time stamp and the same score."""
    with Lms() as lms, database(kind, tmp_path) as url, ThreadPoolExecutor(STUDENTS) as pool:
        course = Class(tmp_path, url, lms)
        with course.live() as first:
            course.address = first.url
            working = [pool.submit(course.answers, student) for student in range(STUDENTS)]
            until(lambda: len(course.heard) > 40)
            os.kill(first.workers[0], signal.SIGKILL)
            until(lambda: len(course.heard) > 90)
            first.process.kill()
            first.process.wait()
            with course.lock:
                heard = set(course.heard)
        assert heard <= set(course.kept())
        leases_end(course.gradebook)
        with course.live() as second:
            course.address = second.url
            for one in working:
                one.result()
            until(lambda: course.states() == {"sent"})
        assert course.kept() == Counter(dict.fromkeys(course.heard, 1))
        assert len(course.heard) == STUDENTS * len(ANSWERS)
        assert len(lms.scores) == STUDENTS
        assert {taken[-1]["scoreGiven"] for taken in lms.scores.values()} == {2}
        finals = [[score["scoreGiven"] for score in taken].count(2) for taken in lms.scores.values()]
        assert max(finals) <= 2
        course.gradebook.close()
