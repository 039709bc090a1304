"""What is wrong with a registration is found by asking, and said in words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from quizgen.gradebook.registrations import find_registration
from quizgen.gradebook.schema import Registration
from quizgen.service.lti.check import findings, own_findings
from quizgen.service.lti.finding import Finding
from quizgen.service.lti.tool import Tool
from quizgen.service.settings import Settings
from quizgen.service.state import Service
from tests.service.conftest import SECRET
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import Platform


@pytest.fixture
def checked(campus: Campus) -> Checked:
    return Checked(campus)


class Checked:
    """A platform of its own, and what is found with it; `row` is its registration, as a test changes it."""

    def __init__(self, campus: Campus) -> None:
        self.campus = campus
        self.platform = Platform("check.example", "tool-9")
        self.platform.tool_keys = campus.running.get("/lti/keys").json()
        campus.internet.platforms[self.platform.host] = self.platform
        campus.register(self.platform)
        with campus.running.service.gradebook.reading() as session:
            row = find_registration(session, self.platform.issuer, "tool-9")
        assert row is not None
        self.row: Registration = row

    def found(self, grade: str = "wrong") -> list[Finding]:
        every: list[Finding] = self.campus.running.wait(findings(self.campus.running.tool, self.row))
        return [finding for finding in every if finding.grade == grade]


def test_a_sound_registration_has_nothing_wrong(checked: Checked) -> None:
    """And says what was looked at."""
    assert checked.found("wrong") == checked.found("doubtful") == []
    assert [finding.what for finding in checked.found("good")] == [
        "its login answers",
        "its key set has 1 RSA key with names",
        "it gives tokens for scores",
        "deployments: 1",
    ]


def _set(**fields: Any) -> Callable[[Checked], None]:
    def change(checked: Checked) -> None:
        for name, item in fields.items():
            setattr(checked.row, name, item)

    return change


def _platform(**fields: Any) -> Callable[[Checked], None]:
    def change(checked: Checked) -> None:
        for name, item in fields.items():
            setattr(checked.platform, name, item)

    return change


def _gone(checked: Checked) -> None:
    del checked.campus.internet.platforms[checked.platform.host]


WRONG: dict[str, tuple[Callable[[Checked], None], str]] = {
    "http": (_set(keys_url="http://check.example/keys"), "--keys-url is http, not https"),
    "missing": (_set(token_url=""), "--token-url is missing"),
    "no issuer": (_set(issuer="check.example "), "is not an issuer"),
    "no host": (_gone, "the key set cannot be read: check.example is not a host that is known"),
    "no key set there": (
        _set(keys_url="https://check.example/x"),
        "the key set cannot be read: check.example answers 404",
    ),
    "something else there": (_set(keys_url="https://check.example/config"), "something that is not a key set"),
    "empty key set": (_platform(key_set={"keys": []}), "its key set has no RSA key with a name"),
    "our key is not known": (
        _platform(tool_keys=None),
        "it gives no token for scores: check.example answers 400 (invalid",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(checked: Checked, name: str) -> None:
    """With what to do about it."""
    change, said = WRONG[name]
    change(checked)
    found = [finding for finding in checked.found() if said in finding.what]
    assert found, checked.found()
    assert all(finding.advice for finding in found)


@pytest.mark.parametrize(("seconds", "grade"), [(5, "good"), (-30, "doubtful"), (90, "wrong")])
def test_clocks_are_compared(checked: Checked, seconds: int, grade: str) -> None:
    """A minute is allowed."""
    told = format_datetime(checked.campus.at + timedelta(seconds=seconds), usegmt=True)
    handle = checked.platform.handle
    dated = lambda request: _dated(handle(request), told)  # noqa: E731
    checked.platform.handle = dated  # type: ignore[method-assign]
    assert any("clock" in finding.what for finding in checked.found(grade))


def _dated(answer: httpx.Response, told: str) -> httpx.Response:
    answer.headers["Date"] = told
    return answer


def test_another_issuer_is_found(checked: Checked) -> None:
    """Where the platform says how it calls itself."""
    handle = checked.platform.handle
    body = {"issuer": "https://check.example/"}

    def told(request: httpx.Request) -> httpx.Response:
        known = request.url.path == "/.well-known/openid-configuration"
        return httpx.Response(200, json=body) if known else handle(request)

    checked.platform.handle = told  # type: ignore[method-assign]
    (finding,) = checked.found()
    assert finding.what == 'it calls itself "https://check.example/", not "https://check.example"'


def test_our_own_mistakes_are_found() -> None:
    """No address, an address by http, no key of our own."""
    settings = Settings(SECRET, url="http://tool.example")
    tools = [Tool(Service(one)) for one in (settings, Settings(SECRET))]
    said = [finding.what for tool in tools for finding in own_findings(tool)]
    for tool in tools:
        asyncio.run(tool.close())
    assert said == [
        "http://tool.example is http",
        "the tool has no key of its own: it refuses launches",
        "platforms are told that this tool is at http://127.0.0.1:8000",
        "the tool has no key of its own: it refuses launches",
    ]
