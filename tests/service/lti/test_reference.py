"""The same launches, choices, scores and rosters at our tool and at another one: PyLTI1p3next, which is widely used.

What it takes and we refuse is listed with the section that is on our side. Nothing is refused there and taken here
but by the leeway for clocks. That it works with tests/service/lti/platform.py says of this double what it is worth.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.placements import find_placement
from quizgen.gradebook.registrations import find_registration
from quizgen.gradebook.schema import Learner, Placement
from quizgen.gradebook.written import NewMark
from quizgen.service.lti.claims import AGS, DEEP_LINKING, LTI, NRPS
from quizgen.service.lti.roster import roster
from quizgen.service.tokens import read
from tests.service.conftest import SECRET
from tests.service.lti.conftest import Campus, Login
from tests.service.lti.platform import LEARNER, TOOL, TUTOR
from tests.service.lti.reference import Reference
from tests.service.lti.test_deep_linking import response_in, sent
from tests.service.lti.test_launch import HOUR, REFUSED, token_in

CORE = "LTI 1.3 core"
SECURITY = "1EdTech security framework 1.0"
OIDC = "OpenID Connect core 1.0"

TAKEN_THERE = {
    "replayed": f"{SECURITY} 5.1.3: a nonce that was received before is refused; there it is looked up and not used up",
    "replayed in a new login": f"{SECURITY} 5.1.3, as above",
    "swapped state": f"{OIDC} 3.1.2.1 and 3.1.3.7 (11): state and nonce belong to one authentication request",
    "several audiences without azp": f"{OIDC} 3.1.3.7 (4): azp SHOULD be there; {SECURITY} 5.1.3: the tool MUST verify",
    "another azp": f"{OIDC} 3.1.3.7 (5) and {SECURITY} 5.1.3: azp is the tool's client_id",
    "no expiry": f"{OIDC} 2 and {SECURITY} 5.1.2: exp is REQUIRED",
    "a target elsewhere": f"{CORE} 5.3.4: target_link_uri is an address of the tool's",
    "a person of no form": f"{CORE} 5.3.6: sub has at most 255 characters",
    "other tenant's token": f"{OIDC} 3.1.3.7 (3): aud is the client that asked, and not another one at its issuer",
    "endless expiry": "RFC 7519 2: exp is a time, and in 10^400 seconds there is none that a clock could show",
    "nothing set": "the launch holds: the question is what the tool does then",
    "questions that are not there": "as above",
}
"""Launches that the other tool takes and we do not, and why."""

GOOD: dict[str, dict[str, Any]] = {
    "as usual": {},
    "an audience in a list": {"aud": ["tool-1"]},
    "several audiences with azp": {"aud": ["tool-1", "x"], "azp": "tool-1"},
    "no role": {"roles": []},
    "a tutor": {"roles": [TUTOR]},
    "a context role of LTI 1.1": {"roles": ["Instructor"]},
    "no title": {"resource_link": {"id": "untitled"}},
    "no context": {"context": None},
    "no custom parameters but ours": {"custom": {"quizgen_questions": "1 of chain-rule", "x": "y"}},
    "no services": {AGS: None, NRPS: None},
    "claims of the platform's own": {"ext": {"a": [1, 2.5]}},
    "a name and an address": {"name": "Ada", "email": "ada@example.org"},
}

REQUIRED = ("iss", "aud", "nonce", "sub", "exp", "iat", "version", "message_type", "deployment_id", "roles",
            "resource_link", "target_link_uri")  # fmt: skip
"""Claims without which a launch is none: LTI 1.3 core 5.3 and 5.4, OpenID Connect core 2."""

UNASKED = {
    "exp": f"{OIDC} 2: exp is REQUIRED",
    "iat": f"{OIDC} 2: iat is REQUIRED",
    "target_link_uri": f"{CORE} 5.3.4: target_link_uri is required",
}
"""Those of which the other tool does not notice that they are missing."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Campus, Reference]]:
    """Ours in a campus of its own, by the machine's clock, and theirs beside it."""
    campus = Campus(f"sqlite:///{tmp_path_factory.mktemp('reference') / 'g.db'}")
    yield campus, Reference(campus)
    campus.running.close()


@pytest.fixture
def ours(both: tuple[Campus, Reference]) -> Campus:
    both[0].clock = time.time()
    return both[0]


