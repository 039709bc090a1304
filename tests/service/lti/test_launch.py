"""Launches that open, and all that are refused, each with its own line of the log."""

from __future__ import annotations

import base64
import hmac
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from joserfc import jwt

from quizgen.gradebook.placements import find_placement
from quizgen.gradebook.registrations import find_registration
from quizgen.gradebook.schema import Deployment, Placement
from quizgen.service.tokens import read
from tests.service.conftest import SECRET
from tests.service.lti.conftest import Campus, Login
from tests.service.lti.platform import LEARNER, TUTOR, key

HOUR = 3600
FOUR = datetime(2026, 12, 4, 16, tzinfo=UTC)


def token_in(answer: httpx.Response) -> str:
    """The page's token."""
    _, _, rest = answer.text.partition('name="quizgen-token" content="')
    return rest.partition('"')[0]


def test_a_launch_opens_the_page(campus: Campus) -> None:
    """With a pass for this learner at this placement, and in no frame but the platform's."""
    login = campus.begin()
    assert login.location.startswith(
        "https://lms.example/auth?scope=openid&response_type=id_token&response_mode=form_post"
    )
    assert login.cookie.startswith("__Host-")
    assert login.cookie.endswith("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=None; Partitioned")
    answer = login.launch()
    assert answer.status_code == 200, answer.text
    assert "frame-ancestors https://lms.example;" in answer.headers["Content-Security-Policy"]
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    granted = read(token_in(answer), SECRET, campus.clock)
    assert granted.role == "learner"
    with campus.running.service.gradebook.reading() as session:
        registration = find_registration(session, campus.lms.issuer, "tool-1")
        assert registration is not None
        placement = find_placement(session, registration, "1", "link-1")
    assert placement is not None
    assert granted.placement == str(placement.id)
    assert placement.questions == ("1 of chain-rule", "1 of product-rule: 3 marks")
    assert placement.score_maximum >= 4
    assert (placement.line_items, placement.roster_url) == ("https://lms.example/items", "https://lms.example/roster")


def test_who_teaches_is_a_tutor(campus: Campus) -> None:
    """In this course: an administrator of the institution is none by that alone."""
    for roles, role in (([TUTOR], "tutor"), ([LEARNER], "learner"), ([], "learner")):
        assert read(token_in(campus.launch(roles=roles)), SECRET, campus.clock).role == role
    institution = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator"
    assert read(token_in(campus.launch(roles=[institution])), SECRET, campus.clock).role == "learner"


def test_the_same_person_is_the_same_learner(campus: Campus) -> None:
    """On one platform; another client's is somebody else."""
    subjects = [
        read(token_in(answer), SECRET, campus.clock).subject
        for answer in (campus.launch(), campus.launch(), campus.launch(campus.other))
    ]
    assert subjects[0] == subjects[1] != subjects[2]


def test_an_audience_may_be_a_list(campus: Campus) -> None:
    """With azp, where there are several in it."""
    assert campus.launch(aud=["tool-1"]).status_code == 200
    assert campus.launch(aud=["tool-1", "x"], azp="tool-1").status_code == 200


def test_clocks_may_differ_by_a_minute(campus: Campus) -> None:
    """In both directions."""
    assert campus.launch(exp=int(campus.clock) - 50).status_code == 200
    assert campus.launch(iat=int(campus.clock) + 50).status_code == 200


def _edited(token: str, **header: Any) -> str:
    """The token with another header, and without a signature that fits."""
    coded = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    return ".".join((coded, token.split(".")[1], token.split(".")[2]))


def _alg_none(login: Login) -> httpx.Response:
    return login.send(_edited(login.token(), alg="none", kid="platform-1").rpartition(".")[0] + ".")


def _hs256_with_public_key(login: Login) -> httpx.Response:
    """Signed by hand: the library will not take a public key for a secret."""
    signed = _edited(login.token(), alg="HS256", kid="platform-1").rpartition(".")[0]
    seal = hmac.digest(key("platform-1").as_pem(private=False), signed.encode(), "sha256")
    return login.send(f"{signed}.{base64.urlsafe_b64encode(seal).rstrip(b'=').decode()}")


def _own_keys_in_header(login: Login) -> httpx.Response:
    mine = key("attacker")
    claims = login.platform.claims(login.nonce, login.campus.clock)
    header = {"alg": "RS256", "kid": "platform-1", "jku": "https://evil.example/keys"}
    return login.send(jwt.encode(header, claims, mine))


def _replayed(login: Login) -> httpx.Response:
    token = login.token()
    assert login.send(token).status_code == 200
    return login.send(token)


def _replayed_in_new_login(login: Login) -> httpx.Response:
    token = login.token()
    assert login.send(token).status_code == 200
    return login.campus.begin().send(token)


def _swapped_state(login: Login) -> httpx.Response:
    other = login.campus.begin()
    return login.send(login.token(), state=other.state, cookie=other.cookie)


