"""Deep linking 2.0: a platform asks what a new link is to open, and gets what somebody chose."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from starlette.responses import Response

from quizgen.errors import FileError
from quizgen.gradebook.schema import Registration
from quizgen.service.html import page
from quizgen.service.lti.addresses import Unreachable, check_form, origin_of
from quizgen.service.lti.choosing import Ticket, choosing
from quizgen.service.lti.chosen import Chosen, custom_of
from quizgen.service.lti.claims import DEEP_LINKING, LTI, Launch
from quizgen.service.lti.keys import signed
from quizgen.service.lti.refusals import NOT_A_TUTOR, NOT_ACCEPTED, NOT_CLAIMS, refuse, refuse_claims
from quizgen.service.lti.state import new_secret
from quizgen.service.lti.tool import Tool, frames_of
from quizgen.values import replaced
from quizgen.wire.document import Field, Json
from quizgen.worth import in_words

LINK: Final = "ltiResourceLink"
LIFETIME: Final = 300
"""Seconds in which the platform must take the answer."""


async def choosing_for_link(tool: Tool, registration: Registration, launched: Launch) -> Response:
    """The page on which a new link's questions are chosen; refuses who does not teach, and places without LTI links."""
    if not launched.teaches:
        refuse(NOT_A_TUTOR)
    assert launched.settings is not None
    try:
        ticket = _ticket(registration, launched.deployment, launched.settings)
        title = launched.settings.get("title")
        chosen = Chosen("" if title is None or title.value is None else title.text[:200], ())
    except FileError as error:
        refuse_claims(error, launched.settings)
    try:
        check_form(ticket.return_url, tool.service.settings.lti_hosts)
    except Unreachable as error:
        refuse(NOT_CLAIMS, str(error))
    return await choosing(tool, registration, ticket, chosen)


async def returned(tool: Tool, registration: Registration, ticket: Ticket, chosen: Chosen, marks: int) -> Response:
    """The page that carries the choice back to the platform, signed."""
    now = int(tool.service.now())
    answer: dict[str, Json] = {
        "iss": registration.client_id,
        "aud": registration.issuer,
        "iat": now,
        "exp": now + LIFETIME,
        "nonce": new_secret(),
        f"{LTI}deployment_id": ticket.deployment,
        f"{LTI}message_type": "LtiDeepLinkingResponse",
        f"{LTI}version": "1.3.0",
        f"{DEEP_LINKING}content_items": [_item(tool, chosen, marks if ticket.line_items else None)],
    }
    if ticket.data is not None:
        answer[f"{DEEP_LINKING}data"] = ticket.data
    return page(
        "lti_return.html",
        frames=frames_of(registration),
        forms=dict.fromkeys((origin_of(ticket.return_url), *frames_of(registration))),
        there=ticket.return_url,
        token=signed(await tool.keys(), answer),
        title=chosen.title,
        marks=in_words(Fraction(marks)),
    )


def _item(tool: Tool, chosen: Chosen, marks: int | None) -> Json:
    """The link: what is asked stands in its custom parameters, which the platform will sign with every launch."""
    item = {"type": LINK, "title": chosen.title, "url": tool.launch_url, "custom": custom_of(chosen)}
    return item if marks is None else {**item, "lineItem": {"label": chosen.title, "scoreMaximum": marks}}


def _ticket(registration: Registration, deployment: str, settings: Field) -> Ticket:
    """What the platform asked for; raises FileError, and refuses where it takes no LTI links."""
    if not list(settings["accept_presentation_document_targets"]):
        settings.wrong("accept_presentation_document_targets is empty")
    accepted = [one.text for one in settings["accept_types"]]
    if LINK not in accepted:
        refuse(NOT_ACCEPTED, " ".join(accepted))
    data, line_items = settings.get("data"), settings.get("accept_lineitem")
    ticket = Ticket(registration.id, deployment, return_url=settings["deep_link_return_url"].text)
    return replaced(
        ticket,
        data=None if data is None or data.value is None else data.text,
        line_items=line_items is None or line_items.value is not False,
    )
