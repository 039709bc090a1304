"""Scores leave the outbox and reach the platform: where to, in which form, and what happens when they do not."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from fractions import Fraction
from typing import Any

import httpx
import pytest
from joserfc.jws import extract_compact

from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.outbox import claim, scores
from quizgen.gradebook.schema import Learner, Once, Placement, Score
from quizgen.gradebook.written import NewMark
from quizgen.service.lti.claims import AGS
from quizgen.service.lti.grades import scores_url
from quizgen.service.lti.sender import LEASE, Sender
from quizgen.service.lti.state import KIND
from quizgen.service.tokens import read
from tests.service.conftest import SECRET
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import TUTOR, Platform
from tests.service.lti.test_launch import token_in


def answered(campus: Campus, link: str, given: int, platform: Platform | None = None, waiting: int = 0) -> Placement:
    """A launch at a link of its own, and an answer to its first question."""
    answer = campus.launch(platform, resource_link={"id": link, "title": "Week 4"}, sub=f"of {link}")
    granted = read(token_in(answer), SECRET, campus.clock)
    with campus.running.service.gradebook.writing() as session:
        placement: Placement = session.get_one(Placement, int(granted.placement))
        learner = session.get_one(Learner, int(granted.subject))
        mark = NewMark("", "2x", "case", "different", Fraction(given), Fraction(4), waiting=Fraction(waiting))
        once = f"{link} {given} {campus.clock}"
        record(session, placement, learner, Answered(once, 1, "t", "1", "s", {"": "2x"}, campus.at), [mark], "m")
    return placement


def state(campus: Campus, placement: Placement) -> Score:
    with campus.running.service.gradebook.reading() as session:
        ((_, score),) = scores(session, placement)
        return score


def sent(campus: Campus) -> int:
    count: int = campus.running.wait(campus.running.sender.round())
    return count


@pytest.fixture(autouse=True)
def quiet(campus: Campus) -> None:
    """Nothing of an earlier test waits, and nobody is left alone."""
    campus.clock += 7 * 3600
    while sent(campus):
        pass
    for platform in (campus.lms, campus.other):
        platform.scores.clear()
        platform.refusals.clear()
        platform.assertions.clear()
        platform.items.clear()


def test_a_score_reaches_the_platform(campus: Campus) -> None:
    """With a line item made for it, all fields that are asked for, and /scores before the query."""
    placement = answered(campus, "sent", 3)
    assert sent(campus) == 1
    (item,) = campus.lms.items.values()
    assert (item["label"], item["resourceLinkId"], item["scoreMaximum"]) == (
        "Week 4",
        "sent",
        int(placement.score_maximum),
    )
    (score,) = campus.lms.scores
    assert score == {
        "at": "of=course-1",
        "userId": "of sent",
        "scoreGiven": 3,
        "scoreMaximum": int(placement.score_maximum),
        "activityProgress": "Completed",
        "gradingProgress": "FullyGraded",
        "timestamp": campus.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    assert state(campus, placement).state == "sent"
    assert sent(campus) == 0


def test_a_later_score_has_a_later_time(campus: Campus) -> None:
    """Even in the same moment; and the line item is the one that was made."""
    placement = answered(campus, "later", 1)
    sent(campus)
    answered(campus, "later", 3)
    sent(campus)
    assert len(campus.lms.items) == 1
    first, second = (score["timestamp"] for score in campus.lms.scores)
    assert first < second
    assert state(campus, placement).given == 3


def test_what_waits_for_a_person_is_said(campus: Campus) -> None:
    """And is no final grade."""
    answered(campus, "waits", 1, waiting=2)
    sent(campus)
    (score,) = campus.lms.scores
    assert (score["scoreGiven"], score["gradingProgress"]) == (1, "PendingManual")


def test_a_line_item_of_the_platform_is_found(campus: Campus) -> None:
    """By its resource link; none is made beside it."""
    name = f"{campus.lms.issuer}/items/7?of=course-1"
    campus.lms.items[name] = {"id": name, "label": "x", "scoreMaximum": 9, "resourceLinkId": "found"}
    placement = answered(campus, "found", 3)
    sent(campus)
    assert len(campus.lms.items) == 1
    with campus.running.service.gradebook.reading() as session:
        assert session.get_one(Placement, placement.id).line_item == name


def test_a_line_item_is_looked_for_on_every_page(campus: Campus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a platform that does not heed which one is asked for: none is made a second time."""
    monkeypatch.setattr(campus.lms, "page", 2)
    for number in range(5):
        name = f"{campus.lms.issuer}/items/{number}"
        campus.lms.items[name] = {"id": name, "resourceLinkId": "paged" if number == 4 else "another", "label": "x"}
    answered(campus, "paged", 3)
    assert sent(campus) == 1
    assert len(campus.lms.items) == 5
    assert [path for method, path in campus.lms.calls if method == "POST"][-1] == "/items/4/scores"


