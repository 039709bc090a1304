"""The older contract of Lambda Feedback's evaluation functions: POST / with the header `command`.

    eval, grade   {response, answer, params} -> {command, result: {is_correct, feedback, response_latex, ...}}
    preview       {response, params}         -> {command, result: {preview: {latex, sympy, feedback}}}
    healthcheck                              -> {command, result: {tests_passed, successes, failures, errors}}

`is_correct` is said only of what is proved. The contract knows no third value, so that a response which could not be
read or decided, or can be read in two ways, is its {command, error: {message, error_thrown}} - with status 200, as
there: the request was in order. A request that is refused has the same `error` and the status of HTTP.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, ConfigDict

from quizgen.service.contracts.params import cases_of, key_of, variables_in
from quizgen.service.errors import BadRequest, answer
from quizgen.service.graded import KEY_ERRORS, Graded, Key, graded, graded_with_cases
from quizgen.service.jobs import read_text
from quizgen.service.limits import ANSWER
from quizgen.service.state import Service, service_of
from quizgen.wire.document import Json

ROUTES: Final = APIRouter(tags=["Lambda Feedback"])

Command = Literal["eval", "grade", "preview", "healthcheck"]


class LambdaRequest(BaseModel):
    """`response` is what was typed, `answer` the key; numbers stand for themselves."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"response": "cos(4x^3)", "answer": "diff(sin(4x^3), x)", "params": {}}]},
    )
    response: Any = None
    answer: Any = None
    params: dict[str, Any] = {}


class LambdaFault(BaseModel):
    """Why there is no result."""

    message: str
    error_thrown: str | dict[str, Any]


class LambdaOut(BaseModel):
    """A result, or why there is none."""

    command: str | None = None
    result: dict[str, Any] | None = None
    error: LambdaFault | None = None


class Unknown(Exception):
    """There is no verdict: what is told, and data for programs."""

    def __init__(self, message: str, data: Json) -> None:
        super().__init__(message, data)
        self.message = message
        self.data = data


REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": LambdaOut, "description": words}
    for status, words in (
        (400, "The body is not of the contract's form."),
        (401, "A client's key is needed."),
        (403, "Only programs on this machine are served."),
        (413, "The body is too large."),
        (415, "The body is not application/json."),
        (429, "Too many requests; see Retry-After."),
        (503, "All workers are busy, or one was lost. Nothing was marked."),
        (504, "It took too long. Nothing was marked."),
    )
}


@ROUTES.post("/", response_model=LambdaOut, response_model_exclude_none=True, responses=REFUSALS)
async def run(
    request: Request, body: LambdaRequest | None = None, command: Annotated[Command, Header()] = "eval"
) -> Response:
    """One command of an evaluation function."""
    service = service_of(request)
    sent = body or LambdaRequest()
    said = "eval" if command == "grade" else command
    try:
        match said:
            case "preview":
                result = await _preview(service, sent)
            case "healthcheck":
                result = await _healthcheck(service)
            case _:
                result = await _evaluated(service, sent)
    except Unknown as unknown:
        return answer({"command": said, "error": {"message": unknown.message, "error_thrown": unknown.data}})
    except BadRequest as error:
        return answer({"command": said, "error": {"message": error.message, "error_thrown": "VALIDATION_ERROR"}})
    return answer({"command": said, "result": result})


async def _evaluated(service: Service, sent: LambdaRequest) -> Json:
    key = key_of(sent.answer, sent.params, "answer")
    try:
        found = await service.pool.run(graded_with_cases, _typed(sent), key, cases_of(sent.params, key))
    except KEY_ERRORS as error:
        raise Unknown(f"answer: {error}", {"verdict": "unreadable", "where": "answer"}) from None
    if found.credit is None:
        raise Unknown(" ".join(found.said), {"verdict": found.word, "review": found.review})
    return _result(found)


def _result(found: Graded) -> Json:
    latex = found.reading["reads_as"]["latex"] if found.reading is not None else ""
    said = {"is_correct": found.credit == 1, "feedback": " ".join(found.said), "response_latex": latex}
    case = {} if found.case is None else {"matched_case": found.case}
    slip = {"slip": found.slip} if found.slip else {}
    unusable = [{"case": number, "message": why} for number, why in found.unusable]
    return {**said, **case, **slip, **({"warnings": unusable} if unusable else {})}


async def _preview(service: Service, sent: LambdaRequest) -> Json:
    reading = await service.pool.run(read_text, _typed(sent), variables_in(sent.params))
    if reading["verdict"] == "unreadable":
        raise Unknown(f"{reading['what']}. {reading['advice']}".strip(), reading)
    meant = " ".join(f"Or did you mean {other['unicode']}?" for other in reading["others"])
    read_as = reading["reads_as"]
    return {"preview": {"latex": read_as["latex"], "sympy": read_as["sympy"], "feedback": meant}}


async def _healthcheck(service: Service) -> Json:
    """A few comparisons whose outcome is known, by a worker."""
    passed: list[Json] = []
    failed: list[Json] = []
    for response, key, expected in CHECKS:
        found = await service.pool.run(graded, response, Key(key))
        (passed if found.word == expected else failed).append({"name": f"{response} for {key} is {expected}"})
    return {"tests_passed": not failed, "successes": passed, "failures": failed, "errors": []}


CHECKS: Final = (
    ("2x cos(x^2)", "cos(x^2)*2*x", "right"),
    ("cos(4x^3)", "diff(sin(4x^3), x)", "wrong"),
    ("2x^^3", "2x^3", "unreadable"),
)


def _typed(sent: LambdaRequest) -> str:
    """The response as a text; Unknown where it is none."""
    response = sent.response
    if isinstance(response, int | float) and not isinstance(response, bool):
        response = str(response)
    if not isinstance(response, str):
        raise Unknown("response: a formula in a text is expected.", {"verdict": "unreadable", "where": "response"})
    if any("\ud800" <= character <= "\udfff" for character in response) or len(response) > ANSWER:
        raise Unknown(f"response: at most {ANSWER} whole characters are read.", {"verdict": "unreadable"})
    return response
