"""What can be refused, and what each contract says of it: the one table from exceptions to answers.

A refusal is about a request, never about what a student typed: an answer that cannot be read or decided is a result
with its own place in each contract, and never a mark of 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from starlette.exceptions import HTTPException
from starlette.responses import Response

from quizgen.errors import QuizgenError
from quizgen.gradebook.errors import GradebookUnavailable, NoAttemptsLeft
from quizgen.registry import UnknownName
from quizgen.service.html import ANYBODY, page
from quizgen.values import value
from quizgen.wire.document import Json, dump


class Refused(QuizgenError):
    """The root of what a route or the gate refuses. `message` is for the caller, `details` for its program."""

    def __init__(self, message: str, details: Mapping[str, Json] | None = None) -> None:
        super().__init__(message, details)
        self.message = message
        self.details = details

    def __str__(self) -> str:
        return self.message


class BadRequest(Refused):
    """The request is not of the contract's form."""


class NoAccess(Refused):
    """Nobody that is known, or a key or token that does not hold."""


class Forbidden(Refused):
    """Known, but this is not theirs."""


class NotFound(Refused):
    """There is no such thing."""


class TooLarge(Refused):
    """The body is larger than it may be."""


class WrongType(Refused):
    """The body is of another type than the contract's."""


class NoSuchVersion(Refused):
    """The caller asks for a version of the contract that is not spoken here."""


class NotOffered(Refused):
    """The contract has it, this service does not."""


class Later(Refused):
    """It may work in a while: `after` in whole seconds."""

    def __init__(self, message: str, after: int = 1) -> None:
        super().__init__(message)
        self.args = (message, after)
        self.after = after


class TooOften(Later):
    """A client's bucket is empty."""


class QueueFull(Later):
    """All workers are busy and as many wait as may."""


class WorkerLost(Later):
    """The process that worked on this died. Nothing is known of the answer."""


class TimedOut(Refused):
    """The job took longer than it may; its process was stopped. Nothing is known of the answer."""


@value
class Row:
    """What is answered to one sort of exception. `mued` is the status in the µEd API, which documents fewer.

    `after`: in how many seconds it may be sent again, where that may help.
    """

    error: type[Exception]
    status: int
    mued: int
    code: str
    title: str
    after: int = 0


TABLE: Final = (
    Row(BadRequest, 400, 400, "VALIDATION_ERROR", "Invalid request"),
    Row(NoAccess, 401, 403, "PERMISSION_DENIED", "No access"),
    Row(Forbidden, 403, 403, "PERMISSION_DENIED", "Forbidden"),
    Row(NotFound, 404, 404, "NOT_FOUND", "Not found"),
    Row(UnknownName, 404, 400, "NOT_FOUND", "Not found"),
    Row(TooLarge, 413, 400, "TOO_LARGE", "Request too large"),
    Row(WrongType, 415, 400, "WRONG_CONTENT_TYPE", "Wrong content type"),
    Row(NoSuchVersion, 406, 406, "VERSION_NOT_SUPPORTED", "API version not supported"),
    Row(NotOffered, 501, 501, "NOT_IMPLEMENTED", "Not implemented"),
    Row(TooOften, 429, 429, "TOO_MANY_REQUESTS", "Too many requests"),
    Row(QueueFull, 503, 503, "SERVICE_UNAVAILABLE", "Service busy"),
    Row(WorkerLost, 503, 503, "SERVICE_UNAVAILABLE", "Not marked"),
    Row(TimedOut, 504, 500, "TIMED_OUT", "Not marked"),
    Row(NoAttemptsLeft, 409, 403, "NO_ATTEMPTS_LEFT", "No attempts left"),
    Row(GradebookUnavailable, 503, 503, "NOT_KEPT", "Not kept", 2),
    Row(Exception, 500, 500, "INTERNAL_ERROR", "Internal error"),
)
"""The first row that fits holds."""

BY_STATUS: Final = {
    400: ("VALIDATION_ERROR", "Invalid request"),
    404: ("NOT_FOUND", "Not found"),
    405: ("METHOD_NOT_ALLOWED", "Method not allowed"),
}
"""What the framework itself refuses."""


