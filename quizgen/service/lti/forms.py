"""Fields of a form or of a query, each given at most once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from quizgen.service.lti.refusals import NOT_A_FORM, refuse

MOST: Final = 2000
LONGEST: Final = 8192
"""Characters of a field that is kept, or sent on."""
FORM: Final = "application/x-www-form-urlencoded"


async def pairs(request: Request) -> list[tuple[str, str]]:
    """The fields in the order in which they came: of the query, or where something is posted of the form."""
    sent: bytes = request.scope["query_string"]
    if request.method == "POST":
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            refuse(NOT_A_FORM)
        sent = await request.body()
    try:
        found = parse_qsl(sent.decode("ascii"), keep_blank_values=True, max_num_fields=MOST, errors="strict")
    except ValueError:
        refuse(NOT_A_FORM)
    if any("\0" in name or "\0" in said for name, said in found):
        refuse(NOT_A_FORM, "a NUL character")
    return found


async def fields(request: Request) -> Mapping[str, str]:
    """Each field once: a contract that is given something twice is given nothing."""
    found = await pairs(request)
    named = dict(found)
    if len(named) != len(found):
        refuse(NOT_A_FORM)
    return named


def needed(found: Mapping[str, str], name: str) -> str:
    """A field that must be there."""
    if not found.get(name):
        refuse(NOT_A_FORM, f"{name} is missing")
    return found[name]


def check_lengths(found: Mapping[str, str], names: Iterable[str]) -> None:
    """Refuses where one of these fields is longer than any platform's."""
    for name in names:
        if len(found.get(name, "")) > LONGEST:
            refuse(NOT_A_FORM, f"{name} has {len(found[name])} characters")
