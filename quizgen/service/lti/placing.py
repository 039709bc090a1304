"""From a launch to a placement and to who is there: what the page is opened with."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from starlette.responses import Response

from quizgen.errors import FileError
from quizgen.gradebook.outbox import queue_all
from quizgen.gradebook.placements import add_learner, add_placement, find_placement
from quizgen.gradebook.registrations import add_deployment
from quizgen.gradebook.schema import Learner, Placement, Registration
from quizgen.gradebook.store import Session
from quizgen.service.jobs import Folders
from quizgen.service.lti.choosing import choosing_for_placement
from quizgen.service.lti.chosen import Chosen, chosen_in, dates_in
from quizgen.service.lti.claims import Launch
from quizgen.service.lti.refusals import NOTHING_SET, WRONG_QUESTIONS, refuse
from quizgen.service.lti.tool import Tool, frames_of
from quizgen.service.opened import opened
from quizgen.service.placed import settled, worth
from quizgen.service.tokens import Pass, Role

AGS_SCOPE: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/"
SCORES: Final = f"{AGS_SCOPE}score"
LINE_ITEMS: Final = f"{AGS_SCOPE}lineitem"


async def placed(tool: Tool, registration: Registration, launched: Launch) -> Response:
    """The page of this resource link: a tutor chooses where nothing is set yet."""
    before = await tool.service.reading(lambda session: _found(session, registration, launched))
    fields = _services(launched)
    if before is None or not before.questions:
        chosen = chosen_in(launched.custom, launched.title)
        if chosen is not None:
            sheet = sheet_of(registration, launched.deployment, launched.resource_link)
            fields |= await set_fields(tool, chosen, sheet)
    placement, learner = await tool.service.writing(
        lambda session: _kept(tool, session, registration, launched, fields)
    )
    if placement.questions:
        return await open_page(tool, registration, placement, "tutor" if launched.teaches else "learner", learner.id)
    if not launched.teaches:
        refuse(NOTHING_SET, noted=f"link {launched.resource_link}")
    return await choosing_for_placement(tool, registration, launched, placement, learner)


async def open_page(tool: Tool, registration: Registration, placement: Placement, role: Role, learner: int) -> Response:
    """The page of a placement for this learner (an id), with its pass."""
    expires = int(tool.service.now()) + 60 * tool.service.settings.token_minutes
    granted = Pass(role, str(learner), str(placement.id), expires)
    return await opened(tool.service, granted, placement, frames_of(registration))


def sheet_of(registration: Registration, deployment: str, resource_link: str) -> str:
    """The name from which the seeds of a link are drawn: no other link has it, nor a copy of the course."""
    return f"lti {registration.id} {deployment} {resource_link}"


async def set_fields(tool: Tool, chosen: Chosen, sheet: str) -> dict[str, object]:
    """The fields of a placement at which this is set; refuses questions that are not there."""
    try:
        marks = await marks_of(tool, chosen.questions, sheet)
    except FileError as error:
        refuse(WRONG_QUESTIONS, str(error.problems[0]), f"{sheet}: {error.problems[0]}")
    return {**chosen.fields, "sheet": sheet, "score_maximum": Fraction(marks)}


async def marks_of(tool: Tool, questions: tuple[str, ...], sheet: str) -> int:
    """The marks of all these questions together; FileError with every line that is none."""
    return await tool.service.pool.run(worth, *_sources(tool, questions, sheet))


async def settle(tool: Tool, questions: tuple[str, ...], sheet: str) -> tuple[str, ...]:
    """These questions with their templates decided; FileError with every line that is none."""
    return await tool.service.pool.run(settled, *_sources(tool, questions, sheet))


def _sources(tool: Tool, questions: tuple[str, ...], sheet: str) -> tuple[Folders, tuple[str, ...], str, str, bytes]:
    """What questions are drawn from, as workers want it."""
    settings = tool.service.settings
    return tool.service.banks, questions, sheet, settings.course.name if settings.course else "", settings.secret


def _services(launched: Launch) -> dict[str, object]:
    """What a launch says anew each time: names, dates, and where grades and the roster are, if we may use them."""
    may = launched.scopes
    scores = not may or SCORES in may
    return {
        "context": launched.context,
        **({"title": launched.title} if launched.title else {}),
        "line_item": launched.line_item if scores else "",
        "line_items": launched.line_items if scores and (not may or LINE_ITEMS in may) else "",
        "roster_url": launched.roster_url,
        **dates_in(launched.custom),
    }


def _found(session: Session, registration: Registration, launched: Launch) -> Placement | None:
    return find_placement(session, registration, launched.deployment, launched.resource_link)


def _kept(
    tool: Tool, session: Session, registration: Registration, launched: Launch, fields: dict[str, object]
) -> tuple[Placement, Learner]:
    """Keeps what the launch brought. A line item that we made, or were told of before, stays where none is told now."""
    at = tool.now()
    before = _found(session, registration, launched)
    if before is not None and not fields["line_item"] and fields["line_items"]:
        fields = {**fields, "line_item": before.line_item}
    waited = before is None or not before.passes_back
    add_deployment(session, registration, launched.deployment)
    placement = add_placement(session, registration, launched.deployment, launched.resource_link, at, **fields)
    if waited and placement.passes_back:
        queue_all(session, placement, at)
    return placement, add_learner(session, registration, launched.deployment, launched.sub, at)