class OwnRow(Refused):
    """A refusal of a room that has more to say than the table: `row` takes the place of the table's.

    `advice` is for whoever looks after the service, on the page; `noted` for the log only.
    """

    def __init__(self, message: str, row: Row, advice: str = "", noted: str = "") -> None:
        super().__init__(message)
        self.args = (message, row, advice, noted)
        self.row = row
        self.advice = advice
        self.noted = noted


FAULT: Final = "Something went wrong here. Nothing was marked; the request may be sent again."


@value
class Refusal:
    """An exception as it is told: `headers` are those of HTTP (Retry-After, Allow); `noted` is told to the log only."""

    status: int
    code: str
    title: str
    message: str
    details: Mapping[str, Json] | None = None
    headers: tuple[tuple[str, str], ...] = ()
    advice: str = ""
    noted: str = ""


def refusal_of(error: Exception, contract: str) -> Refusal:
    """What the caller is told; of an error that is none of ours only that there was one."""
    if isinstance(error, HTTPException):
        code, title = BY_STATUS.get(error.status_code, ("REFUSED", "Refused"))
        return Refusal(error.status_code, code, title, f"{title}.", headers=tuple((error.headers or {}).items()))
    row = error.row if isinstance(error, OwnRow) else next(row for row in TABLE if isinstance(error, row.error))
    status = row.mued if contract == MUED else row.status
    message = FAULT if row.error is Exception else str(error)
    details = error.details if isinstance(error, Refused) else None
    after = error.after if isinstance(error, Later) else row.after
    headers = (("Retry-After", str(after)),) if after else ()
    if status == 401:
        headers = (*headers, ("WWW-Authenticate", 'Bearer realm="quizgen"'))
    advice, noted = (error.advice, error.noted) if isinstance(error, OwnRow) else ("", "")
    return Refusal(status, row.code, row.title, message, details, headers, advice, noted)


MUED: Final = "mued"
LAMBDA: Final = "lambda"
OURS: Final = "quizgen"
PAGE: Final = "page"

Shape: TypeAlias = Callable[[Refusal], Response]


def answer(body: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in JSON."""
    return Response(dump(body, indent=None), status, headers, "application/json")


def _mued(refusal: Refusal) -> Response:
    """ErrorResponse of the µEd API."""
    return answer(
        {
            "title": refusal.title,
            "message": refusal.message,
            "code": refusal.code,
            "trace": None,
            "details": None if refusal.details is None else dict(refusal.details),
        },
        refusal.status,
        dict(refusal.headers),
    )


def _lambda(refusal: Refusal) -> Response:
    """The error of Lambda Feedback's response schemas."""
    detail = "" if refusal.details is None else dump(dict(refusal.details), indent=None).strip()
    error = {"message": refusal.message, "error_thrown": detail or refusal.code}
    return answer({"error": error}, refusal.status, dict(refusal.headers))


def _ours(refusal: Refusal) -> Response:
    details = {} if refusal.details is None else {"details": dict(refusal.details)}
    error = {"code": refusal.code.lower(), "message": refusal.message, **details}
    return answer({"error": error}, refusal.status, dict(refusal.headers))


def _page(refusal: Refusal) -> Response:
    """For people, wherever the page stands: it only says something."""
    return page(
        "refused.html",
        refusal.status,
        headers=dict(refusal.headers),
        frames=ANYBODY,
        title=refusal.title,
        message=refusal.message,
        advice=refusal.advice,
        code=refusal.code,
    )


SHAPES: Final[dict[str, Shape]] = {MUED: _mued, LAMBDA: _lambda, OURS: _ours, PAGE: _page}

CONTRACTS: Final = (("/evaluate", MUED), ("/chat", MUED), ("/lti", PAGE))
"""Which contract a path belongs to, by its beginning; the root itself is Lambda Feedback's, all else our own."""


def contract_of(path: str) -> str:
    """The contract in which a request to this path is answered."""
    if path in ("", "/"):
        return LAMBDA
    return next((name for start, name in CONTRACTS if path == start or path.startswith(f"{start}/")), OURS)


def refused(error: Exception, path: str) -> Response:
    """The answer to a request that is refused."""
    contract = contract_of(path)
    return SHAPES[contract](refusal_of(error, contract))
