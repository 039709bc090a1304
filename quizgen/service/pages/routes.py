"""The routes of pages: what opens one, and then those of each role."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from quizgen.errors import FileError
from quizgen.gradebook.registrations import registrations
from quizgen.gradebook.store import Session
from quizgen.service.errors import NotFound, answer
from quizgen.service.html import page
from quizgen.service.lti.tool import frames_of
from quizgen.service.pages import student, tutor
from quizgen.service.pages.pages import here, pages_of
from quizgen.service.pages.report import report
from quizgen.service.pages.sheet import sheet
from quizgen.service.tokens import ROLES

ROUTES = APIRouter(include_in_schema=False)
ROUTES.include_router(student.ROUTES)
ROUTES.include_router(tutor.ROUTES)


@ROUTES.get("/page")
async def opening(request: Request) -> Response:
    """The page of a sign-in link, or of a launch when it is reloaded: its browser has the token, which comes to no
    server as an address, and into no log. It may stand in the frames of any platform that is registered."""
    service = pages_of(request).service
    frames = await service.reading(_frames)
    return page("opened.html", frames=frames, editor=service.settings.editor is not None, title="quizgen", token="")


@ROUTES.post("/page/view")
async def view(request: Request) -> Response:
    """What stands on the page for whoever asks; `drafts` is the name under which their browser keeps what is typed."""
    at = await here(request, *ROLES)
    try:
        made = await (report(at) if at.role == "tutor" else sheet(at))
    except FileError as error:
        why = "A bank is wrong: tell your tutor." if at.role == "learner" else "\n".join(map(str, error.problems))
        raise NotFound(f"These questions cannot be asked just now. {why}") from None
    title = at.placement.title or "Questions"
    return answer({"role": at.role, "title": title, "drafts": f"{at.placement.id}.{at.subject}", "html": made})


def _frames(session: Session) -> tuple[str, ...]:
    active = (one for one in registrations(session) if one.active)
    return tuple(dict.fromkeys(origin for one in active for origin in frames_of(one)))
