"""Dynamic registration 1.0: a platform that was invited tells us of itself, and we tell it of us.

Its configuration must come from the host that it calls its issuer, and every address in it must be one that may be
called (see outside.py).
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from quizgen.errors import FileError
from quizgen.gradebook.registrations import add_deployment, add_registration
from quizgen.gradebook.schema import Registration
from quizgen.gradebook.store import Session
from quizgen.service.html import page
from quizgen.service.lti.addresses import Unreachable, host_of, origin_of
from quizgen.service.lti.chosen import DATES, PREFIX
from quizgen.service.lti.claims import DEEP_LINKING_REQUEST, LINK_REQUEST, identifier
from quizgen.service.lti.forms import fields, needed
from quizgen.service.lti.invitation import give_back, is_open, use_up
from quizgen.service.lti.outside import is_bearer
from quizgen.service.lti.placing import LINE_ITEMS, SCORES
from quizgen.service.lti.refusals import FOREIGN_CONFIGURATION, NO_INVITATION, NOT_A_FORM, UNREACHABLE, refuse
from quizgen.service.lti.roster import SCOPE as ROSTER
from quizgen.service.lti.tool import Tool, tool_of
from quizgen.values import value
from quizgen.wire.document import Field, Json, dump

PLATFORM: Final = "https://purl.imsglobal.org/spec/lti-platform-configuration"
TOOL: Final = "https://purl.imsglobal.org/spec/lti-tool-configuration"


@value
class Configuration:
    """What a platform says of itself."""

    issuer: str
    name: str
    login_url: str
    token_url: str
    keys_url: str
    registration_url: str
    audience: str


async def register(request: Request) -> Response:
    """Registers the platform that opened this page; the invitation is used up only where that succeeds."""
    tool, said = tool_of(request), await fields(request)
    secret, at = said.get("invitation", ""), tool.now()
    if not await tool.service.reading(lambda session: is_open(session, secret, at)):
        refuse(NO_INVITATION)
    token = said.get("registration_token", "")
    if token and not is_bearer(token):
        refuse(NOT_A_FORM, "registration_token is no token")
    try:
        platform = await _configuration(tool, needed(said, "openid_configuration"))
        if not await tool.service.writing(lambda session: use_up(session, secret, at)):
            refuse(NO_INVITATION)
        try:
            answer = await _told(tool, platform, token)
        except Unreachable:
            await tool.service.writing(lambda session: give_back(session, secret, at))
            raise
    except Unreachable as error:
        refuse(UNREACHABLE, str(error))
    client, deployment = answer
    await tool.service.writing(lambda session: _kept(session, tool, platform, client, deployment))
    frames = (origin_of(platform.issuer),)
    return page("lti_registered.html", frames=frames, platform=platform, client=client, deployment=deployment)


async def _configuration(tool: Tool, url: str) -> Configuration:
    """The platform's configuration, with addresses that may all be called; refuses that of another host."""
    answer = await tool.outside.get(url, {"Accept": "application/json"})
    try:
        platform = _read(answer.json())
    except FileError as error:
        raise Unreachable(answer.host, f"describes itself otherwise: {error.problems[0]}", answer.status) from None
    if host_of(platform.issuer) != host_of(url):
        refuse(FOREIGN_CONFIGURATION, f"{platform.issuer} at {host_of(url)}")
    for address in (
        platform.issuer, platform.login_url, platform.token_url, platform.keys_url, platform.registration_url,
    ):  # fmt: skip
        await tool.outside.check(address)
    return platform


def _read(document: Field) -> Configuration:
    names = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint")
    issuer, login, token, keys, registration = (document[name].text for name in names)
    family, server = document.get(PLATFORM), document.get("authorization_server")
    product = None if family is None else family.get("product_family_code")
    family_name, audience = _said(product)[:40], _said(server)
    name = f"{family_name} at {host_of(issuer)}" if family_name else host_of(issuer)
    return Configuration(issuer, name, login, token, keys, registration, audience)


def _said(field: Field | None) -> str:
    """A name that may be missing or empty."""
    return "" if field is None or field.value in (None, "") else identifier(field)


async def _told(tool: Tool, platform: Configuration, token: str) -> tuple[str, str]:
    """Tells the platform of us: the client that it makes of us, and a deployment where it names one already."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    body = dump(description(tool), indent=None).encode()
    answer = await tool.outside.post(platform.registration_url, headers, body=body)
    try:
        said = answer.json()
        configuration = said.get(TOOL)
        deployment = None if configuration is None else configuration.get("deployment_id")
        return identifier(said["client_id"]), _said(deployment)
    except FileError as error:
        raise Unreachable(answer.host, f"does not say who we are: {error.problems[0]}", answer.status) from None


def description(tool: Tool) -> Json:
    """This tool, as platforms register it. It asks for no name and no address of any person."""
    return {
        "application_type": "web",
        "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"],
        "initiate_login_uri": f"{tool.address}/lti/login",
        "redirect_uris": [tool.launch_url],
        "client_name": "quizgen",
        "jwks_uri": f"{tool.address}/lti/keys",
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": " ".join((LINE_ITEMS, SCORES, ROSTER)),
        TOOL: {
            "domain": urlsplit(tool.address).netloc,
            "description": "Calculus questions with individual variants and explained marking",
            "target_link_uri": tool.launch_url,
            "claims": ["iss", "sub"],
            "custom_parameters": {PREFIX + name: variable for name, variable in DATES.items()},
            "messages": [
                {"type": LINK_REQUEST},
                {"type": DEEP_LINKING_REQUEST, "target_link_uri": tool.launch_url, "label": "Choose questions"},
            ],
        },
    }


def _kept(session: Session, tool: Tool, platform: Configuration, client: str, deployment: str) -> Registration:
    row = add_registration(
        session,
        platform.issuer,
        client,
        tool.now(),
        name=platform.name,
        login_url=platform.login_url,
        token_url=platform.token_url,
        keys_url=platform.keys_url,
        audience=platform.audience,
        active=True,
    )
    if deployment:
        add_deployment(session, row, deployment)
    return row
