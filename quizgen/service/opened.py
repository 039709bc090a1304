"""The page that a launch opens: what a learner or a tutor sees at a placement."""

from __future__ import annotations

from starlette.responses import Response

from quizgen.gradebook.schema import Placement
from quizgen.service.html import page
from quizgen.service.state import Service
from quizgen.service.tokens import Pass, issue


async def opened(service: Service, granted: Pass, placement: Placement, frames: tuple[str, ...]) -> Response:
    """The page for whom this pass is; it may stand in frames of these origins. Its token is in the page's head, and
    what the page shows is asked for with it."""
    token = issue(granted, service.settings.secret)
    editor = granted.role == "learner" and service.settings.editor is not None
    return page("opened.html", frames=frames, editor=editor, title=placement.title or "Questions", token=token)
