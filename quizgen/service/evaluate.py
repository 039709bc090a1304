"""The µEd API 0.1.0: POST /evaluate, GET /evaluate/health. There is no chat here, and that is said as the API says it.

How it carries a verdict: `awardedPoints` is what is proved - out of the maximum of the only criterion with numbers,
else out of 1. It is null, never 0, for what nobody knows: a response that could not be read or decided, one that can be
read in two ways, an artefact that is no formula, a task without a key. `vendorExtensions.x-quizgen` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request, Response

from quizgen.service.errors import BadRequest, NoSuchVersion, NotOffered, WorkerLost, answer
from quizgen.service.graded import BadKey, Graded, NoDerivative, UnreadableKey, Unsolved, graded
from quizgen.service.headers import VERSION
from quizgen.service.jobs import read_text
from quizgen.service.limits import ANSWER
from quizgen.service.mued import Criterion, EvaluateRequest, Feedback, Health, MuedError, Submission
from quizgen.service.params import key_of
from quizgen.service.state import Service, service_of
from quizgen.wire.document import Json

RELEASE: Final = "0.1.0"
KEY_AT: Final = "task.referenceSolution.expression"
LARGEST: Final = 20

TITLES: Final = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not right",
    "blank": "Nothing written",
    "unreadable": "Could not be read",
    "undecided": "Not decided",
    "failed": "Not marked",
}

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
    typed, unmarked = _typed(body.submission)
    if unmarked:
        return answer([_item("unmarked", "Not marked", unmarked, body.submission)])
    if body.preSubmissionFeedback is not None and body.preSubmissionFeedback.enabled:
        return answer([await _preview(service, typed, body)])
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
    key = key_of(reference, _params(body), KEY_AT)
    criterion, least, most = _range(body.criteria or [])
    marks = int(most) if least == 0 and most == int(most) and 1 <= most <= LARGEST else 1
    try:
        found = await service.pool.run(graded, typed, key, marks)
    except (UnreadableKey, BadKey, NoDerivative, Unsolved) as error:
        if body.submission.type == "TEXT":
            return _item("unmarked", "Not marked", "The reference solution is no formula.", body.submission)
        raise BadRequest(f"{KEY_AT}: {error}", {"field": KEY_AT}) from None
    points = None if found.credit is None else least + float(found.credit) * (most - least)
    action = "Go through your working once more." if found.word == "wrong" and found.slip else None
    item = _item("mark", TITLES[found.word], " ".join(found.said), body.submission, _about(found), points, action)
    judged = {} if criterion is None else {"criterion": criterion}
    return {**item, **judged, "target": _target(body.submission, found.reading)}


async def _preview(service: Service, typed: str, body: EvaluateRequest) -> Json:
    """What the text is read as; nothing is judged."""
    reading = await _reading(service, typed, body)
    if reading["verdict"] == "unreadable":
        said = f"{reading['what']}. {reading['advice']}".strip()
        item = _item("preview", "Could not be read", said, body.submission, {"verdict": "unreadable"})
        return {**item, "target": _target(body.submission, reading)}
    read_as = reading["reads_as"]
    said = _read_as(reading)
    item = _item("preview", "Read as", said, body.submission, {"verdict": "read", "reading": reading})
    return {**item, "preSubmissionFeedback": {"latex": read_as["latex"], "sympy": read_as["sympy"]}}


async def _without_key(service: Service, typed: str, body: EvaluateRequest) -> Json:
    reading = await _reading(service, typed, body)
    read_as = f"{reading['what']}. " if reading["verdict"] == "unreadable" else _read_as(reading)
    said = f"{read_as}Nothing is awarded: the request has no {KEY_AT} to compare with."
    return _item("unmarked", "Not marked", said, body.submission, {"verdict": "unmarked", "reading": reading})


async def _reading(service: Service, typed: str, body: EvaluateRequest) -> Json:
    variables = key_of("0", _params(body), KEY_AT).variables
    return await service.pool.run(read_text, typed, variables)


def _read_as(reading: Json) -> str:
    others = "".join(f" Or did you mean {other['unicode']}?" for other in reading["others"])
    return f"Read as {reading['reads_as']['unicode']}.{others} "


def _params(body: EvaluateRequest) -> Mapping[str, Any]:
    """configuration.params, which the API leaves to each service."""
    params = (body.configuration.model_extra or {}).get("params") if body.configuration else None
    if params is not None and not isinstance(params, dict):
        raise BadRequest("configuration.params: an object is expected.", {"field": "configuration.params"})
    return params or {}


def _range(criteria: list[Criterion]) -> tuple[Json, float, float]:
    """The only criterion and its range of points; without one, 0 to 1."""
    if len(criteria) == 1:
        [criterion] = criteria
        least, most = (criterion.gradeConfig.get(name) for name in ("min", "max"))
        shown = criterion.model_dump(mode="json", exclude_unset=True)
        if isinstance(least, int | float) and isinstance(most, int | float) and least < most:
            return shown, float(least), float(most)
        return shown, 0.0, 1.0
    return None, 0.0, 1.0


def _item(
    id: str,
    title: str,
    message: str,
    submission: Submission,
    about: Json = None,
    points: float | None = None,
    action: str | None = None,
) -> Json:
    shown = {} if about is None else {"vendorExtensions": {"x-quizgen": about}}
    said = {"feedbackId": id, "title": title, "message": message.strip(), "suggestedAction": action}
    return {**said, "awardedPoints": points, "target": _target(submission, None), **shown}


def _target(submission: Submission, reading: Json) -> Json:
    """What the feedback is about; of a text that could not be read, where it stops making sense."""
    locator = None
    if reading is not None and reading["verdict"] == "unreadable":
        locator = {"type": "span", "startIndex": reading["start"], "endIndex": reading["end"]}
    return {"artefactType": submission.type, "format": submission.format, "locator": locator}


def _about(found: Graded) -> Json:
    return {
        "verdict": found.word,
        "credit": None if found.credit is None else str(found.credit),
        "review": found.review,
        "slip": found.slip or None,
        "reading": found.reading,
        "awards": found.part["awards"],
    }
