"""Whatever a platform signs, or a browser sends, is answered: a page or a refusal, and never a fault of ours."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
import pytest

from quizgen.gradebook.placements import add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Placement, Registration
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.claims import AGS, DEEP_LINKING, LTI, NRPS
from quizgen.service.lti.grades import line_item
from quizgen.service.lti.roster import roster
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import TUTOR, Platform

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**400, "", "x", "\ud800", "\x00", "a" * 5000, [], [None], ["x", 1], {}, {"id": 5},
    {"id": None}, {"scope": "x", "lineitem": 5}, [[[]]], "javascript:alert(1)",
)  # fmt: skip
CLAIMS = (
    "iss", "aud", "azp", "sub", "exp", "iat", "nbf", "nonce", f"{LTI}version", f"{LTI}message_type",
    f"{LTI}deployment_id", f"{LTI}target_link_uri", f"{LTI}roles", f"{LTI}resource_link", f"{LTI}context",
    f"{LTI}custom", AGS, NRPS,
)  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_claims_of_any_sort(campus: Campus, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each in the place of each claim."""
    for junk in JUNK:
        login = campus.begin()
        claims = campus.lms.claims(login.nonce, campus.clock) | {name: junk}
        claims[f"{LTI}resource_link"] = claims[f"{LTI}resource_link"] or {"id": "junk"}
        with caplog.at_level(logging.INFO, "quizgen.service"):
            answer = login.send(campus.lms.signed(claims))
        assert answer.status_code < 500, (junk, answer.text)
    assert not [message for message in caplog.messages if message.startswith("fault")]


@pytest.mark.parametrize("name", ["deep_link_return_url", "accept_types", "accept_lineitem", "data", "title"])
def test_settings_of_any_sort(campus: Campus, name: str) -> None:
    """Of a request for a deep link."""
    for junk in JUNK:
        login = campus.begin()
        claims = campus.lms.claims(login.nonce, campus.clock, **campus.lms.deep_linking(**{name: junk}))
        assert login.send(campus.lms.signed(claims)).status_code < 500, junk
    login = campus.begin()
    whole = campus.lms.claims(login.nonce, campus.clock, message_type="LtiDeepLinkingRequest", roles=[TUTOR])
    for junk in JUNK:
        whole |= {f"{DEEP_LINKING}deep_linking_settings": junk}
        assert login.send(campus.lms.signed(whole)).status_code < 500, junk


@pytest.mark.parametrize("custom", ["questions", "attempts", "seeds", "counts", "due"])
def test_custom_parameters_of_any_sort(campus: Campus, custom: str) -> None:
    """A link that somebody made by hand."""
    for number, junk in enumerate((*JUNK, " + ", "+", "1 of chain-rule + " * 90, "- [", "{a: b}", "&x", "1e9", "0")):
        link = {"id": f"{custom} {number}"}
        said = {"quizgen_questions": "1 of chain-rule", f"quizgen_{custom}": junk}
        assert campus.launch(resource_link=link, custom=said).status_code < 500, junk


def test_forms_of_any_sort(campus: Campus) -> None:
    """On every route that takes one."""
    bodies = (b"", b"\xff", b"a" * 60_000, b"&" * 3000, b"state=%ff&id_token=%00", b"state=x&state=y", b"ticket=%F0%9F")
    for path in ("/lti/login", "/lti/launch", "/lti/choose"):
        for body in bodies:
            for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"):
                answer = campus.running.post(path, content=body, headers={"Content-Type": kind})
                assert 400 <= answer.status_code < 500, (path, body[:20], kind)


ANSWERS = (*(json.dumps(junk).encode() for junk in JUNK), b"", b"{", b"\xff", b"[" * 100_000, b'{"members": [{}]}')


@pytest.mark.parametrize("path", ["/keys", "/token", "/items", "/roster"])
def test_answers_of_any_sort(campus: Campus, path: str, caplog: pytest.LogCaptureFixture) -> None:
    """Of each of a platform's services: no launch, no score and no roster by it, and words that say why."""
    platform = Platform(f"junk{path[1:]}.example")
    platform.tool_keys = campus.running.get("/lti/keys").json()
    campus.internet.platforms[platform.host] = platform
    campus.register(platform)
    handle = platform.handle
    for number, body in enumerate(ANSWERS):
        campus.clock += 3601  # so that nothing is known from before
        answer = httpx.Response(200, content=body)
        platform.handle = lambda request, told=answer: told if request.url.path == path else handle(request)  # type: ignore[misc, method-assign]
        with caplog.at_level(logging.INFO, "quizgen.service"):
            if path == "/keys":
                assert campus.launch(platform).status_code == 503, body[:20]
                continue
            row, placement = _placed(campus, platform, f"{path} {number}")
            asked = roster if path == "/roster" else line_item
            with pytest.raises(Unreachable):
                campus.running.wait(asked(campus.running.tool, row, placement))
    assert not [message for message in caplog.messages if message.startswith("fault")]


def _placed(campus: Campus, platform: Platform, link: str) -> tuple[Registration, Placement]:
    services = {"line_items": f"{platform.issuer}/items", "roster_url": f"{platform.issuer}/roster"}
    with campus.running.service.gradebook.writing() as session:
        row = add_registration(session, platform.issuer, platform.client_id, campus.at)
        return row, add_placement(session, row, "1", link, campus.at, **services)
