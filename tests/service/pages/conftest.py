"""A course on the web: a service with one worker, a bank of the course's own, and people with tokens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Attempt, Learner
from quizgen.service.settings import Settings
from quizgen.service.tokens import Pass, Role, issue
from quizgen.sheets.course import load_course
from tests.service.conftest import SECRET, Running
from tests.service.pages.bank import BANK
from tests.service.pages.desk import Desk

ALLOWED: dict[str, object] = {"attempts": 3, "hints": True, "solutions": True}


class Course:
    """A running service with its course. `place` sets questions, `token` lets somebody in, `post` is what they do."""

    def __init__(self, folder: Path) -> None:
        (folder / "course.toml").write_text('name = "Calculus"\n', encoding="utf-8")
        (folder / "banks").mkdir()
        self.bank = folder / "banks" / "mine.yaml"
        self.bank.write_text(BANK, encoding="utf-8")
        self.folder = folder
        self.time = datetime(2026, 11, 23, 9, tzinfo=UTC)
        settings = Settings(
            SECRET, True, database=f"sqlite:///{folder / 'g.db'}", workers=1, rate=10_000, burst=10_000,
            course=load_course(folder),
        )  # fmt: skip
        self.running = Running(settings, now=lambda: self.time.timestamp())
        self._numbers = count(1)

    def place(self, *questions: str, **fields: object) -> int:
        """The id of a new placement of these questions."""
        name = f"sheet {next(self._numbers)}"
        marks = fields.pop("marks", 2 * len(questions))
        with self.running.service.gradebook.writing() as session:
            registration = add_registration(session, "https://lms.example.org", "client", self.time)
            set_ = {"title": "Week 1", "sheet": name, "questions": questions, "score_maximum": Fraction(str(marks))}
            return add_placement(session, registration, "1", name, self.time, **set_, **{**ALLOWED, **fields}).id

    def token(self, placement: int, role: Role = "learner", sub: str = "ada") -> str:
        with self.running.service.gradebook.writing() as session:
            registration = add_registration(session, "https://lms.example.org", "client", self.time)
            learner = add_learner(session, registration, "1", sub, self.time).id
        return issue(Pass(role, str(learner), str(placement), int(self.time.timestamp()) + 3600), SECRET)

    def post(self, path: str, token: str, status: int = 200, **body: object) -> Any:
        """The JSON that a page gets for this."""
        answer = self.running.post(f"/page/{path}", body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status, answer.text
        return answer.json() if "json" in answer.headers["content-type"] else answer.text

    def send(self, token: str, text: str | dict[str, str], *, question: int = 1, **more: Any) -> Any:
        """An attempt with a name of its own."""
        responses = text if isinstance(text, dict) else {"": text}
        sent: dict[str, Any] = {"client_id": f"attempt {next(self._numbers)}", "draw": 0, **more}
        return self.post("attempt", token, question=question, responses=responses, **sent)

    def attempts(self, placement: int, sub: str = "ada") -> list[Attempt]:
        with self.running.service.gradebook.reading() as session:
            wanted = select(Attempt).join(Learner, Learner.id == Attempt.learner_id).order_by(Learner.id, Attempt.id)
            return list(session.scalars(wanted.where(Attempt.placement_id == placement, Learner.sub == sub)))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """One service for all tests of a file; each sets questions at a placement of its own."""
    made = Course(tmp_path_factory.mktemp("course"))
    yield made
    made.running.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One served course and one browser for all tests of a file."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    with made.live:
        yield made
        made.browser.close()
