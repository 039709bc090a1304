"""What becomes of a choice: a link that goes back to the platform, or questions at a placement that had none."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from quizgen.errors import FileError
from quizgen.gradebook.placements import add_placement
from quizgen.gradebook.schema import Placement, Registration
from quizgen.service.lti.choosing import Ticket, choosing, entered, ticket_of, use_up
from quizgen.service.lti.chosen import Chosen
from quizgen.service.lti.deep_linking import returned
from quizgen.service.lti.forms import pairs
from quizgen.service.lti.placing import marks_of, open_page, set_fields, settle, sheet_of
from quizgen.service.lti.refusals import CHOSEN_ALREADY, refuse
from quizgen.service.lti.tool import Tool, concern, tool_of
from quizgen.values import replaced


async def choose(request: Request) -> Response:
    """Takes the choice, or shows the page again with what is wrong."""
    tool, sent = tool_of(request), await pairs(request)
    name = dict(sent).get("ticket", "")
    ticket = await ticket_of(tool, name)
    registration = await tool.service.reading(lambda session: session.get(Registration, ticket.registration))
    if registration is None or not registration.active:
        refuse(CHOSEN_ALREADY, noted="the registration is switched off")
    concern(request, registration.issuer, registration.client_id)
    chosen = await entered(tool, sent)
    try:
        lines = await settle(tool, chosen.questions, name)
    except FileError as error:
        await use_up(tool, name)
        problems = [f"{problem.where}: {problem.what} {problem.advice}".strip(": ") for problem in error.problems]
        return await choosing(tool, registration, ticket, chosen, problems)
    await use_up(tool, name)
    if ticket.placement:
        return await _set(tool, registration, ticket, chosen)
    chosen = replaced(chosen, questions=lines)  # a link's column of grades is to fit what its placement will ask
    return await returned(tool, registration, ticket, chosen, await marks_of(tool, lines, name))


async def _set(tool: Tool, registration: Registration, ticket: Ticket, chosen: Chosen) -> Response:
    """Sets the questions, unless somebody else was quicker, and opens the tutor's page."""
    placement = await tool.service.reading(lambda session: session.get_one(Placement, ticket.placement))
    if not placement.questions:
        deployment, link = placement.deployment, placement.resource_link
        fields = await set_fields(tool, chosen, sheet_of(registration, deployment, link))
        placement = await tool.service.writing(
            lambda session: add_placement(session, registration, deployment, link, tool.now(), **fields)
        )
    return await open_page(tool, registration, placement, "tutor", ticket.learner)
