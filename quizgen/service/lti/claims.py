"""What an id_token claims, read and checked against the login that it answers. No key, no network, no clock.

LTI 1.3 core section 5.3, the security framework 1.0 section 5.1.3, and OpenID Connect core section 3.1.3.7.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from math import ceil
from typing import Final

from quizgen.errors import FileError
from quizgen.service.lti.refusals import (
    ANONYMOUS,
    EXPIRED,
    FOREIGN_TARGET,
    FROM_THE_FUTURE,
    UNKNOWN_DEPLOYMENT,
    UNKNOWN_MESSAGE,
    WRONG_AUDIENCE,
    WRONG_ISSUER,
    WRONG_NONCE,
    WRONG_PARTY,
    WRONG_VERSION,
    refuse,
    refuse_claims,
)
from quizgen.service.lti.state import Pending
from quizgen.values import value
from quizgen.wire.document import Field, Json, Number

LTI: Final = "https://purl.imsglobal.org/spec/lti/claim/"
AGS: Final = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
NRPS: Final = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
DEEP_LINKING: Final = "https://purl.imsglobal.org/spec/lti-dl/claim/"

LINK_REQUEST: Final = "LtiResourceLinkRequest"
DEEP_LINKING_REQUEST: Final = "LtiDeepLinkingRequest"
LEEWAY: Final = 60
"""Seconds by which clocks may differ."""
LATEST: Final = 10**11
LONGEST: Final = 255
"""Characters of an identifier (sub, deployment, resource link): the specification's limit."""
LONGEST_TEXT: Final = 2048

MEMBERSHIP: Final = "http://purl.imsglobal.org/vocab/lis/v2/membership"
TEACHING: Final = ("Instructor", "ContentDeveloper", "Administrator", "TeachingAssistant")


@value
class Launch:
    """What a platform has vouched for. Texts that it did not give are "".

    `custom` are the parameters that were set when the link was made. `settings` are those of deep linking.
    """

    message: str
    deployment: str
    sub: str
    teaches: bool
    resource_link: str
    title: str
    context: str
    custom: Mapping[str, str]
    line_item: str
    line_items: str
    scopes: tuple[str, ...]
    roster_url: str
    settings: Field | None


def check(claims: Json, pending: Pending, deployments: tuple[str, ...], tool: str, now: float) -> Launch:
    """What these signed claims say, where they answer this login at this tool (its address); refuses otherwise."""
    document = Field("id_token", "", claims)
    try:
        return _checked(document, pending, deployments, tool, now)
    except FileError as error:
        refuse_claims(error, document)


def _checked(claims: Field, pending: Pending, deployments: tuple[str, ...], tool: str, now: float) -> Launch:
    if claims["iss"].text != pending.issuer:
        refuse(WRONG_ISSUER, claims["iss"].text)
    _check_audience(claims, pending.client_id)
    _check_times(claims, now)
    if not hmac.compare_digest(claims["nonce"].text.encode(), pending.nonce.encode()):
        refuse(WRONG_NONCE)
    if (version := claims[f"{LTI}version"].text) != "1.3.0":
        refuse(WRONG_VERSION, version)
    deployment = identifier(claims[f"{LTI}deployment_id"])
    if (deployments and deployment not in deployments) or pending.deployment not in ("", deployment):
        refuse(UNKNOWN_DEPLOYMENT, deployment)
    message = claims[f"{LTI}message_type"].text
    if message not in (LINK_REQUEST, DEEP_LINKING_REQUEST):
        refuse(UNKNOWN_MESSAGE, message)
    if not is_ours(target := _target(claims, message, pending), tool):
        refuse(FOREIGN_TARGET, target.partition("?")[0])
    return _launch(claims, message, deployment)


def is_ours(target: str, tool: str) -> bool:
    """Whether a target_link_uri is a page of this tool."""
    return target == f"{tool}/lti" or target.startswith((f"{tool}/lti/", f"{tool}/lti?"))


