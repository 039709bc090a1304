"""The µEd API 0.1.0: POST /evaluate, GET /evaluate/health. There is no chat here, and that is said as the API says it.

How it carries a verdict: `awardedPoints` is what is proved - out of the maximum of the only criterion with numbers,
else out of 1. It is null, never 0, for what nobody knows: a response that could not be read or decided, one that can be
read in two ways, an artefact that is no formula, a task without a key. `vendorExtensions.x-quizgen` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request, Response

from quizgen.service.contracts.feedback import marked, previewed, read_as, scale_of, unmarked
from quizgen.service.contracts.mued import EvaluateRequest, Submission
from quizgen.service.contracts.mued_answers import Feedback, Health, MuedError
from quizgen.service.contracts.params import cases_of, key_of, params_in, variables_in
from quizgen.service.errors import BadRequest, NoSuchVersion, NotOffered, WorkerLost, answer
from quizgen.service.graded import KEY_ERRORS, graded_with_cases
from quizgen.service.headers import VERSION
from quizgen.service.jobs import read_text
from quizgen.service.limits import ANSWER
from quizgen.service.state import Service, service_of
from quizgen.wire.document import Json

RELEASE: Final = "0.1.0"
KEY_AT: Final = "task.referenceSolution.expression"

REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": MuedError, "description": words}
    for status, words in (
        (400, "The request is not of the API's form, or its key cannot be used."),
        (403, "A client's key is needed."),
        (406, "Another version of the API is asked for."),
        (429, "Too many requests; see Retry-After."),
        (500, "It took too long, or something went wrong here. Nothing was marked."),
        (503, "All workers are busy, or one was lost; see Retry-After. Nothing was marked."),
    )
}


async def spoken(x_api_version: Annotated[str, Header(json_schema_extra={"enum": [VERSION]})] = VERSION) -> None:
    """Refuses a version that is not spoken here."""
    if x_api_version != VERSION:
        details = {"requestedVersion": x_api_version[:40], "supportedVersions": [VERSION]}
        raise NoSuchVersion(f"Version {x_api_version[:40]!r} is not supported; {VERSION} is.", details)


ROUTES: Final = APIRouter(tags=["µEd API"], dependencies=[Depends(spoken)])


@ROUTES.post("/evaluate", response_model=list[Feedback], responses=REFUSALS)
async def evaluate(body: EvaluateRequest, request: Request) -> Response:
    """A submission held against the task's reference solution; or, before submission, only what it is read as."""
    service = service_of(request)
    typed, why_not = _typed(body.submission)
    if why_not:
        return answer([unmarked(why_not, body.submission)])
    if body.preSubmissionFeedback is not None and body.preSubmissionFeedback.enabled:
        return answer([previewed(await _reading(service, typed, body), body.submission)])
    key = _reference(body)
    item = await (_without_key(service, typed, body) if key is None else _marked(service, typed, key, body))
    return answer([item])


@ROUTES.get("/evaluate/health", response_model=Health, responses={status: REFUSALS[status] for status in (406, 503)})
async def health(request: Request) -> Response:
    """Whether there are workers, and what can be evaluated."""
    service = service_of(request)
    if not service.pool.ready:
        raise WorkerLost("No worker is ready.", 2)
    whole = service.pool.ready >= service.pool.size
    said = f"{service.pool.ready} of {service.pool.size} workers are ready."
    needs = {"requiresAuthorizationHeader": not service.settings.only_loopback, "requiresLlmConfiguration": False}
    about = {"status": "OK" if whole else "DEGRADED", "message": said, "version": RELEASE, "requirements": needs}
    return answer({**about, "capabilities": CAPABILITIES})


@ROUTES.post("/chat", include_in_schema=False)
@ROUTES.get("/chat/health", include_in_schema=False)
async def chat() -> Response:
    """Refused as the API says."""
    raise NotOffered("This service does not implement /chat.")


CAPABILITIES: Final = {
    "supportsEvaluate": True,
    "supportsPreSubmissionFeedback": True,
    "supportsFormativeFeedback": True,
    "supportsSummativeFeedback": True,
    "supportsDataPolicy": "SUPPORTED",
    "supportedArtefactProfiles": [
        {
            "type": "MATH",
            "supportedFormats": ["plain", "latex", "asciimath", "sympy"],
            "contentSchema": {
                "type": "object",
                "required": ["expression"],
                "properties": {"expression": {"type": "string", "maxLength": ANSWER}},
            },
        },
        {"type": "TEXT", "supportedFormats": ["plain", "plain_text"]},
    ],
    "supportedLanguages": ["en"],
    "supportedAPIVersions": [VERSION],
}


def _typed(submission: Submission) -> tuple[str, str]:
    """What was typed, and "" or why it is not marked."""
    field = {"MATH": "expression", "TEXT": "text"}.get(submission.type)
    if field is None:
        return "", f"quizgen marks formulas; it does not know artefacts of type {submission.type}."
    if submission.format == "mathml":
        return "", "quizgen reads formulas as they are typed or in LaTeX, not as MathML."
    typed = submission.content.get(field)
    if not isinstance(typed, str):
        return "", f"There is no text in submission.content.{field}."
    if len(typed) > ANSWER:
        return "", f"The answer has more than {ANSWER} characters."
    return typed, ""


def _reference(body: EvaluateRequest) -> object:
    solution = body.task.referenceSolution if body.task else None
    found = solution.get("expression", solution.get("text")) if solution else None
    return found if found != "" else None


async def _marked(service: Service, typed: str, reference: object, body: EvaluateRequest) -> Json:
    params = _params(body)
    key = key_of(reference, params, KEY_AT)
    scale = scale_of(body.criteria or [])
    try:
        found = await service.pool.run(graded_with_cases, typed, key, cases_of(params, key), scale.marks)
    except KEY_ERRORS as error:
        if body.submission.type == "TEXT":
            return unmarked("The reference solution is no formula.", body.submission)
        raise BadRequest(f"{KEY_AT}: {error}", {"field": KEY_AT}) from None
    return marked(found, body.submission, scale)


async def _without_key(service: Service, typed: str, body: EvaluateRequest) -> Json:
    reading = await _reading(service, typed, body)
    said = f"{reading['what']}." if reading["verdict"] == "unreadable" else read_as(reading)
    missing = f"Nothing is awarded: the request has no {KEY_AT} to compare with."
    return unmarked(f"{said} {missing}", body.submission, {"reading": reading})


async def _reading(service: Service, typed: str, body: EvaluateRequest) -> Json:
    return await service.pool.run(read_text, typed, variables_in(_params(body)))


def _params(body: EvaluateRequest) -> Mapping[str, Any]:
    """The parameters that the API leaves to each service."""
    return params_in(body.configuration.model_extra or {} if body.configuration else {})
