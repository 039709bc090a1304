"""Fields of a form or of a query, each given at most once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from quizgen.service.lti.refusals import NOT_A_FORM, refuse

MOST: Final = 2000
FORM: Final = "application/x-www-form-urlencoded"


async def pairs(request: Request) -> list[tuple[str, str]]:
    """The fields in the order in which they came: of the query, or where something is posted of the form."""
    text = request.url.query
    if request.method == "POST":
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            refuse(NOT_A_FORM)
        text = (await request.body()).decode("ascii", "replace")
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST, errors="strict")
    except ValueError:
        refuse(NOT_A_FORM)


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
