"""Whether QUIZGEN_URL leads to the tool, as its administrator is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from quizgen.service.lti.finding import Finding
from quizgen.service.lti.keys import published
from quizgen.service.lti.outside import Outside
from quizgen.service.lti.own_address import address_findings
from quizgen.service.lti.tool import Tool
from quizgen.service.settings import Settings
from quizgen.service.state import Service
from tests.service.conftest import SECRET
from tests.service.lti.platform import PUBLIC

Handle = Callable[[httpx.Request], httpx.Response]
URL = "https://maths.example/quizgen"


@pytest.fixture
def tool(tmp_path: Path) -> Iterator[Tool]:
    """A tool below a path, as `quizgen lti check` makes one beside the service."""
    made = Tool(Service(Settings(SECRET, kept=True, url=URL, database=f"sqlite:///{tmp_path / 'g.db'}")))
    yield made
    asyncio.run(made.close())
    made.service.gradebook.close()


def found(tool: Tool, handle: Handle, address: str = PUBLIC) -> list[Finding]:
    """What is found where the world answers so."""

    async def resolve(host: str, port: int) -> list[str]:
        return [address] if address else []

    async def look() -> list[Finding]:
        outside = Outside(("maths.example",), httpx.MockTransport(handle), resolve)
        try:
            return await address_findings(tool, outside)
        finally:
            await outside.close()

    return asyncio.run(look())


def ours(tool: Tool) -> Any:
    return published(asyncio.run(tool.keys()))


@pytest.mark.parametrize("address", [PUBLIC, "192.168.1.5"])
def test_our_own_keys_are_found(tool: Tool, address: str) -> None:
    """Also where the name leads to a private address, as it may at home."""
    keys = ours(tool)
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, json=keys)

    assert found(tool, handle, address) == [Finding("good", f"{URL} leads to this tool")]
    assert asked == ["/quizgen/lti/keys"]


def _raises(words: str) -> Handle:
    def handle(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(words)

    return handle


def _answers(status: int, **options: Any) -> Handle:
    return lambda request: httpx.Response(status, **options)


STRANGE = {"keys": [{"kid": "strange", "kty": "RSA"}]}
WRONG: dict[str, tuple[Handle, str, str, str]] = {
    "nobody listens": (_raises("refused"), "doubtful", "cannot be asked from here: maths.example cannot", "web server"),
    "certificate": (_raises("CERTIFICATE_VERIFY_FAILED"), "wrong", "its certificate does not hold", "name right"),
    "redirected": (
        _answers(301, headers={"Location": "https://www.maths.example/quizgen/lti/keys"}),
        "wrong",
        "sends its visitors on",
        "where it leads, and register that: https://www.maths.example/quizgen",
    ),
    "nothing behind it": (_answers(502), "wrong", "answers 502", "Is quizgen serve running"),
    "not passed on": (_answers(404), "wrong", "answers 404", "pass everything below"),
    "another service": (_answers(200, text="<html>"), "wrong", "not as this tool does", "pass everything below"),
    "another's keys are none": (_answers(200, json={"a": 1}), "wrong", "not as this tool does", "pass everything"),
    "another quizgen": (_answers(200, json=STRANGE), "wrong", "another quizgen", "--course or --database"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(tool: Tool, name: str) -> None:
    """With what to do about it."""
    handle, grade, what, advice = WRONG[name]
    (finding,) = found(tool, handle)
    assert finding.grade == grade
    assert what in finding.what
    assert advice in finding.advice


def test_a_host_that_is_not_known(tool: Tool) -> None:
    """A name that was typed wrongly."""
    (finding,) = found(tool, _answers(200), "")
    assert finding.grade == "wrong"
    assert "is not a host that is known" in finding.what


def test_the_tool_at_the_root_of_its_host(tool: Tool) -> None:
    """The web server passes on everything, and the path was only imagined."""
    keys = ours(tool)

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=keys) if request.url.path == "/lti/keys" else httpx.Response(404)

    (finding,) = found(tool, handle)
    assert finding.what == "this tool is at https://maths.example, not below /quizgen"


@pytest.mark.parametrize("url", ["", "http://maths.example"])
def test_what_is_not_asked(url: str) -> None:
    """No address of ours, and none by http: both are said without asking."""
    tool = Tool(Service(Settings(SECRET, url=url)))
    assert asyncio.run(address_findings(tool)) == []
    asyncio.run(tool.close())
