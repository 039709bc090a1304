"""quizgen over HTTP: read, compare, diagnose, derive, draw and mark. JSON in and out; every formula is text.

A text that cannot be read is a result ("verdict": "unreadable"), not an error, and so is what cannot be decided:
neither is ever a mark of 0.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from quizgen.service import jobs
from quizgen.service.contracts.models import (
    DeriveIn,
    DeriveOut,
    DiagnoseIn,
    DiagnoseOut,
    DrawIn,
    EqualIn,
    EqualOut,
    ErrorOut,
    MarkIn,
    MarkOut,
    QuestionOut,
    ReadIn,
    ReadOut,
    TemplateOut,
    UndecidedOut,
    UnreadableOut,
)
from quizgen.service.errors import answer
from quizgen.service.state import service_of

VERSION: Final = "1"

REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": ErrorOut, "description": words}
    for status, words in (
        (400, "The body is not as described."),
        (401, "A client's key is needed: Authorization: Bearer KEY."),
        (403, "Only programs on this machine are served."),
        (413, "The body is too large."),
        (415, "The body is not application/json."),
        (429, "Too many requests; see Retry-After."),
        (503, "All workers are busy, or one was lost; see Retry-After. Nothing was marked."),
        (504, "It took too long. Nothing was marked."),
    )
}
NO_TEMPLATE: Final[dict[int | str, dict[str, Any]]] = {404: {"model": ErrorOut, "description": "No such template."}}

ROUTES: Final = APIRouter(prefix="/api", tags=["quizgen"], responses=REFUSALS)


@ROUTES.post("/read", response_model=ReadOut | UnreadableOut)
async def read(body: ReadIn, request: Request) -> Response:
    """What a text is read as, in every spelling, and what else it can mean: for previews while it is typed."""
    letters = None if body.variables is None else tuple(body.variables)
    return answer(await service_of(request).pool.run(jobs.read_text, body.text, letters))


@ROUTES.post("/equal", response_model=EqualOut)
async def equal(body: EqualIn, request: Request) -> Response:
    """Whether the response equals the key, decided with proof."""
    asked = (body.response, body.key, body.kind, body.variables, body.assume, body.tolerance, body.given)
    return answer(await service_of(request).pool.run(jobs.compared, *asked))


@ROUTES.post("/diagnose", response_model=DiagnoseOut | UnreadableOut)
async def diagnose(body: DiagnoseIn, request: Request) -> Response:
    """Which slips of the rules explain a wrong derivative."""
    return answer(await service_of(request).pool.run(jobs.diagnosed, body.function, body.variable, body.response))


@ROUTES.post("/derive", response_model=DeriveOut | UndecidedOut | UnreadableOut)
async def derive(body: DeriveIn, request: Request) -> Response:
    """A derivative, step by step."""
    asked = (body.function, body.variable, body.order, body.level)
    return answer(await service_of(request).pool.run(jobs.derived, *asked))


@ROUTES.get("/templates", response_model=list[TemplateOut])
async def templates(request: Request) -> Response:
    """Every question there is."""
    service = service_of(request)
    return answer(await service.pool.run(jobs.listed, service.banks))


@ROUTES.post("/draw", response_model=QuestionOut, responses=NO_TEMPLATE)
async def draw(body: DrawIn, request: Request) -> Response:
    """A variant of a template. Who has the public bank can work out what a number draws: use it for practice."""
    service = service_of(request)
    return answer(await service.pool.run(jobs.drawn, service.banks, body.template, body.seed, body.answers))


@ROUTES.post("/mark", response_model=MarkOut, responses=NO_TEMPLATE)
async def mark(body: MarkIn, request: Request) -> Response:
    """The mark of responses to a variant, with what each mark was for and the slip behind a wrong answer."""
    service = service_of(request)
    asked = (service.banks, body.template, body.seed, body.responses, body.answers)
    return answer(await service.pool.run(jobs.marked, *asked))
