"""Names and role provisioning services 2.0: who is in a course. Asked when somebody looks, and never kept."""

from __future__ import annotations

from typing import Final

from quizgen.errors import FileError
from quizgen.gradebook.schema import Placement, Registration
from quizgen.service.lti.addresses import Unreachable, host_of
from quizgen.service.lti.claims import teaches
from quizgen.service.lti.outside import Answer, in_time
from quizgen.service.lti.tool import Tool
from quizgen.values import value
from quizgen.wire.document import Field, unquoted

SCOPE: Final = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
MEMBERS: Final = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"


@value
class Member:
    """Somebody in a course: `name` is "" where the platform keeps it to itself."""

    sub: str
    name: str
    teaches: bool
    active: bool


async def roster(tool: Tool, registration: Registration, placement: Placement) -> tuple[Member, ...]:
    """Everybody in the placement's course, page after page; nobody where the platform gives no roster.

    Raises Unreachable.
    """
    members: dict[str, Member] = {}
    if placement.roster_url:
        async with in_time(host_of(placement.roster_url)):
            async for answer in tool.access.pages(registration, (SCOPE,), placement.roster_url, MEMBERS):
                members |= {member.sub: member for member in _members(answer)}
    return tuple(members.values())


def _members(answer: Answer) -> list[Member]:
    said = answer.json()
    try:
        return [_member(one) for one in said["members"]]
    except FileError as error:
        what = f"gives a roster that cannot be read: see {unquoted(error, said)}."
        raise Unreachable(answer.host, what, answer.status) from None


def _member(entry: Field) -> Member:
    roles, status = entry.get("roles"), entry.get("status")
    return Member(
        entry["user_id"].text,
        _name(entry),
        roles is not None and teaches(tuple(role.text for role in roles)),
        status is None or status.value == "Active",
    )


def _name(entry: Field) -> str:
    """The whole name, else its parts."""
    parts = [entry.get("name")]
    if parts[0] is None or not parts[0].value:
        parts = [entry.get("given_name"), entry.get("family_name")]
    return " ".join(part.text for part in parts if part is not None and part.value)[:200]