def test_one_token_serves_many_calls_and_no_other_client(campus: Campus) -> None:
    """Its assertion names us, the token endpoint, and works once."""
    for number in range(3):
        answered(campus, f"many {number}", 2)
    answered(campus, "theirs", 2, campus.other)
    campus.internet.platforms[campus.other.host] = Both(campus.lms, campus.other)
    try:
        assert sent(campus) == 4
    finally:
        campus.internet.platforms[campus.lms.host] = campus.lms
    ours, theirs = campus.lms.assertions, campus.other.assertions
    assert len({one["scope"] for one in ours}) == len(ours) == 2
    assert {(one["iss"], one["sub"], one["aud"]) for one in ours} == {("tool-1", "tool-1", "https://lms.example/token")}
    assert {one["iss"] for one in theirs} == {"tool-2"}
    assert len({one["jti"] for one in ours + theirs}) == len(ours) + len(theirs)


class Both(Platform):
    """A hosted platform: each client's tokens open only that client's services."""

    def __init__(self, *tenants: Platform) -> None:
        super().__init__()
        self.tenants = tenants

    def handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/token":
            assertion = httpx.QueryParams(request.content.decode())["client_assertion"]
            client = httpx.Response(200, content=extract_compact(assertion.encode()).payload).json()["iss"]
            return next(one for one in self.tenants if one.client_id == client).handle(request)
        bearer = request.headers["authorization"]
        return next(one for one in self.tenants if bearer == f"Bearer {one.access}").handle(request)


def test_a_token_that_is_taken_no_more_is_replaced(campus: Campus) -> None:
    """At once."""
    answered(campus, "stale", 1)
    sent(campus)
    campus.lms.access = "withdrawn"
    answered(campus, "stale", 2)
    sent(campus)
    assert [score["scoreGiven"] for score in campus.lms.scores] == [1, 2]


@pytest.mark.parametrize(
    ("refusal", "seconds"),
    [
        (httpx.Response(429, headers={"Retry-After": "120"}), 120),
        (httpx.Response(403, text="403 Forbidden (Rate Limit Exceeded)"), 30),
        (httpx.Response(503), 5),
    ],
)
def test_a_platform_is_left_alone_as_long_as_it_wants(
    campus: Campus, refusal: httpx.Response, seconds: int, caplog: pytest.LogCaptureFixture
) -> None:
    """With all its scores; then they arrive."""
    placement = answered(campus, f"throttled {seconds}", 2)
    with campus.running.service.gradebook.writing() as session:
        session.get_one(Placement, placement.id).line_item = f"{campus.lms.issuer}/items/1"
    campus.lms.refusals = [refusal]
    with caplog.at_level(logging.INFO, "quizgen.service"):
        assert sent(campus) == 1
    assert "lms.example answers" in caplog.messages[0]
    assert state(campus, placement).state == "failed"
    later = answered(campus, f"throttled too {seconds}", 2)
    calls = len(campus.lms.calls)
    campus.clock += seconds - 1
    sent(campus)
    assert len(campus.lms.calls) == calls
    campus.clock += 2
    sent(campus)
    campus.clock += 10
    sent(campus)
    assert {state(campus, one).state for one in (placement, later)} == {"sent"}
    assert len(campus.lms.scores) == 2


