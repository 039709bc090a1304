"""Pages: what every route of a page may ask for, and what a request is about. It stands in the application's state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from starlette.requests import Request

from quizgen.gradebook.placements import person_at
from quizgen.gradebook.schema import Learner, Placement
from quizgen.gradebook.store import Session
from quizgen.service.errors import NoAccess
from quizgen.service.lti.tool import Tool
from quizgen.service.pages.drawing import Source
from quizgen.service.pages.redrawing import source_at
from quizgen.service.pages.remarking import Remarking
from quizgen.service.pages.standin import looked_at
from quizgen.service.state import Service, page_pass
from quizgen.service.tokens import AGAIN, Pass, Role, demand
from quizgen.values import value

T = TypeVar("T")


class Pages:
    """`tool` is this service as platforms know it; `edition` counts how often the banks were corrected; `remarkings`
    are by the ids of placements."""

    def __init__(self, service: Service, tool: Tool) -> None:
        self.service = service
        self.tool = tool
        self.edition = 0
        self.remarkings: dict[int, Remarking] = {}

    def now(self) -> datetime:
        return self.service.at

    def source(self, placement: Placement) -> Source:
        """What this placement's questions are drawn from today."""
        settings = self.service.settings
        course = settings.course.name if settings.course else ""
        return source_at(placement, self.service.banks, course, settings.secret, self.edition)


@value
class Here:
    """Who uses a page, in which role, and where. In a preview the learner is nobody whom the gradebook knows, and the
    placement is open (standin.py). `subject` is that of the page's pass."""

    pages: Pages
    role: Role
    subject: str
    placement: Placement
    learner: Learner

    @property
    def service(self) -> Service:
        return self.pages.service

    @property
    def previewed(self) -> bool:
        """Whether a tutor looks at the student's page: then nothing is kept."""
        return self.role == "preview"

    @property
    def source(self) -> Source:
        return self.pages.source(self.placement)


def pages_of(request: Request) -> Pages:
    """The pages that this request came to."""
    pages = request.app.state.pages
    assert isinstance(pages, Pages)
    return pages


STUDENTS: Final[tuple[Role, ...]] = ("learner", "preview")
"""Who uses the student's page."""


async def here(request: Request, *roles: Role) -> Here:
    """Who asks, and where; Forbidden where the page is another role's, NoAccess where its token does not hold."""
    pages = pages_of(request)
    granted = page_pass(request)
    demand(granted, *roles)
    found = await pages.service.reading(lambda session: _found(session, granted, pages.now()))
    if found is None:
        raise NoAccess(f"What this page was about is not kept any more. {AGAIN}")
    return Here(pages, granted.role, granted.subject, *found)


BATCH: Final = 4
"""Questions that a worker draws in one job."""


async def in_batches(numbers: Sequence[int], job: Callable[[Sequence[int]], Awaitable[list[T]]]) -> list[T]:
    """What a job makes of all questions, a few at a time: none takes long, and each page has one job in the queue."""
    made: list[T] = []
    for start in range(0, len(numbers), BATCH):
        made += await job(tuple(numbers[start : start + BATCH]))
    return made


def _found(session: Session, granted: Pass, at: datetime) -> tuple[Placement, Learner] | None:
    if granted.role == "preview":
        placement = session.get(Placement, int(granted.placement))
        return None if placement is None else looked_at(session, placement, granted.subject, at)
    return person_at(session, int(granted.placement), int(granted.subject))
