"""Choosing what a link asks, for a platform and for a link that has nothing yet."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from quizgen.gradebook.schema import Placement
from quizgen.service.lti.claims import DEEP_LINKING, LTI
from quizgen.service.tokens import read
from tests.service.conftest import SECRET
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import LEARNER, TUTOR
from tests.service.lti.test_launch import token_in
from tests.service.lti.test_login import attribute


def asked(campus: Campus, **settings: Any) -> httpx.Response:
    """The page on which is chosen."""
    return campus.begin().launch(**campus.lms.deep_linking(**settings))


def ticket_in(page: httpx.Response) -> str:
    return attribute(page.text, 'name="ticket" value')


def sent(campus: Campus, page: httpx.Response, **fields: Any) -> httpx.Response:
    form = {"ticket": ticket_in(page), "title": "Week 4", "seeds": "student", "counts": "best", **fields}
    return campus.running.post("/lti/choose", data=form)


def response_in(campus: Campus, page: httpx.Response) -> dict[str, Any]:
    """What goes back to the platform, by our published keys."""
    keys = KeySet.import_key_set(campus.running.get("/lti/keys").json())
    return jwt.decode(attribute(page.text, 'name="JWT" value'), keys, ["RS256"]).claims


def test_a_choice_goes_back_signed(campus: Campus) -> None:
    """With the platform's data as it came, and what was chosen in custom parameters."""
    page = asked(campus)
    assert page.status_code == 200, page.text
    assert "chain-rule/" in page.text
    fields = {
        "count:chain-rule": "2",
        "template": ["product-rule/polynomial-times-sine"],
        "attempts": "3",
        "hints": "on",
    }
    template = attribute(page.text, 'type="checkbox" name="template" value')
    answer = sent(campus, page, **{**fields, "template": [template], "questions": "1 of product-rule: 3 marks"})
    assert answer.status_code == 200, answer.text
    assert attribute(answer.text, "action") == "https://lms.example/return"
    assert "form-action 'self' https://lms.example;" in answer.headers["Content-Security-Policy"]
    said = response_in(campus, answer)
    assert (said["iss"], said["aud"]) == ("tool-1", "https://lms.example")
    assert said[f"{LTI}message_type"] == "LtiDeepLinkingResponse"
    assert said[f"{LTI}deployment_id"] == "1"
    assert said[f"{DEEP_LINKING}data"] == "opaque & data"
    (item,) = said[f"{DEEP_LINKING}content_items"]
    assert (item["type"], item["title"], item["url"]) == (
        "ltiResourceLink",
        "Week 4",
        "https://tool.example/lti/launch",
    )
    first, second, third, fourth = item["custom"].pop("quizgen_questions").split(" + ")
    assert first.startswith("product-rule/")
    assert first.endswith(": 3 marks")
    assert second == template
    assert third.partition("/")[0] == fourth.partition("/")[0] == "chain-rule"
    assert third != fourth
    assert item["custom"] == {
        "quizgen_seeds": "student",
        "quizgen_attempts": "3",
        "quizgen_counts": "best",
        "quizgen_hints": "yes",
        "quizgen_solutions": "no",
        "quizgen_opens": "$ResourceLink.available.startDateTime",
        "quizgen_due": "$ResourceLink.submission.endDateTime",
    }
    assert item["lineItem"]["scoreMaximum"] > 3


def test_what_was_chosen_is_set_by_the_first_launch(campus: Campus) -> None:
    """As the platform's signature brings it."""
    answer = sent(campus, asked(campus), questions="1 of chain-rule", seeds="class", solutions="on", counts="last")
    (item,) = response_in(campus, answer)[f"{DEEP_LINKING}content_items"]
    opened = campus.launch(resource_link={"id": "chosen", "title": item["title"]}, custom=item["custom"])
    placement_id = int(read(token_in(opened), SECRET, campus.clock).placement)
    with campus.running.service.gradebook.reading() as session:
        placement = session.get_one(Placement, placement_id)
    assert (placement.seeds, placement.counts) == ("class", "last")
    assert [line.partition("/")[0] for line in placement.questions] == ["chain-rule"]
    assert (placement.hints, placement.solutions, placement.attempts) == (False, True, None)
    assert placement.score_maximum == item["lineItem"]["scoreMaximum"]


def test_no_column_of_grades_where_none_is_wanted(campus: Campus) -> None:
    """accept_lineitem: false; and no data where none came."""
    page = asked(campus, accept_lineitem=False, data=None)
    said = response_in(campus, sent(campus, page, questions="1 of chain-rule"))
    assert "lineItem" not in said[f"{DEEP_LINKING}content_items"][0]
    assert f"{DEEP_LINKING}data" not in said


def test_what_is_wrong_with_a_choice_is_said_on_the_page(campus: Campus) -> None:
    """All at once, with what was entered; then it can be put right."""
    page = sent(campus, asked(campus), questions="1 of chain-rul\n2 of nothing")
    assert page.status_code == 422
    assert "chain-rule" in page.text.partition('role="alert"')[2][:400]
    assert "2 of nothing" in page.text
    assert sent(campus, page, questions="1 of chain-rule").status_code == 200
    empty = sent(campus, asked(campus))
    assert empty.status_code == 422
    assert "no question is chosen" in empty.text


def test_a_choice_is_made_once(campus: Campus) -> None:
    """A form that is sent again is refused, and so is a ticket that was made up."""
    page = asked(campus)
    assert sent(campus, page, questions="1 of chain-rule").status_code == 200
    assert sent(campus, page, questions="1 of product-rule").status_code == 403
    assert campus.running.post("/lti/choose", data={"ticket": "guess"}).status_code == 403


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({"roles": [LEARNER]}, 403),
        ({"__settings": {"deep_link_return_url": "https://lms.example/r", "accept_types": ["file"]}}, 400),
        ({"__settings": {"deep_link_return_url": "javascript:alert(1)", "accept_types": ["ltiResourceLink"]}}, 400),
        ({"__settings": {"accept_types": ["ltiResourceLink"], "accept_presentation_document_targets": ["frame"]}}, 400),
        ({"__settings": {"deep_link_return_url": "https://lms.example/r", "accept_types": ["ltiResourceLink"]}}, 400),
        ({"__settings": None}, 400),
    ],
)
def test_requests_that_are_refused(campus: Campus, claims: dict[str, Any], status: int) -> None:
    """Of people who do not teach, for links of another sort, and with nowhere to go back to."""
    answer = campus.begin().launch(**{**campus.lms.deep_linking(), **claims})
    assert answer.status_code == status, answer.text
    assert "<h1>" in answer.text


def test_a_link_without_questions_gets_them_from_its_tutor(campus: Campus) -> None:
    """On platforms that know no deep linking; students are told that there is nothing yet."""
    link: dict[str, Any] = {"resource_link": {"id": "bare"}, "custom": None}
    assert campus.launch(**link).status_code == 404
    page = campus.launch(**link, roles=[TUTOR])
    assert ticket_in(page)
    opened = sent(campus, page, questions="1 of chain-rule", seeds="class")
    assert read(token_in(opened), SECRET, campus.clock).role == "tutor"
    assert "quizgen-token" in campus.launch(**link).text
