"""Where platforms and browsers find what: all of LTI is below /lti."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quizgen.service.errors import answer
from quizgen.service.lti.choose import choose
from quizgen.service.lti.keys import published
from quizgen.service.lti.launch import launch
from quizgen.service.lti.login import login
from quizgen.service.lti.refusals import NO_LAUNCH, refuse
from quizgen.service.lti.registration import register
from quizgen.service.lti.tool import tool_of


async def keys(request: Request) -> Response:
    """Our public keys."""
    return answer(published(await tool_of(request).keys()), headers={"Cache-Control": "public, max-age=3600"})


async def no_launch(request: Request) -> Response:
    """Somebody kept the address of a page, or typed it."""
    refuse(NO_LAUNCH)


ROUTES: Final = (
    Route("/lti/login", login, methods=["GET", "POST"]),
    Route("/lti/launch", launch, methods=["POST"]),
    Route("/lti/launch", no_launch, methods=["GET"]),
    Route("/lti/choose", choose, methods=["POST"]),
    Route("/lti/register", register, methods=["GET"]),
    Route("/lti/keys", keys, methods=["GET"]),
)
