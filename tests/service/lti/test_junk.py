"""Whatever a platform signs, or a browser sends, is answered: a page or a refusal, and never a fault of ours."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from quizgen.service.lti.claims import AGS, DEEP_LINKING, LTI, NRPS
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import TUTOR

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