@pytest.fixture
def theirs(both: tuple[Campus, Reference]) -> Reference:
    return both[1]


@pytest.mark.parametrize("name", GOOD)
def test_good_launches_open_in_both(ours: Campus, theirs: Reference, name: str) -> None:
    """And both know the same of them."""
    answer = ours.launch(**GOOD[name])
    assert answer.status_code == 200, answer.text
    assert theirs.begin().launch(**GOOD[name]).status_code == 200
    teaches = theirs.opened.check_teacher_access()
    assert (read(token_in(answer), SECRET, ours.clock).role == "tutor") == teaches


@pytest.mark.parametrize("name", REFUSED)
def test_what_we_refuse_is_refused_there_or_the_standard_is_with_us(
    ours: Campus, theirs: Reference, name: str
) -> None:  # fmt: skip
    """Each of our own negative tests."""
    attempt, status, _ = REFUSED[name]
    ours.launch()
    assert attempt(ours.begin()).status_code == status
    answer = attempt(theirs.begin())
    assert (answer.status_code == 200) == (name in TAKEN_THERE), (answer.text, TAKEN_THERE.get(name))


@pytest.mark.parametrize("claim", REQUIRED)
def test_a_claim_that_is_missing_is_missed(ours: Campus, theirs: Reference, claim: str) -> None:
    """Here always."""
    assert without(ours.begin(), claim).status_code in (400, 403)
    assert (without(theirs.begin(), claim).status_code == 200) == (claim in UNASKED)


def without(login: Login, claim: str) -> httpx.Response:
    claims = login.platform.claims(login.nonce, login.campus.clock)
    del claims[claim if claim in claims else f"{LTI}{claim}"]
    return login.send(login.platform.signed(claims))


def test_clocks_may_differ_here_and_not_there(ours: Campus, theirs: Reference) -> None:
    """OpenID Connect core 3.1.3.7 (9), RFC 7519 4.1.4: "usually no more than a few minutes". Beyond it both refuse."""
    now = int(time.time())
    for name, way in (("exp", -1), ("iat", 1), ("nbf", 1)):
        for moment, here in ((now + way * 30, 200), (now + way * HOUR, 403)):
            assert ours.begin().launch(**{name: moment}).status_code == here
            assert theirs.begin().launch(**{name: moment}).status_code == 403


DEEP = {
    "as usual": {},
    "several types": {"accept_types": ["link", "ltiResourceLink", "html"]},
    "no data": {"data": None},
    "other types only": {"accept_types": ["link", "html"]},
    "types in a text": {"accept_types": "ltiResourceLink"},
    "nowhere to show it": {"accept_presentation_document_targets": []},
    "no targets at all": {"accept_presentation_document_targets": None},
}


@pytest.mark.parametrize("name", DEEP)
def test_requests_for_deep_links_are_taken_by_both_or_by_none(ours: Campus, theirs: Reference, name: str) -> None:
    """Deep linking 2.0, 4.4.1."""
    settings: Any = DEEP[name]
    here = ours.begin().launch(**ours.lms.deep_linking(**settings))
    there = theirs.begin().launch(**theirs.lms.deep_linking(**settings))
    assert (here.status_code == 200) == (there.status_code == 200), (here.text, there.text)
    assert there.status_code == (200 if name in ("as usual", "several types", "no data") else 403)


def test_the_same_choice_goes_back_in_the_same_words(ours: Campus, theirs: Reference) -> None:
    """But for what is random, and for the audience, which is one text or a list of one (RFC 7519 4.1.3)."""
    from pylti1p3.deep_link_resource import DeepLinkResource
    from pylti1p3.lineitem import LineItem

    page = ours.begin().launch(**ours.lms.deep_linking())
    here = response_in(ours, sent(ours, page, questions="1 of chain-rule", title="Week 4"))
    (item,) = here[f"{DEEP_LINKING}content_items"]
    theirs.begin().launch(**theirs.lms.deep_linking())
    resource = DeepLinkResource().set_url(f"{TOOL}/lti/launch").set_title("Week 4").set_custom_params(item["custom"])
    maximum = item["lineItem"]["scoreMaximum"]
    resource.set_lineitem(LineItem().set_score_maximum(maximum).set_label("Week 4"))
    signed = theirs.opened.get_deep_link().get_response_jwt([resource])
    there = jwt.decode(signed, KeySet.import_key_set(theirs.keys), ["RS256"]).claims
    for answer in (here, there):
        assert answer.pop("exp") - answer.pop("iat") in range(60, 3601)
        assert len(answer.pop("nonce")) >= 32
    assert there.pop("aud") == [here.pop("aud")]
    assert here == there


