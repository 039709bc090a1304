"""A host that leads inside our network after it was registered: looked at with each call, and not called."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from quizgen.gradebook.placements import add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.schema import Placement, Registration
from quizgen.service.lti.access import Access
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.grades import line_item
from quizgen.service.lti.invitation import invite
from quizgen.service.lti.roster import SCOPE, roster
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import PUBLIC, Platform

INSIDE = "10.0.0.7"
PRIVATE = "is on a private address"


@pytest.fixture
def moving(campus: Campus) -> Iterator[Platform]:
    """A registered platform whose name may lead elsewhere later."""
    platform = Platform("moving.example")
    platform.tool_keys = campus.running.get("/lti/keys").json()
    campus.internet.platforms[platform.host] = platform
    campus.register(platform)
    campus.clock += 25 * 3600
    yield platform
    campus.internet.addresses.clear()


def _placed(campus: Campus, platform: Platform, **services: str) -> tuple[Registration, Placement]:
    told = {"line_items": f"{platform.issuer}/items", "roster_url": f"{platform.issuer}/roster", **services}
    with campus.running.service.gradebook.writing() as session:
        row = add_registration(session, platform.issuer, platform.client_id, campus.at)
        return row, add_placement(session, row, "1", "moved", campus.at, **told)


def _token(campus: Campus, platform: Platform) -> None:
    access: Access = campus.running.tool.access
    campus.running.wait(access.fresh(_placed(campus, platform)[0], (SCOPE,)))


def _roster(campus: Campus, platform: Platform) -> None:
    campus.running.wait(roster(campus.running.tool, *_placed(campus, platform)))


def _items(campus: Campus, platform: Platform) -> None:
    campus.running.wait(line_item(campus.running.tool, *_placed(campus, platform, line_item="")))


CALLS: dict[str, Callable[[Campus, Platform], None]] = {"token": _token, "roster": _roster, "line items": _items}


@pytest.mark.parametrize("name", CALLS)
def test_services_that_moved_inside(campus: Campus, moving: Platform, name: str) -> None:
    """Nothing arrives there, and no token."""
    call = CALLS[name]
    if name != "token":
        call(campus, moving)  # while all is well; so that a token is at hand
    moving.calls.clear()
    campus.internet.addresses[moving.host] = [INSIDE]
    with pytest.raises(Unreachable, match=PRIVATE):
        call(campus, moving)
    assert moving.calls == []


def test_a_key_set_that_moved_inside(campus: Campus, moving: Platform, caplog: pytest.LogCaptureFixture) -> None:
    """The log says so."""
    campus.internet.addresses[moving.host] = [INSIDE]
    with caplog.at_level(logging.INFO, "quizgen.service"):
        assert campus.launch(moving).status_code == 503
    assert "LTI_NO_KEY_SET" in caplog.messages[-1]
    assert PRIVATE in caplog.messages[-1]
    assert moving.calls == []


def test_a_name_that_changes_during_registration(campus: Campus) -> None:
    """Public while its addresses are looked at, inside when it is told of us."""
    platform = Platform("changing.example")
    campus.internet.platforms[platform.host] = platform
    looked: list[str] = []
    answers = [PUBLIC] * 6 + [INSIDE] * 100

    async def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return [answers[len(looked) - 1]]

    outside = campus.running.tool.outside
    before, outside._resolve = outside._resolve, resolve
    try:
        answer = _registered(campus, platform)
    finally:
        outside._resolve = before
    assert answer.status_code == 502
    assert platform.registered == []
    assert len(looked) == 7


def _registered(campus: Campus, platform: Platform, **more: str) -> httpx.Response:
    with campus.running.service.gradebook.writing() as session:
        invitation = invite(session, "", campus.at)
    query = httpx.QueryParams({"openid_configuration": f"{platform.issuer}/config", **more})
    return campus.running.get(f"{invitation}&{query}")


JUNK: tuple[Any, ...] = (
    None, 5, [], {}, "", "\0", "x" * 3000, "https://[::1", "https://made.example:99999", "javascript:alert(1)",
    "https://made.example/\n", [[]] * 100,
)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"]
)  # fmt: skip
def test_configurations_of_any_sort(campus: Campus, name: str) -> None:
    """Refused, and the platform is told nothing."""
    for junk in JUNK:
        platform = Platform("made.example")
        campus.internet.platforms[platform.host] = platform
        platform.configuration[name] = junk
        assert _registered(campus, platform).status_code in (403, 502), junk
        assert platform.registered == []


NAMES: tuple[Any, ...] = (5, [], {}, "\0", "x" * 3000, "a\nb", {"a": 1})


@pytest.mark.parametrize("field", ["client_id", "deployment", "product", "audience"])
def test_names_of_any_sort(campus: Campus, field: str, caplog: pytest.LogCaptureFixture) -> None:
    """That a platform gives to us, to a deployment, or to itself."""
    for junk in NAMES:
        platform = Platform("made.example")
        campus.internet.platforms[platform.host] = platform
        told: dict[str, Any] = {"client_id": "made-1"}
        if field == "client_id":
            told["client_id"] = junk
        elif field == "deployment":
            told["https://purl.imsglobal.org/spec/lti-tool-configuration"] = {"deployment_id": junk}
        elif field == "product":
            family = {"product_family_code": junk}
            platform.configuration["https://purl.imsglobal.org/spec/lti-platform-configuration"] = family
        else:
            platform.configuration["authorization_server"] = junk
        handle = platform.handle
        answer = httpx.Response(200, json=told)
        platform.handle = lambda request, told=answer, handle=handle: (  # type: ignore[misc, method-assign]
            told if request.url.path == "/register" else handle(request)
        )
        with caplog.at_level(logging.INFO, "quizgen.service"):
            assert _registered(campus, platform).status_code == 502, junk
    assert not [message for message in caplog.messages if message.startswith("fault")]


@pytest.mark.parametrize("token", ["a b", "\u00e9", "a\nb", "x" * 20_000])
def test_registration_tokens_that_cannot_be_sent(
    campus: Campus, token: str, caplog: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    """Are refused before anybody is called, and do not stand in the log."""
    platform = Platform("made.example")
    campus.internet.platforms[platform.host] = platform
    with caplog.at_level(logging.INFO, "quizgen.service"):
        assert _registered(campus, platform, registration_token=token).status_code == 400
    assert platform.calls == []
    assert token not in caplog.text


@pytest.mark.parametrize(
    "item", ["https://[::1", "javascript:alert(1)", "x", "https://moving.example:99999/", "/items/1"]
)
def test_line_items_that_are_no_addresses(campus: Campus, moving: Platform, item: str) -> None:
    """As a platform may name them when it is asked for one."""
    moving.items["x"] = {"id": item, "resourceLinkId": "moved"}
    with pytest.raises(Unreachable):
        _items(campus, moving)


@pytest.mark.parametrize("following", ["https://[::1", "javascript:alert(1)", "//10.0.0.7/roster", "https://u:99999/"])
def test_lists_that_go_on_elsewhere(campus: Campus, moving: Platform, following: str) -> None:
    """Our token goes nowhere else."""
    moving.page, moving.members = 1, [{"user_id": "a"}, {"user_id": "b"}]
    moving._page = lambda request, every: (every[:1], {"Link": f'<{following}>; rel="next"'})  # type: ignore[method-assign]
    with pytest.raises(Unreachable):
        _roster(campus, moving)


@pytest.mark.parametrize("token", ["\u00e9", "a\nb", "", "x" * 20_000, "a b", "\0"])
def test_tokens_that_cannot_be_sent(campus: Campus, moving: Platform, token: str) -> None:
    """As a platform may give them."""
    moving._token = lambda request: httpx.Response(200, json={"access_token": token})  # type: ignore[method-assign]
    with pytest.raises(Unreachable, match="gave no token"):
        _token(campus, moving)
