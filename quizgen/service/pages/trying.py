"""A course tried out without a platform: its plans are set as they stand, for one student and one tutor.

Whoever has a link is that student or that tutor until it ends. What they do is kept like everything else, at a
registration of its own, apart from what the class does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from typing import Final

from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Placement
from quizgen.gradebook.store import Gradebook
from quizgen.marking.submissions import deadline
from quizgen.service.placed import Planned, plans_in, worth
from quizgen.service.settings import Settings
from quizgen.service.state import bank_folders
from quizgen.service.tokens import Pass, Role, issue
from quizgen.sheets.course import Course
from quizgen.values import value

TRYING: Final = "urn:quizgen:trying"
"""The issuer of people who try a course out."""
SUBJECTS: Final[tuple[tuple[Role, str], ...]] = (("learner", "student"), ("tutor", "tutor"))


@value
class Link:
    """What opens a plan for somebody; the token is behind the #, which browsers send to nobody."""

    plan: str
    role: Role
    url: str


def links(settings: Settings, course: Course, gradebook: Gradebook, now: float) -> Iterator[Link]:
    """A link for a student and one for a tutor to each plan of the course; the placements are made where needed."""
    expires = int(now) + 60 * settings.token_minutes
    at = datetime.fromtimestamp(now, UTC)
    folders = bank_folders(settings)
    for plan in plans_in(folders, course.folder):
        marks = worth(folders, plan.questions, plan.name, course.name, settings.secret)
        with gradebook.writing() as session:
            registration = add_registration(session, TRYING, course.name, at)
            fields = _fields(plan, marks)
            placement = add_placement(session, registration, "", plan.name, at, **fields, **TERMS)
            people = [(role, add_learner(session, registration, "", sub, at)) for role, sub in SUBJECTS]
        for role, learner in people:
            yield Link(plan.name, role, _url(settings, placement, role, learner.id, expires))


TERMS: Final = {"attempts": 5, "hints": True, "solutions": True}
"""What a course that is tried out allows: all there is to be seen."""


def _fields(plan: Planned, marks: int) -> dict[str, object]:
    """The plan as fields of a placement. A due time without a distance from UTC is by the clock of this machine."""
    end = deadline(plan.due)
    return {
        "title": plan.title,
        "sheet": plan.name,
        "questions": plan.questions,
        "score_maximum": Fraction(marks),
        "due": None if end is None else end.astimezone(UTC),
    }


def _url(settings: Settings, placement: Placement, role: Role, learner: int, expires: int) -> str:
    token = issue(Pass(role, str(learner), str(placement.id), expires), settings.secret)
    return f"{settings.address}/page#{token}"
