"""Calls that go out: where to, how much comes back, and what is said when nothing does."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from quizgen.service.lti.addresses import Unreachable, check_form, is_public, origin_of
from quizgen.service.lti.outside import LARGEST, Answer, Outside, next_page
from tests.service.lti.platform import PUBLIC

URL = "https://lms.example/keys"


async def _public(host: str, port: int) -> list[str]:
    return [PUBLIC]


def asked(answer: httpx.Response | Exception, url: str = URL) -> list[httpx.Request]:
    """One call, answered so; the requests that were made."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def call() -> None:
        outside = Outside((), httpx.MockTransport(handle), _public)
        try:
            await outside.get(url)
        finally:
            await outside.close()

    asyncio.run(call())
    return seen


def test_the_address_that_was_looked_at_is_called() -> None:
    """By the host's name, so that its certificate must be of that name."""
    (request,) = asked(httpx.Response(200, json={}))
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "lms.example"
    assert request.extensions["sni_hostname"] == "lms.example"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(200, content=b"x" * (LARGEST + 1)), "answers with more than 1000 kB"),
        (httpx.Response(302, headers={"Location": "http://127.0.0.1/"}), "sends us elsewhere"),
        (httpx.Response(500), "answers 500"),
        (httpx.Response(400, json={"error": "invalid_client"}), r"answers 400 \(invalid_client\)"),
        (httpx.ReadTimeout("slow"), "did not answer within 5 seconds"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] ..."), "its certificate does not hold"),
        (httpx.ConnectError("refused"), "cannot be reached: refused"),
    ],
)
def test_answers_that_cannot_be_used(answer: httpx.Response | Exception, said: str) -> None:
    """Are one sort of error, in words."""
    with pytest.raises(Unreachable, match=said):
        asked(answer)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_private_addresses_are_known(address: str) -> None:
    """Also where one is inside another."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses_are_known(address: str) -> None:
    """So that they can be called."""
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://lms.example/", "ftp://lms.example/", "//lms.example/", "https:///x", "https://a b/", "https://lms.example/#x",
     "https://u@lms.example/", "https://lms.example:x/", "https://[::1", "http://localhost.evil.example/",
     "https://lms.example\\@evil.example/", f"https://lms.example/{'x' * 2048}", "https://lms.exam\u0440le/"],
)  # fmt: skip
def test_addresses_of_no_platform(url: str) -> None:
    """Are seen without asking anybody."""
    with pytest.raises(Unreachable):
        check_form(url, ("localhost",))


def test_http_is_for_named_hosts_on_this_machine() -> None:
    """And for nobody else, named or not."""
    check_form("http://localhost:8080/keys", ("localhost",))
    for url, allowed in (("http://localhost/", ()), ("http://lms.intern/", ("lms.intern",))):
        with pytest.raises(Unreachable, match="https"):
            check_form(url, allowed)


def test_origins_are_those_of_browsers() -> None:
    """Without a port that goes without saying."""
    assert origin_of("https://lms.example:443/a?b") == "https://lms.example"
    assert origin_of("http://localhost:8080/a") == "http://localhost:8080"
    assert origin_of("https://[::1]:8443/") == "https://[::1]:8443"


@pytest.mark.parametrize(
    ("header", "following"),
    [
        ('<https://a.example/r?p=2>; rel="next"', "https://a.example/r?p=2"),
        ("</r?p=2>; rel=next", "https://a.example/r?p=2"),
        ('<https://a.example/1>; rel="first", <https://a.example/3>; rel="next"', "https://a.example/3"),
        ('<https://a.example/1>; rel="prev"', ""),
        ("", ""),
    ],
)
def test_the_next_page_is_in_a_header(header: str, following: str) -> None:
    """RFC 8288, with and without quotation marks."""
    assert next_page(Answer("https://a.example/r", 200, {"link": header}, b"")) == following
