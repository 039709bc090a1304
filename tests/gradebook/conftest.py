"""A gradebook in each of the databases that there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from quizgen.gradebook.attempts import Answered, Recorded, record
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Placement
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.gradebook.written import NewMark
from quizgen.values import replaced
from tests.databases import DATABASES, database

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MARKER = "quizgen 1"


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that does not have any tables yet."""
    with database(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def gradebook(url: str) -> Iterator[Gradebook]:
    opened = open_gradebook(url)
    yield opened
    opened.close()


def placed(gradebook: Gradebook, link: str = "week-04", **fields: object) -> Placement:
    """A placement on a platform that wants scores."""
    with gradebook.writing() as session:
        registration = add_registration(session, "https://lms.example", "tool-1", NOON)
        known = {"line_item": f"https://lms.example/items/{link}", "score_maximum": Fraction(10)}
        return add_placement(session, registration, "1", link, NOON, **known | fields)


def marked(given: Fraction | int | str, **fields: object) -> NewMark:
    """A mark out of 4; None of it waits unless `fields` say so."""
    verdict = "equal" if Fraction(given) == 4 else "different"
    return replaced(NewMark("", "2x", "case of 2x", verdict, Fraction(given), Fraction(4)), **fields)


def answer(
    gradebook: Gradebook,
    placement: Placement,
    sub: str,
    mark: NewMark,
    *,
    question: int = 1,
    name: str = "",
    at: datetime = NOON,
) -> Recorded:
    """One attempt of one learner, in a transaction of its own; `name` is its client_id."""
    with gradebook.writing() as session:
        registration = add_registration(session, "https://lms.example", "tool-1", NOON)
        learner = add_learner(session, registration, "1", sub, NOON)
        responses = {"": f"what {sub} wrote"}
        name = name or f"{sub} {question} {at.isoformat()}"
        answered = Answered(name, question, "chain-rule/sine", "1", "seed 1", responses, at)
        return record(session, placement, learner, answered, [mark], MARKER)