def test_what_cannot_be_sent_is_tried_again_and_never_becomes_a_mark(campus: Campus) -> None:
    """It says why in words."""
    placement = answered(campus, "nowhere", 2)
    campus.internet.platforms.pop(campus.lms.host)
    try:
        sent(campus)
    finally:
        campus.internet.platforms[campus.lms.host] = campus.lms
    score = state(campus, placement)
    assert (score.state, score.error) == ("failed", "lms.example is not a host that is known.")
    assert score.given == 2
    campus.clock += 60
    sent(campus)
    assert state(campus, placement).state == "sent"


def test_attempts_from_before_the_platform_wanted_scores_are_sent(campus: Campus) -> None:
    """When a launch brings a line item at last."""
    without: Any = {AGS: None}
    answer = campus.begin().launch(resource_link={"id": "at last"}, sub="of at last", **without)
    assert answer.status_code == 200
    granted = read(token_in(answer), SECRET, campus.clock)
    with campus.running.service.gradebook.writing() as session:
        placement = session.get_one(Placement, int(granted.placement))
        learner = session.get_one(Learner, int(granted.subject))
        mark = NewMark("", "2x", "case", "equal", Fraction(4), Fraction(4))
        record(session, placement, learner, Answered("x", 1, "t", "1", "s", {"": ""}, campus.at), [mark], "m")
    assert sent(campus) == 0
    campus.launch(resource_link={"id": "at last"}, sub="a tutor", roles=[TUTOR])
    assert sent(campus) == 1
    assert campus.lms.scores[0]["userId"] == "of at last"


def test_the_outbox_is_emptied_by_itself(campus: Campus) -> None:
    """As long as the service runs."""
    placement = answered(campus, "by itself", 3)
    sender = Sender(campus.running.tool)

    async def served() -> None:
        sender.open()
        for _ in range(100):
            await asyncio.sleep(0.05)
            if campus.lms.scores:
                break
        await asyncio.sleep(0.1)
        await sender.close()

    campus.running.wait(served())
    assert state(campus, placement).state == "sent"


def test_two_services_send_a_score_once(campus: Campus) -> None:
    """Several may look after one gradebook."""
    placements = [answered(campus, f"twice {number}", 3) for number in range(5)]
    other = Sender(campus.running.tool)

    async def both() -> None:
        await asyncio.gather(campus.running.sender.round(), other.round())

    campus.running.wait(both())
    assert {state(campus, placement).state for placement in placements} == {"sent"}
    assert len(campus.lms.scores) == 5


def test_a_score_whose_sender_was_killed_is_sent_by_another(campus: Campus) -> None:
    """When its claim has lapsed, with a later time: some platforms that had it already take no time twice."""
    placement = answered(campus, "killed", 3)
    with campus.running.service.gradebook.writing() as session:
        (delivery,) = claim(session, campus.at, LEASE)
    assert sent(campus) == 0
    campus.clock += LEASE.total_seconds() + 1
    assert sent(campus) == 1
    (score,) = campus.lms.scores
    assert datetime.fromisoformat(score["timestamp"]) > delivery.stamp
    assert state(campus, placement).state == "sent"


def test_what_has_expired_is_swept_away(campus: Campus) -> None:
    """Logins that nobody finished."""
    campus.begin()
    campus.clock += 2 * 3600
    sent(campus)
    with campus.running.service.gradebook.reading() as session:
        assert [one.kind for one in session.query(Once) if one.kind == KIND] == []


def test_scores_come_before_a_query() -> None:
    """And after a path with a slash at its end."""
    assert scores_url("https://lms.example/items/1?type_id=2") == "https://lms.example/items/1/scores?type_id=2"
    assert scores_url("https://lms.example/items/1/") == "https://lms.example/items/1/scores"
