"""create_app(settings): every contract as one ASGI application."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from quizgen.errors import QuizgenError
from quizgen.service.below import Below
from quizgen.service.contracts import api, evaluate, lambda_feedback
from quizgen.service.editor_files import editor_routes
from quizgen.service.errors import BadRequest, WrongType, refused
from quizgen.service.gate import App, Gate
from quizgen.service.headers import Frame
from quizgen.service.lti.outside import Outside
from quizgen.service.lti.routes import ROUTES as LTI
from quizgen.service.lti.sender import Sender
from quizgen.service.lti.tool import Tool
from quizgen.service.pages.pages import Pages
from quizgen.service.pages.routes import ROUTES as PAGES
from quizgen.service.settings import Settings
from quizgen.service.state import Service


def create_app(settings: Settings, *, now: Callable[[], float] = time.time, outside: Outside | None = None) -> App:
    """The service with these settings. `now` is in seconds since 1970; `outside` makes the calls to platforms."""
    return app_of(Service(settings, now), outside)


def app_of(service: Service, outside: Outside | None = None) -> App:
    """The application. The service opens with its lifespan, and closes with it."""
    tool = Tool(service, outside)
    sender = Sender(tool)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await service.open()
        sender.open()
        try:
            yield
        finally:
            await sender.close()
            await tool.close()
            await service.close()

    application = FastAPI(
        title="quizgen",
        version=api.VERSION,
        description=api.__doc__ or "",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        servers=[{"url": service.settings.root}] if service.settings.root else None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    application.state.service = service
    application.state.lti = tool
    application.state.pages = Pages(service, tool)
    application.state.sender = sender
    for kind in (QuizgenError, RequestValidationError, HTTPException, Exception):
        application.add_exception_handler(kind, _told)
    application.include_router(evaluate.ROUTES)
    application.include_router(lambda_feedback.ROUTES)
    application.include_router(api.ROUTES)
    application.include_router(PAGES)
    application.router.routes.extend(LTI)
    if service.settings.editor is not None:
        application.router.routes.extend(editor_routes(service.settings.editor))
    application.router.routes.append(Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")))
    whole = Frame(Gate(application, service.settings))
    return Below(whole, service.settings.root) if service.settings.root else whole


async def _told(request: Request, error: Exception) -> Response:
    """Any error in the shape of the contract to which the path belongs."""
    known = _malformed(request, error) if isinstance(error, RequestValidationError) else error
    request.scope["state"]["refused"] = known
    return refused(known, request.scope["path"])


def _malformed(request: Request, error: RequestValidationError) -> Exception:
    """Everything that is wrong with a body, each with its place: "submission.content"."""
    problems = [{"field": _field(one["loc"]), "what": str(one["msg"])} for one in error.errors()[:20]]
    first = problems[0]
    kinds = {str(one["type"]) for one in error.errors()}
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if "json_invalid" not in kinds and sent not in ("application/json", ""):
        return WrongType(f"The body is {sent[:60]}; send application/json.")
    where = f"{first['field']}: " if first["field"] else ""
    return BadRequest(f"{where}{first['what']}.".replace("..", "."), {"field": first["field"], "problems": problems})


def _field(location: tuple[int | str, ...]) -> str:
    """ "submission.content", "criteria[0].name" """
    path = ""
    for step in location:
        if step in ("body", "header", "query", "path") and not path:
            continue
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path
