"""Who is who in a class, as the platform tells it while a tutor looks: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.schema import Registration
from quizgen.service.log import note_roster
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.roster import roster
from quizgen.service.pages.pages import Here
from quizgen.values import value


@value
class Names:
    """Names by `sub`; `problem` says why the platform gave none, where it should have."""

    by_sub: Mapping[str, str]
    problem: str = ""


async def names_at(at: Here) -> Names:
    """The names in this placement's course; none where there is no platform, or it gives no roster."""
    if not at.placement.roster_url:
        return Names({})
    registration = await at.service.reading(lambda session: session.get_one(Registration, at.placement.registration_id))
    try:
        members = await roster(at.pages.tool, registration, at.placement)
    except Unreachable as error:
        note_roster(f"{registration.issuer} {registration.client_id}", str(error))
        return Names({}, f"The names of students are not known: {error}")
    return Names({member.sub: member.name for member in members if member.name})