def _state_of_another_browser(login: Login) -> httpx.Response:
    other = login.campus.begin()
    name = login.cookie.partition("=")[0]
    return login.send(login.token(), cookie=f"{name}={other.cookie.partition('=')[2]}")


def _other_tenants_token(login: Login) -> httpx.Response:
    claims = login.campus.other.claims(login.nonce, login.campus.clock)
    return login.send(login.campus.other.signed(claims))


def _late(login: Login) -> httpx.Response:
    login.campus.clock += 601
    return login.launch()


def _claims(**claims: Any) -> Callable[[Login], httpx.Response]:
    return lambda login: login.launch(**claims)


def _times(**shifts: int) -> Callable[[Login], httpx.Response]:
    return lambda login: login.launch(**{name: int(login.campus.clock) + by for name, by in shifts.items()})


REFUSED = {
    "alg none": (_alg_none, 403, "LTI_WRONG_ALGORITHM"),
    "HS256 with the public key": (_hs256_with_public_key, 403, "LTI_WRONG_ALGORITHM"),
    "keys of the attacker's in the header": (_own_keys_in_header, 403, "LTI_BAD_SIGNATURE"),
    "no kid": (lambda login: login.send(_edited(login.token(), alg="RS256")), 403, "LTI_NO_KEY_ID"),
    "unknown kid": (lambda login: login.send(_edited(login.token(), alg="RS256", kid="x")), 403, "LTI_UNKNOWN_KEY"),
    "not a token": (lambda login: login.send("a.b.c"), 400, "LTI_NOT_A_TOKEN"),
    "oversized": (lambda login: login.send("x" * 17_000), 413, "LTI_TOKEN_TOO_LARGE"),
    "replayed": (_replayed, 403, "LTI_STATE_USED"),
    "replayed in a new login": (_replayed_in_new_login, 403, "LTI_WRONG_NONCE"),
    "swapped state": (_swapped_state, 403, "LTI_WRONG_NONCE"),
    "made-up state": (lambda login: login.send(login.token(), state="guess"), 403, "LTI_STATE_USED"),
    "another browser": (_state_of_another_browser, 403, "LTI_OTHER_BROWSER"),
    "other tenant's token": (_other_tenants_token, 403, "LTI_WRONG_AUDIENCE"),
    "state too old": (_late, 403, "LTI_STATE_USED"),
    "wrong audience": (_claims(aud="x"), 403, "LTI_WRONG_AUDIENCE"),
    "several audiences without azp": (_claims(aud=["tool-1", "x"]), 403, "LTI_WRONG_PARTY"),
    "another azp": (_claims(azp="x"), 403, "LTI_WRONG_PARTY"),
    "another issuer": (_claims(iss="https://lms.example/"), 403, "LTI_WRONG_ISSUER"),
    "expired": (_times(iat=-HOUR, exp=-61), 403, "LTI_EXPIRED"),
    "from the future": (_times(iat=61, exp=HOUR), 403, "LTI_FROM_THE_FUTURE"),
    "not before": (_times(nbf=HOUR), 403, "LTI_FROM_THE_FUTURE"),
    "no expiry": (_claims(exp=None), 400, "LTI_NOT_CLAIMS"),
    "endless expiry": (_claims(exp=10**400), 400, "LTI_NOT_CLAIMS"),
    "LTI 1.1": (_claims(version="1.1"), 403, "LTI_WRONG_VERSION"),
    "another message": (_claims(message_type="LtiStartProctoring"), 403, "LTI_UNKNOWN_MESSAGE"),
    "unknown deployment": (_claims(deployment_id="2"), 403, "LTI_UNKNOWN_DEPLOYMENT"),
    "a target elsewhere": (_claims(target_link_uri="https://tool.example.evil/lti/"), 403, "LTI_FOREIGN_TARGET"),
    "nobody": (_claims(sub=None), 403, "LTI_ANONYMOUS"),
    "a person of no form": (_claims(sub="x" * 300), 400, "LTI_NOT_CLAIMS"),
    "no resource link": (_claims(resource_link=None), 400, "LTI_NOT_CLAIMS"),
    "no roles": (_claims(roles=None), 400, "LTI_NOT_CLAIMS"),
    "nothing set": (_claims(resource_link={"id": "empty"}, custom=None), 404, "LTI_NOTHING_SET"),
    "questions that are not there": (
        _claims(resource_link={"id": "wrong"}, custom={"quizgen_questions": "1 of no-such-bank"}),
        409,
        "LTI_WRONG_QUESTIONS",
    ),
}  # fmt: skip


