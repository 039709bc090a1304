"""Who is in a course: page after page, and only from the platform itself."""

from __future__ import annotations

import logging

import pytest

from quizgen.gradebook.placements import find_placement
from quizgen.gradebook.registrations import find_registration
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.roster import Member, roster
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import LEARNER, TUTOR
from tests.service.lti.test_launch import token_in


def asked(campus: Campus) -> tuple[Member, ...]:
    campus.launch()
    with campus.running.service.gradebook.reading() as session:
        registration = find_registration(session, campus.lms.issuer, "tool-1")
        assert registration is not None
        placement = find_placement(session, registration, "1", "link-1")
        assert placement is not None
    found: tuple[Member, ...] = campus.running.wait(roster(campus.running.tool, registration, placement))
    return found


def test_a_roster_is_read_to_its_end(campus: Campus) -> None:
    """Names where the platform gives any."""
    campus.lms.members = [{"user_id": str(number), "roles": [LEARNER]} for number in range(7)]
    campus.lms.members[0] |= {"name": "Ada L.", "roles": [TUTOR]}
    campus.lms.members[1] |= {"given_name": "Bob", "family_name": "M.", "status": "Inactive"}
    campus.lms.page = 3
    found = asked(campus)
    assert [member.sub for member in found] == [str(number) for number in range(7)]
    assert found[:3] == (
        Member("0", "Ada L.", True, True),
        Member("1", "Bob M.", False, False),
        Member("2", "", False, True),
    )


def test_a_roster_does_not_go_on_elsewhere(campus: Campus) -> None:
    """Our token would go there."""
    campus.lms.members = [{"user_id": "1"}, {"user_id": "2"}]
    campus.lms.page = 1
    campus.lms.more = "https://evil.example"
    try:
        with pytest.raises(Unreachable, match="goes on elsewhere"):
            asked(campus)
    finally:
        campus.lms.more = campus.lms.issuer


def test_a_roster_that_cannot_be_read_names_nobody(campus: Campus, caplog: pytest.LogCaptureFixture) -> None:
    """The log says which platform, and what is wrong: never whose name stood there."""
    campus.lms.members = [{"user_id": "ada", "name": {"given": "Ada Lovelace"}}]
    page = campus.launch(resource_link={"id": "damaged"}, roles=[TUTOR])
    with caplog.at_level(logging.INFO, "quizgen.service"):
        headers = {"Authorization": f"Bearer {token_in(page)}"}
        assert "names of students are not known" in campus.running.post("/page/report", {}, headers=headers).text
    (line,) = caplog.messages
    said = "lms.example gives a roster that cannot be read: see members[0].name."
    assert line == f"roster of https://lms.example tool-1: {said}"
