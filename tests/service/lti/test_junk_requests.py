"""Every field of every route missing, twice, empty, too long, or no text: refused, with one line of the log each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote_from_bytes

import httpx
import pytest

from quizgen.service.lti.login import PARAMETERS, STORAGE
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import TOOL

FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Fields = list[tuple[str, bytes]]
Junk = Callable[[str, bytes], Fields]

JUNK: dict[str, Junk] = {
    "missing": lambda name, text: [],
    "twice": lambda name, text: [(name, text), (name, text)],
    "empty": lambda name, text: [(name, b"")],
    "long": lambda name, text: [(name, text + b"x" * 100_000)],
    "longer than any platform's": lambda name, text: [(name, text + b"x" * 20_000)],
    "NUL": lambda name, text: [(name, b"\0")],
    "NUL inside": lambda name, text: [(name, text + b"\0x")],
    "not UTF-8": lambda name, text: [(name, text + b"\xff\xfe")],
    "half a character": lambda name, text: [(name, b"\xed\xa0\x80")],
    "many": lambda name, text: [(f"{name}{number}", text) for number in range(3000)],
}

LOGIN = {
    "iss": b"https://lms.example",
    "login_hint": b"hint",
    "target_link_uri": f"{TOOL}/lti/launch".encode(),
    "client_id": b"tool-1",
    "lti_message_hint": b"more",
    "lti_deployment_id": b"1",
    "lti_storage_target": b"_parent",
}
ROUTES: dict[str, tuple[str, str, Mapping[str, bytes]]] = {
    "login by GET": ("GET", "/lti/login", LOGIN),
    "login by POST": ("POST", "/lti/login", LOGIN),
    "launch": ("POST", "/lti/launch", {"id_token": b"e30.e30.e30", "state": b"made-up", "quizgen_stored": b"x"}),
    "an error of the platform": ("POST", "/lti/launch", {"error": b"login_required", "state": b"made-up"}),
    "choose": ("POST", "/lti/choose", {"ticket": b"made-up", "questions": b"1 of chain-rule", "attempts": b"1"}),
    "register": (
        "GET",
        "/lti/register",
        {"invitation": b"x", "openid_configuration": b"https://lms.example/config", "registration_token": b"t"},
    ),
}
MAY_BE_LEFT_OUT = {"client_id", "lti_message_hint", "lti_deployment_id", "lti_storage_target"}


def sent(campus: Campus, method: str, path: str, fields: Fields) -> httpx.Response:
    """A request with just these bytes in its fields."""
    text = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields)
    if method == "POST":
        return campus.running.post(path, content=text.encode(), headers=FORM)
    return raw(campus, path, text.encode())


def raw(campus: Campus, path: str, query: bytes) -> httpx.Response:
    """A GET whose query may be longer, and of other bytes, than httpx lets it be."""

    async def ask() -> httpx.Response:
        heard: list[dict[str, object]] = []
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": query, "root_path": "",
            "headers": [(b"host", b"tool.example")], "client": ("192.0.2.1", 4000), "server": ("127.0.0.1", 80),
        }  # fmt: skip

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, object]) -> None:
            heard.append(message)

        await campus.running.app(scope, receive, send)  # type: ignore[arg-type]
        start, *parts = heard
        return httpx.Response(int(str(start["status"])), content=b"".join(bytes(p["body"]) for p in parts))  # type: ignore[call-overload]

    return campus.running.wait(ask())


def cases() -> Iterator[tuple[str, str]]:
    return ((route, junk) for route in ROUTES for junk in JUNK)


@pytest.mark.parametrize(("route", "junk"), list(cases()))
def test_fields_of_any_sort(campus: Campus, route: str, junk: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each field in turn, the others as they should be."""
    method, path, whole = ROUTES[route]
    for name in whole:
        changed = [(other, text) for other, text in whole.items() if other != name]
        caplog.clear()
        with caplog.at_level(logging.INFO, "quizgen.service"):
            answer = sent(campus, method, path, [*changed, *JUNK[junk](name, whole[name])])
        if answer.status_code < 400:
            assert name in MAY_BE_LEFT_OUT
            assert junk in ("missing", "empty", "many")
            continue
        assert answer.status_code < 500, (name, answer.text)
        assert [message.split()[0] for message in caplog.messages] == [str(answer.status_code)], name
        assert len(caplog.messages[0]) < 700


@pytest.mark.parametrize("path", ["/lti/login", "/lti/register", "/lti/launch", "/lti/keys", "/lti/nothing"])
@pytest.mark.parametrize("query", [b"\xff\xfe", b"iss=\xff", b"&" * 5000, b"=" * 100_000, b"%", b"iss=%", b"\0", b"[]"])
def test_queries_of_any_bytes(campus: Campus, path: str, query: bytes) -> None:
    """Which browsers do not send, but others can."""
    answer = raw(campus, path, query)
    assert answer.status_code == 200 if path == "/lti/keys" else 400 <= answer.status_code < 500


@pytest.mark.parametrize("path", ["/lti/login", "/lti/launch", "/lti/choose", "/lti/register", "/lti/keys"])
@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "JUNK"])
def test_methods_of_any_sort(campus: Campus, path: str, method: str) -> None:
    """Nothing is done by another method than a route's own."""
    status = campus.running.request(method, path).status_code
    assert status == 200 if (method, path) == ("HEAD", "/lti/keys") else 400 <= status < 500


def test_what_is_kept_of_a_login_is_bounded(campus: Campus, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody is known yet who begins one."""
    for name in (*PARAMETERS, STORAGE):
        with caplog.at_level(logging.INFO, "quizgen.service"):
            fields: Fields = list({**LOGIN, name: LOGIN[name] + b"x" * 8192}.items())
            assert sent(campus, "POST", "/lti/login", fields).status_code == 400
        assert f"{name} has " in caplog.messages[-1]