NOTED = {
    "alg none": "none",
    "unknown kid": "lms.example has no key x",
    "oversized": "17000 characters",
    "swapped state": "",
    "another browser": "another secret than the state's",
    "wrong audience": "x",
    "another issuer": "https://lms.example/",
    "expired": "61 seconds ago",
    "from the future": "61 seconds ahead",
    "no expiry": '"exp" is missing',
    "LTI 1.1": "1.1",
    "unknown deployment": "2",
    "a target elsewhere": "https://tool.example.evil/lti/",
    "a person of no form": "sub",
    "no resource link": '"https://purl.imsglobal.org/spec/lti/claim/resource_link" is missing',
    "nothing set": "link empty",
}
"""What the log says of these beside the reason."""


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_hold_is_refused(campus: Campus, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """With a page for people, and one line that names the reason and the platform, and neither token nor person."""
    attempt, status, code = REFUSED[name]
    campus.launch()  # so that the key set is there
    login = campus.begin()
    with caplog.at_level(logging.INFO, "quizgen.service"):
        answer = attempt(login)
    assert answer.status_code == status, answer.text
    assert "<h1>" in answer.text
    assert [message.split(" (")[0] for message in caplog.messages] == [
        f"{status} POST /lti/launch from 127.0.0.1: {code}"
    ]
    about = caplog.messages[0].partition("), ")[2]
    assert about.startswith("https://lms.example tool-1") is (code != "LTI_STATE_USED")
    assert about.partition(": ")[2] == NOTED.get(name, about.partition(": ")[2])
    assert not any(secret in about for secret in (login.state, login.nonce, login.token()[-40:], "student-1"))


def test_a_damaged_signature_is_refused(campus: Campus) -> None:
    """A single letter of the claims is enough."""
    login = campus.begin()
    head, body, seal = login.token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims["sub"] = "student-2"
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    answer = login.send(f"{head}.{body}.{seal}")
    assert answer.status_code == 403
    assert "The signature of the id_token does not hold" in answer.text


def test_a_state_opens_once_even_at_the_same_time(campus: Campus) -> None:
    """Of five that come together one opens."""
    login = campus.begin()
    token = login.token()
    with ThreadPoolExecutor(5) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(login.send, [token] * 5))
    assert statuses == [200, 403, 403, 403, 403]


def test_what_the_platform_refuses_is_said(campus: Campus, caplog: pytest.LogCaptureFixture) -> None:
    """An OIDC error has a page of its own."""
    for error in ("login_required", "Ada Lovelace is not here"):
        with caplog.at_level(logging.INFO, "quizgen.service"):
            answer = campus.running.post("/lti/launch", data={"error": error, "state": "x"})
        assert "signed in there" in answer.text
    assert "LTI_PLATFORM_ERROR" in caplog.messages[0]
    assert caplog.messages[0].endswith(", login_required")
    assert "Ada" not in caplog.messages[1]


def test_custom_parameters_hold_when_the_link_is_new(campus: Campus) -> None:
    """Later ones change nothing: attempts have been made at what was set."""
    for lines in ("1 of chain-rule", "1 of product-rule"):
        answer = campus.launch(
            resource_link={"id": "fixed"}, custom={"quizgen_questions": lines, "quizgen_attempts": "3"}
        )
        assert answer.status_code == 200
    with campus.running.service.gradebook.reading() as session:
        registration = find_registration(session, campus.lms.issuer, "tool-1")
        assert registration is not None
        placement = find_placement(session, registration, "1", "fixed")
    assert placement is not None
    assert (placement.questions, placement.attempts, placement.seeds) == (("1 of chain-rule",), 3, "student")


def test_dates_are_those_of_the_platform(campus: Campus) -> None:
    """At each launch; what it does not write in place of a variable changes nothing."""
    due = {"2026-12-04T17:00:00+01:00": FOUR, "$ResourceLink.submission.endDateTime": FOUR, "soon": FOUR, "": None}
    for text, moment in due.items():
        custom = {"quizgen_questions": "1 of chain-rule", "quizgen_due": text}
        answer = campus.launch(resource_link={"id": "dated"}, custom=custom)
        placement_id = int(read(token_in(answer), SECRET, campus.clock).placement)
        with campus.running.service.gradebook.reading() as session:
            placement = session.get_one(Placement, placement_id)
        assert (placement.due, placement.opens) == (moment, None)


def test_an_address_alone_opens_nothing(campus: Campus) -> None:
    """It says where to begin."""
    answer = campus.running.get("/lti/launch")
    assert answer.status_code == 400
    assert "opens from a course" in answer.text


def test_a_registration_without_deployments_takes_the_first(campus: Campus) -> None:
    """And no other after it."""
    campus.register(campus.other)
    with campus.running.service.gradebook.writing() as session:
        registration = find_registration(session, campus.other.issuer, "tool-2")
        assert registration is not None
        session.query(Deployment).filter_by(registration_id=registration.id).delete()
    assert campus.launch(campus.other, deployment_id="seven").status_code == 200
    assert campus.launch(campus.other, deployment_id="1").status_code == 403
    campus.register(campus.other)
