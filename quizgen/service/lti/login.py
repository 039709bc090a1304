"""A login that a platform begins: we answer with a state and a nonce, and the browser keeps a secret meanwhile.

OpenID Connect third-party initiated login, LTI security framework 1.0 section 5.1.1. The browser keeps the secret in
a cookie of its own partition (so that it survives in a frame on another site), and, where the platform offers it, in
the platform's storage (LTI client-side postMessages 1.0).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quizgen.gradebook.schema import Registration
from quizgen.service.html import page
from quizgen.service.lti.addresses import origin_of
from quizgen.service.lti.claims import is_ours
from quizgen.service.lti.forms import check_lengths, fields, needed
from quizgen.service.lti.refusals import FOREIGN_TARGET, NO_KEPT_SECRET, UNKNOWN_DEPLOYMENT, refuse
from quizgen.service.lti.state import LIFETIME, Pending, cookie_of, digest, keep, new_secret
from quizgen.service.lti.tool import Tool, concern, frames_of, tool_of

PARAMETERS: Final = ("iss", "login_hint", "target_link_uri", "lti_message_hint", "client_id", "lti_deployment_id")
STORAGE: Final = "lti_storage_target"
OWN_WINDOW: Final = "quizgen_window"
"""Our own parameter: the login was begun again in a window of its own, where cookies are kept."""


async def login(request: Request) -> Response:
    """Sends the browser to the platform to say who is there."""
    tool, said = tool_of(request), await fields(request)
    if not tool.service.settings.kept:
        refuse(NO_KEPT_SECRET)
    check_lengths(said, (*PARAMETERS, STORAGE))
    concern(request, needed(said, "iss"), said.get("client_id", ""))
    registration = await tool.registered(said["iss"], said.get("client_id", ""))
    state, browser = new_secret(), new_secret()
    pending = _pending(said, registration, browser, tool)
    known = await tool.deployments(registration)
    if pending.deployment and known and pending.deployment not in known:
        refuse(UNKNOWN_DEPLOYMENT, pending.deployment)
    await tool.service.writing(lambda session: keep(session, state, pending, tool.now()))
    answer = _sent(registration, pending, state, browser, tool)
    answer.headers.append("Set-Cookie", cookie(state, browser))
    return answer


def cookie(state: str, browser: str) -> str:
    """The header that keeps a browser's secret; with "" it is deleted.

    Its path is the host's root, also where the service is found below a path: nothing else is allowed to a name that
    begins with __Host-, and only such a cookie cannot be set from a neighbouring host, to launch as somebody else.
    """
    age = int(LIFETIME.total_seconds()) if browser else 0
    return f"{cookie_of(state)}={browser}; Path=/; Max-Age={age}; Secure; HttpOnly; SameSite=None; Partitioned"


def again(pending: Pending, tool: Tool) -> str:
    """The address that begins the same login once more, in a window of its own."""
    texts = (
        pending.issuer, pending.login_hint, pending.target, pending.message_hint, pending.client_id, pending.deployment,
    )  # fmt: skip
    said = {name: text for name, text in zip(PARAMETERS, texts, strict=True) if text}
    return f"{tool.address}/lti/login?{urlencode({**said, OWN_WINDOW: '1'})}"


def _pending(said: Mapping[str, str], registration: Registration, browser: str, tool: Tool) -> Pending:
    """What the launch will have to fit; refuses a target that is not ours."""
    target = needed(said, "target_link_uri")
    if not is_ours(target, tool.address):
        refuse(FOREIGN_TARGET, target.partition("?")[0])
    return Pending(
        registration.issuer,
        registration.client_id,
        new_secret(),
        digest(browser),
        target,
        needed(said, "login_hint"),
        said.get("lti_message_hint", ""),
        said.get("lti_deployment_id", ""),
        OWN_WINDOW if OWN_WINDOW in said else said.get(STORAGE, ""),
    )


def _sent(registration: Registration, pending: Pending, state: str, browser: str, tool: Tool) -> Response:
    """To the platform's login at once; where it has a storage, by a page that first leaves the secret there."""
    asked = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": registration.client_id,
        "redirect_uri": tool.launch_url,
        "state": state,
        "nonce": pending.nonce,
        "login_hint": pending.login_hint,
    }
    if pending.message_hint:
        asked["lti_message_hint"] = pending.message_hint
    joint = "&" if "?" in registration.login_url else "?"
    there = f"{registration.login_url}{joint}{urlencode(asked)}"
    if pending.storage in ("", OWN_WINDOW):
        return RedirectResponse(there, 302)
    return page(
        "lti_login.html",
        frames=frames_of(registration),
        target=pending.storage,
        origin=origin_of(registration.login_url),
        key=cookie_of(state),
        secret=browser,
        there=there,
    )
