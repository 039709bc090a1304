"""A class that answers through its pages: each student has a token, and every answer is kept in the gradebook.

What is half typed is read back; an answer is marked, and kept with its mark in one transaction.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.load import Request
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Attempt
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.service.tokens import Pass, issue
from quizgen.sheets.course import load_secret, make_secret
from quizgen.wire.document import dump

STUDENTS = 300
QUESTIONS = (
    ("diff(4 x^2, x)", ("8x", "4x", "4x^2", "x * 8 + 0", "8x^2")),
    ("diff(sin(3 x), x)", ("cos(3x)", "3cos(3x)", "-3cos(3x)", "3 cos(3 x) + x")),
    ("diff(x^2 sin(x), x)", ("2x cos x", "2x sin x + x^2 cos x", "2x sin x - x^2 cos x", "x(2 sin x + x cos x)")),
    ("diff(e^(x^2), x)", ("e^(x^2)", "2x e^(x^2)", "2e^(x^2)", "x^2 e^(x^2-1)")),
    ("diff(ln(5 x), x)", ("1/(5x)", "1/x", "5/x", "x^-1")),
)
"""Keys, and what is sent to them, right and wrong; one variant of each."""
RIGHT = {"8x", "x * 8 + 0", "3cos(3x)", "2x sin x + x^2 cos x", "x(2 sin x + x cos x)", "2x e^(x^2)", "1/x", "x^-1"}


@contextmanager
def students(
    database: str,
) -> Iterator[tuple[dict[str, str], Mapping[str, Callable[[int], Request]], Callable[[], int]]]:
    """The variables of a service for the class, the requests of each kind, and how many attempts are kept."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _course(folder)
        url = database or f"sqlite:///{folder / 'gradebook.db'}"
        gradebook = open_gradebook(url)
        tokens = list(_tokens(gradebook, load_secret(folder / "course.key")))
        kinds = {"answers": lambda number: _answer(tokens, number), "readings": lambda number: _reading(tokens, number)}
        yield {"QUIZGEN_COURSE": made, "QUIZGEN_DATABASE": url}, kinds, lambda: _kept(gradebook)
        gradebook.close()


def _course(folder: Path) -> None:
    lines = ["bank: load", "title: Load", "templates:"]
    for number, (key, _) in enumerate(QUESTIONS):
        lines += [f"  q{number}:", f"    question: Find ${key}$.", f'    answer: "{key}"', "    marks: 2"]
    (folder / "course.toml").write_text('name = "Calculus"\n', encoding="utf-8")
    (folder / "banks").mkdir()
    (folder / "banks" / "load.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    make_secret(folder / "course.key")


def _tokens(gradebook: Gradebook, secret: bytes) -> Iterator[str]:
    at = datetime.now(UTC)
    lines = tuple(f"load/q{number}" for number in range(len(QUESTIONS)))
    with gradebook.writing() as session:
        registration = add_registration(session, "urn:quizgen:load", "load", at)
        set_ = {"questions": lines, "sheet": "week", "score_maximum": Fraction(2 * len(QUESTIONS))}
        placement = add_placement(session, registration, "1", "week", at, **set_)
        for number in range(STUDENTS):
            learner = add_learner(session, registration, "1", f"student {number}", at)
            yield issue(Pass("learner", str(learner.id), str(placement.id), int(time.time()) + 3600), secret)


def _which(number: int) -> tuple[int, str]:
    """The number of a question, and what is sent to it: every student answers all of them, again and again."""
    question = number // STUDENTS % len(QUESTIONS)
    texts = QUESTIONS[question][1]
    return question + 1, texts[number % len(texts)]


def _answer(tokens: list[str], number: int) -> Request:
    question, text = _which(number)
    body = {"client_id": f"attempt {number}", "question": question, "draw": 0, "responses": {"": text}}
    return Request(
        "/page/attempt",
        dump(body, indent=None).strip(),
        lambda said: (said["parts"][""]["outcome"] == "right") == (text in RIGHT),
        tokens[number % STUDENTS],
    )


def _reading(tokens: list[str], number: int) -> Request:
    question, text = _which(number)
    body = {"question": question, "draw": 0, "part": "", "text": text[: number % len(text) + 1]}
    return Request("/page/read", dump(body, indent=None).strip(), token=tokens[number % STUDENTS])


def _kept(gradebook: Gradebook) -> int:
    with gradebook.reading() as session:
        return session.scalar(select(func.count()).select_from(Attempt)) or 0
