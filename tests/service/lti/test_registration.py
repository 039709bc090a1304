"""A platform registers itself: once, by invitation, and with addresses that may be called."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx
import pytest

from quizgen.gradebook.registrations import deployments, find_registration
from quizgen.service.lti.invitation import invite
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import Platform


@pytest.fixture
def fresh(campus: Campus) -> Platform:
    """A platform that is not registered."""
    platform = Platform("new.example")
    campus.internet.platforms[platform.host] = platform
    return platform


def opened(campus: Campus, url: str, invitation: str | None = None) -> httpx.Response:
    """The address that an administrator was given, opened by a platform whose configuration is at `url`."""
    if invitation is None:
        with campus.running.service.gradebook.writing() as session:
            invitation = invite(session, "", campus.at)
    query = httpx.QueryParams({"openid_configuration": url, "registration_token": "once"})
    return campus.running.get(f"{invitation}&{query}")


def test_a_platform_registers_itself(campus: Campus, fresh: Platform) -> None:
    """It learns where everything is and that no names are wanted; its window closes by itself."""
    answer = opened(campus, f"{fresh.issuer}/config?x=1")
    assert answer.status_code == 200, answer.text
    assert 'data-task="close"' in answer.text
    (told,) = fresh.registered
    assert told["redirect_uris"] == ["https://tool.example/lti/launch"]
    assert told["initiate_login_uri"] == "https://tool.example/lti/login"
    assert told["jwks_uri"] == "https://tool.example/lti/keys"
    tool = told["https://purl.imsglobal.org/spec/lti-tool-configuration"]
    assert tool["claims"] == ["iss", "sub"]
    assert {message["type"] for message in tool["messages"]} == {"LtiResourceLinkRequest", "LtiDeepLinkingRequest"}
    fresh.client_id = "made-1"
    with campus.running.service.gradebook.reading() as session:
        row = find_registration(session, fresh.issuer, "made-1")
        assert row is not None
        assert (row.keys_url, deployments(session, row)) == ("https://new.example/keys", ())
    assert campus.launch(fresh).status_code == 200


def test_an_invitation_works_once(campus: Campus, fresh: Platform) -> None:
    """Not at all where it was made up, and not after a week."""
    with campus.running.service.gradebook.writing() as session:
        invitation = invite(session, "", campus.at)
    assert opened(campus, f"{fresh.issuer}/config", invitation).status_code == 200
    assert opened(campus, f"{fresh.issuer}/config", invitation).status_code == 403
    assert opened(campus, f"{fresh.issuer}/config", "/lti/register?invitation=guess").status_code == 403
    with campus.running.service.gradebook.writing() as session:
        invitation = invite(session, "", campus.at)
    campus.clock += 8 * 24 * 3600
    assert opened(campus, f"{fresh.issuer}/config", invitation).status_code == 403


def _endpoint(name: str, url: str) -> Callable[[Campus, Platform], str]:
    def change(campus: Campus, platform: Platform) -> str:
        platform.configuration[name] = url
        return f"{platform.issuer}/config"

    return change


def _resolved(*addresses: str) -> Callable[[Campus, Platform], str]:
    def change(campus: Campus, platform: Platform) -> str:
        campus.internet.addresses[platform.host] = list(addresses)
        return f"{platform.issuer}/config"

    return change


def _at(url: str) -> Callable[[Campus, Platform], str]:
    return lambda campus, platform: url


REFUSED = {
    "this machine": (_at("https://127.0.0.1/config"), "LTI_UNREACHABLE", "127.0.0.1 is on a private address"),
    "this machine by IPv6": (_at("https://[::1]/config"), "LTI_UNREACHABLE", "::1 is on a private address"),
    "this machine in another spelling": (
        _at("https://[::ffff:7f00:1]/config"),
        "LTI_UNREACHABLE",
        "::ffff:7f00:1 is on a private",
    ),
    "a cloud's metadata": (
        _at("https://169.254.169.254/latest/meta-data"),
        "LTI_UNREACHABLE",
        "169.254.169.254 is on a private",
    ),
    "http": (_at("http://new.example/config"), "LTI_UNREACHABLE", "new.example is not asked by https"),
    "a file": (_at("file:///etc/passwd"), "LTI_UNREACHABLE", "file:///etc/passwd is not an address"),
    "a name that leads inside": (_resolved("10.0.0.7"), "LTI_UNREACHABLE", "new.example is on a private address"),
    "one of two addresses inside": (
        _resolved("93.184.216.34", "192.168.1.1"),
        "LTI_UNREACHABLE",
        "new.example is on a private address",
    ),
    "a password in the address": (
        _at("https://a:b@new.example/config"),
        "LTI_UNREACHABLE",
        "new.example/config is not an address",
    ),
    "an endpoint inside": (
        _endpoint("registration_endpoint", "https://127.0.0.1/register"),
        "LTI_UNREACHABLE",
        "127.0.0.1 is on a private",
    ),
    "a token endpoint inside": (
        _endpoint("token_endpoint", "https://10.1.2.3/token"),
        "LTI_UNREACHABLE",
        "10.1.2.3 is on a private",
    ),
    "keys by http": (
        _endpoint("jwks_uri", "http://new.example/keys"),
        "LTI_UNREACHABLE",
        "new.example is not asked by https",
    ),
    "another issuer": (
        _endpoint("issuer", "https://lms.example"),
        "LTI_FOREIGN_CONFIGURATION",
        "https://lms.example at new.example",
    ),
    "nothing there": (_at("https://new.example/nothing"), "LTI_UNREACHABLE", "new.example answers 404"),
    "no host": (
        _at("https://nowhere.example/config"),
        "LTI_UNREACHABLE",
        "nowhere.example is not a host that is known",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_registrations_that_are_refused(
    campus: Campus, fresh: Platform, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing inside our network is called, each has its line of the log with the host and what failed, and nothing is
    kept."""
    change, code, said = REFUSED[name]
    campus.internet.addresses = {host: [host] for host in ("127.0.0.1", "::1", "::ffff:7f00:1", "169.254.169.254")}
    campus.internet.addresses |= {"10.1.2.3": ["10.1.2.3"]}
    try:
        url = change(campus, fresh)
        with caplog.at_level(logging.INFO, "quizgen.service"):
            answer = opened(campus, url)
    finally:
        campus.internet.addresses = {}
    assert answer.status_code in (403, 502)
    assert [message.split()[5] for message in caplog.messages] == [code]
    assert caplog.messages[0].partition("), ")[2].startswith(said)
    assert fresh.registered == []


def test_an_invitation_survives_a_platform_that_fails(campus: Campus, fresh: Platform) -> None:
    """The administrator tries again with the same address."""
    with campus.running.service.gradebook.writing() as session:
        invitation = invite(session, "", campus.at)
    fresh.configuration["registration_endpoint"] = f"{fresh.issuer}/broken"
    assert opened(campus, f"{fresh.issuer}/config", invitation).status_code == 502
    fresh.configuration["registration_endpoint"] = f"{fresh.issuer}/register"
    assert opened(campus, f"{fresh.issuer}/config", invitation).status_code == 200
