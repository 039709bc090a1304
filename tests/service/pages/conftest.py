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

BANK = """
bank: mine
title: Mine
templates:
  slope:
    question: Differentiate $y = 4 x^2$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  many:
    parameters: { a: 2..60 }
    question: Differentiate $y = a x^2$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  sine:
    question: Differentiate $y = sin(3 x)$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  chain:
    question: Let $y = 3 x^2$.
    parts:
      - ask: Find $diff(y, x)$.
        answer: diff(y, x)
        marks: 2
      - ask: What is it at $x = 2$?
        answer: { kind: number, key: "at(diff(y, x), x, 2)", follows: "at(part(a), x, 2)" }
        marks: 1
  which:
    question: Which of these hold for $y = 5 x^2$?
    answer:
      choose: several
      right: ["it has a minimum", "$y$ grows without bound"]
      wrong: ["it has a maximum"]
    marks: 1
    allow: ones
  one-of:
    question: What is the derivative of $y = 5 x^2$?
    answer:
      right: $diff(y, x)$
      wrong: [{ says: "$5 x$", why: "The exponent comes down as a factor." }]
    marks: 1
"""
"""Of most templates there is one variant, so that tests know the answer."""

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
