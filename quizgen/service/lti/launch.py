"""A launch: the platform's answer to a login, checked, and answered with the page that it opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from quizgen.gradebook.schema import Registration
from quizgen.service.html import page
from quizgen.service.lti.addresses import origin_of
from quizgen.service.lti.claims import DEEP_LINKING_REQUEST, Launch, check
from quizgen.service.lti.deep_linking import choosing_for_link
from quizgen.service.lti.forms import fields, needed
from quizgen.service.lti.login import OWN_WINDOW, again, cookie
from quizgen.service.lti.placing import placed
from quizgen.service.lti.refusals import OTHER_BROWSER, PLATFORM_ERROR, STATE_UNKNOWN, TOO_LONG, refuse
from quizgen.service.lti.state import Pending, cookie_of, finish, pending_at, same_browser
from quizgen.service.lti.tool import Tool, concern, frames_of, tool_of
from quizgen.service.lti.verify import LARGEST, signed_claims

STORED: Final = "quizgen_stored"
"""Our own field: what the platform's storage held, "" where it held nothing."""


async def launch(request: Request) -> Response:
    """The page that a link opens. The state is used up before anything of the token is believed."""
    tool, said = tool_of(request), await fields(request)
    if "error" in said:
        refuse(PLATFORM_ERROR, said["error"], _code(said["error"]))
    token, state = needed(said, "id_token"), needed(said, "state")
    at = tool.now()
    pending = await tool.service.reading(lambda session: pending_at(session, state, at))
    if pending is None:
        refuse(STATE_UNKNOWN)
    concern(request, pending.issuer, pending.client_id)
    if len(token) > LARGEST:
        refuse(TOO_LONG, f"{len(token)} characters")
    registration = await tool.registered(pending.issuer, pending.client_id)
    secret = request.cookies.get(cookie_of(state)) or said.get(STORED, "")
    if said.get(STORED) and not _from_our_page(request, tool):
        refuse(OTHER_BROWSER, "a stored secret from another site")
    if not secret:
        return _ask_for_the_secret(tool, said, pending, registration)
    if not same_browser(pending, secret):
        refuse(OTHER_BROWSER, "another secret than the state's")
    if not await tool.service.writing(lambda session: finish(session, state, at)):
        refuse(STATE_UNKNOWN, "sent twice at the same time")
    answer = await _opened(tool, registration, await _vouched(tool, registration, pending, token))
    answer.headers.append("Set-Cookie", cookie(state, ""))
    return answer


async def _vouched(tool: Tool, registration: Registration, pending: Pending, token: str) -> Launch:
    """What the platform says of this launch, where its signature and everything else holds."""
    claims = await signed_claims(token, tool.key_sets, registration.keys_url, tool.now())
    known = await tool.deployments(registration)
    return check(claims, pending, known, tool.address, tool.service.now())


async def _opened(tool: Tool, registration: Registration, launched: Launch) -> Response:
    if launched.message == DEEP_LINKING_REQUEST:
        return await choosing_for_link(tool, registration, launched)
    return await placed(tool, registration, launched)


def _code(error: str) -> str:
    """An error of OpenID Connect, "" where it is something else: nobody knows of whom it speaks."""
    return error if error.isascii() and error.replace("_", "").isalnum() else ""


def _from_our_page(request: Request, tool: Tool) -> bool:
    """Whether a form of ours was sent. Who begins a login knows its secret, and could let another's browser send it."""
    said = request.headers
    return said.get("sec-fetch-site") == "same-origin" or said.get("origin") == origin_of(tool.address)


def _ask_for_the_secret(
    tool: Tool, said: Mapping[str, str], pending: Pending, registration: Registration
) -> Response:  # fmt: skip
    """No cookie came: look into the platform's storage, then offer a new window, and after that give up."""
    target = said.get("lti_storage_target") or pending.storage
    if pending.storage == OWN_WINDOW:
        refuse(OTHER_BROWSER, "no cookie in a window of its own")
    if target and STORED not in said:
        return page(
            "lti_launch.html",
            headers={"Referrer-Policy": "same-origin"},  # so that older browsers say where the form comes from
            frames=frames_of(registration),
            target=target,
            origin=origin_of(registration.login_url),
            key=cookie_of(said["state"]),
            field=STORED,
            state=said["state"],
            id_token=said["id_token"],
        )
    return page("lti_window.html", frames=frames_of(registration), there=again(pending, tool))