def scores_here(ours: Campus, link: str) -> None:
    """A launch, an answer that gets half of its marks, and what the sender makes of it."""
    granted = read(token_in(ours.launch(resource_link={"id": link, "title": "Week 4"})), SECRET, ours.clock)
    with ours.running.service.gradebook.writing() as session:
        placement = session.get_one(Placement, int(granted.placement))
        learner = session.get_one(Learner, int(granted.subject))
        mark = NewMark("", "2x", "case", "different", Fraction(3), Fraction(4))
        record(session, placement, learner, Answered(link, 1, "t", "1", "s", {"": "2x"}, ours.at), [mark], "m")
    ours.running.wait(ours.running.sender.round())


def test_the_same_score_reaches_the_platform_in_the_same_form(ours: Campus, theirs: Reference) -> None:
    """Where: the line item is found, or made, and /scores put before its query. What: every field that is required."""
    from pylti1p3.grade import Grade
    from pylti1p3.lineitem import LineItem

    lms = ours.lms
    lms.items.clear()
    lms.scores.clear()
    scores_here(ours, "graded")
    (here,) = lms.scores
    (item,) = lms.items.values()
    theirs.begin().launch(resource_link={"id": "graded", "title": "Week 4"})
    ags = theirs.opened.get_ags()
    wanted = LineItem().set_resource_link_id("graded").set_label("Week 4").set_score_maximum(item["scoreMaximum"])
    found = ags.find_or_create_lineitem(wanted, find_by="resource_link_id")
    assert found.get_id() == item["id"]
    grade = Grade().set_score_given(here["scoreGiven"]).set_score_maximum(here["scoreMaximum"])
    grade.set_activity_progress("Completed").set_grading_progress("FullyGraded").set_user_id("student-1")
    ags.put_grade(grade.set_timestamp(here["timestamp"]), found)
    assert lms.scores[1] == here
    assert lms.calls[-1] == ("POST", "/items/1/scores")
    assert theirs.calls.made[-1].headers["content-type"] == "application/vnd.ims.lis.v1.score+json"
    assert len(lms.items) == 1


def test_a_line_item_is_made_in_the_same_form(ours: Campus, theirs: Reference) -> None:
    """And each tool finds the other's."""
    from pylti1p3.lineitem import LineItem

    lms = ours.lms
    lms.items.clear()
    theirs.begin().launch(resource_link={"id": "theirs", "title": "Week 4"})
    made = LineItem().set_resource_link_id("theirs").set_label("Week 4").set_score_maximum(4).set_tag("quizgen")
    theirs.opened.get_ags().create_lineitem(made)
    scores_here(ours, "theirs")
    (there,) = lms.items.values()
    scores_here(ours, "ours")
    here = next(item for item in lms.items.values() if item["resourceLinkId"] == "ours")
    assert {name: type(told) for name, told in there.items()}.items() <= {n: type(t) for n, t in here.items()}.items()


def test_the_same_people_are_on_the_roster(ours: Campus, theirs: Reference, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page after page."""
    lms = ours.lms
    monkeypatch.setattr(lms, "page", 3)
    everybody = [{"user_id": str(number), "roles": [LEARNER], "status": "Active"} for number in range(7)]
    monkeypatch.setattr(lms, "members", everybody)
    ours.launch()
    theirs.begin().launch()
    with ours.running.service.gradebook.reading() as session:
        registration = find_registration(session, lms.issuer, "tool-1")
        assert registration is not None
        placement = find_placement(session, registration, "1", "link-1")
        assert placement is not None
    here = ours.running.wait(roster(ours.running.tool, registration, placement))
    there = theirs.opened.get_nrps().get_members()
    assert [member.sub for member in here] == [member["user_id"] for member in there] == list("0123456")
    assert json.loads(json.dumps(there)) == everybody
