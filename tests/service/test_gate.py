"""What a request must pass: keys, this machine, rates, and what answers carry."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from quizgen.service.clients import clients_in, new_key
from quizgen.service.settings import Settings
from tests.service.conftest import SECRET, Running

KEY, LINE = new_key("lms")
READ = {"text": "2x"}


@pytest.fixture(scope="module")
def guarded() -> Iterator[Running]:
    """A service with one client, which may send few requests at once."""
    service = Running(Settings(SECRET, workers=1, clients=clients_in(LINE, "clients"), rate=0.5, burst=8), "192.0.2.1")
    yield service
    service.close()


def test_a_client_needs_its_key(guarded: Running) -> None:
    """In either of two headers; health needs none."""
    for headers in ({"Authorization": f"Bearer {KEY}"}, {"X-Api-Key": KEY}):
        assert guarded.post("/api/read", READ, headers=headers).status_code == 200
    for headers in ({}, {"Authorization": f"Bearer {KEY}x"}, {"Authorization": f"Basic {KEY}"}):
        answer = guarded.post("/api/read", READ, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "permission_denied"
    assert guarded.post("/evaluate", {}).status_code == 403
    assert guarded.get("/evaluate/health").json()["requirements"]["requiresAuthorizationHeader"] is True


def test_too_many_requests_are_told_when_to_come_back(guarded: Running) -> None:
    """Before their bodies are looked at."""
    headers = {"Authorization": f"Bearer {KEY}"}
    answers = [guarded.post("/evaluate", {}, headers=headers) for _ in range(12)]
    last = answers[-1]
    assert last.status_code == 429
    assert int(last.headers["Retry-After"]) >= 1
    assert last.json()["code"] == "TOO_MANY_REQUESTS"


@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}, {"Host": "evil.example"}]
)
def test_without_keys_only_this_machine_is_served(running: Running, headers: dict[str, str]) -> None:
    """Not what a proxy passes on, nor a page that calls this machine by another name."""
    answer = running.post("/api/read", READ, headers=headers)
    assert answer.status_code == 403
    assert "quizgen serve --new-key NAME" in answer.json()["error"]["message"]


def test_behind_a_web_server_nobody_is_from_this_machine(tmp_path: Path) -> None:
    """It need not say that it passes on what others ask, and what it asks comes from here: all programs need keys."""
    settings = Settings(SECRET, url="https://marker.example.org", database=f"sqlite:///{tmp_path / 'g.db'}", workers=1)
    service = Running(settings)
    try:
        assert service.post("/api/read", READ).status_code == 403
        assert service.post("/evaluate", {}).status_code == 403
        assert service.get("/page").status_code == 200
    finally:
        service.close()


def test_a_stranger_is_not_served_without_keys(running: Running) -> None:
    """Wherever it listens."""
    transport = httpx.ASGITransport(app=running.app, client=("203.0.113.9", 4000))
    stranger = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
    assert running.wait(stranger.post("/", json={"response": "x", "answer": "x"})).status_code == 403
    assert running.wait(stranger.get("/evaluate/health")).status_code == 200


def test_every_answer_is_dressed(running: Running) -> None:
    """Right or wrong: no sniffing, no referrer, no frame, nothing stored, no other origin."""
    for answer in (running.get("/evaluate/health"), running.get("/nothing"), running.post("/evaluate", {})):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert len(answer.headers["X-Request-Id"]) >= 8
        assert not any(name.startswith("access-control") for name in answer.headers)


def test_what_is_no_route_is_told_in_our_shape(running: Running) -> None:
    """And a method that a route does not have, with those it has."""
    answer = running.get("/nothing")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    answer = running.request("DELETE", "/api/read")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert answer.json()["error"]["code"] == "method_not_allowed"
    assert running.get("/evaluate").json()["code"] == "METHOD_NOT_ALLOWED"
    assert running.get("/").json()["error"]["error_thrown"] == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 5000, b'{"text": NaN}', b'{"text": "\\ud800"}', b"\xff", b"7"])
def test_bodies_that_are_none_are_bad_requests(running: Running, content: bytes) -> None:
    """In each contract's shape, whatever is wrong with them."""
    headers = {"content-type": "application/json"}
    for path in ("/api/read", "/evaluate"):
        answer = running.post(path, content=content, headers=headers)
        assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "VALIDATION_ERROR"


def test_a_refusal_is_one_line_of_the_log(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    """Who, what and why; never what was sent."""
    with caplog.at_level(logging.INFO, "quizgen.service"):
        running.post("/api/read", {"text": "my answer", "me": "sub-123"}, headers={"X-Request-Id": "r-1"})
    assert caplog.messages == ["400 POST /api/read from 127.0.0.1: VALIDATION_ERROR (r-1)"]