def _target(claims: Field, message: str, pending: Pending) -> str:
    """Deep linking may leave it to the login."""
    found = claims.get(f"{LTI}target_link_uri")
    if found is None and message == DEEP_LINKING_REQUEST:
        return pending.target
    return claims[f"{LTI}target_link_uri"].text


def _check_audience(claims: Field, client_id: str) -> None:
    """aud is one client or a list of them; with several, or where it is there at all, azp must be us."""
    told = claims["aud"]
    audience = [one.text for one in told] if isinstance(told.value, list) else [told.text]
    if client_id not in audience:
        refuse(WRONG_AUDIENCE, " ".join(audience))
    party = claims.get("azp")
    if (party is None and len(audience) > 1) or (party is not None and party.text != client_id):
        refuse(WRONG_PARTY, "azp is missing" if party is None else party.text)


def _check_times(claims: Field, now: float) -> None:
    past = now - _seconds(claims["exp"])
    if past >= LEEWAY:
        refuse(EXPIRED, f"{int(past)} seconds ago")
    ahead = max(_seconds(claims["iat"]), _seconds(claims.get("nbf") or claims["iat"])) - now
    if ahead > LEEWAY:
        refuse(FROM_THE_FUTURE, f"{ceil(ahead)} seconds ahead")


def _launch(claims: Field, message: str, deployment: str) -> Launch:
    sub = claims.get("sub")
    if sub is None or not sub.text:
        refuse(ANONYMOUS)
    link = claims[f"{LTI}resource_link"] if message == LINK_REQUEST else None
    context, grades, roster = claims.get(f"{LTI}context"), claims.get(AGS), claims.get(NRPS)
    return Launch(
        message,
        deployment,
        identifier(sub),
        teaches(tuple(role.text for role in claims[f"{LTI}roles"])),
        "" if link is None else identifier(link["id"]),
        _text(link, "title"),
        _text(context, "id"),
        _custom(claims.get(f"{LTI}custom")),
        _text(grades, "lineitem"),
        _text(grades, "lineitems"),
        _texts(None if grades is None else grades.get("scope")),
        _text(roster, "context_memberships_url"),
        claims[f"{DEEP_LINKING}deep_linking_settings"] if message == DEEP_LINKING_REQUEST else None,
    )


def teaches(roles: tuple[str, ...]) -> bool:
    """Whether one of these roles is that of a person who teaches in this course (not: in the institution)."""
    for role in roles:
        vocabulary, _, name = role.rpartition("#")
        in_course = vocabulary in ("", MEMBERSHIP) or vocabulary.startswith(f"{MEMBERSHIP}/")
        if in_course and (name in TEACHING or vocabulary.rpartition("/")[2] == "Instructor"):
            return True
    return False


def _seconds(field: Field) -> float:
    """A time of JSON web tokens: seconds since 1970."""
    seconds = float(field.value) if isinstance(field.value, Number) else field.whole
    if not 0 <= seconds < LATEST:
        field.wrong("not a time")
    return seconds


def identifier(field: Field) -> str:
    """A name that a platform gives to something; raises FileError."""
    text = field.text
    if not 0 < len(text) <= LONGEST or not text.isprintable():
        field.wrong(f"not an identifier of 1 to {LONGEST} characters")
    return text


def _text(field: Field | None, name: str) -> str:
    """A text that may be missing, or null, as some platforms write it. Not every database keeps a NUL."""
    found = None if field is None or field.value is None else field.get(name)
    if found is None or found.value is None:
        return ""
    if "\0" in found.text:
        found.wrong("a text with a NUL character")
    return found.text[:LONGEST_TEXT]


def _texts(field: Field | None) -> tuple[str, ...]:
    return () if field is None or field.value is None else tuple(one.text for one in field)


def _custom(field: Field | None) -> Mapping[str, str]:
    """Custom parameters are texts; whatever else a platform puts there is none of ours."""
    if field is None or not isinstance(field.value, dict):
        return {}
    return {name: field[name].text for name, text in field.value.items() if isinstance(text, str)}
