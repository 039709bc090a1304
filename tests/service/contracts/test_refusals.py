"""What is refused before any route: in the shape, and with a status, of the contract that was spoken."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from tests.service.conftest import Running

BODIES: dict[str, dict[str, Any]] = {
    "/": {"response": "x", "answer": "x"},
    "/evaluate": {"submission": {"type": "MATH", "content": {"expression": "x"}}},
    "/api/read": {"text": "2x"},
}
SHAPES: Mapping[str, tuple[set[str], str]] = {
    "/": ({"error"}, "error_thrown"),
    "/evaluate": ({"title", "message", "code", "trace", "details"}, ""),
    "/api/read": ({"error"}, "code"),
}
TOO_LARGE = {"/": 413, "/evaluate": 400, "/api/read": 413}
WRONG_TYPE = {"/": 415, "/evaluate": 400, "/api/read": 415}


def check(path: str, answer: Any, status: int) -> None:
    """It was refused with this status, in the shape of the path's contract."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
    names, inner = SHAPES[path]
    assert set(answer.json()) == names
    assert not inner or {inner, "message"} <= set(answer.json()["error"])


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize("method", ["GET", "PUT", "OPTIONS", "DELETE", "TRACE"])
def test_methods_that_are_not_there(running: Running, path: str, method: str) -> None:
    """With those that are."""
    answer = running.request(method, path)
    check(path, answer, 405)
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "a/b/c", "?"]
)
def test_bodies_of_another_type(running: Running, path: str, kind: str) -> None:
    """Though they are JSON."""
    content = b'{"text": "2x", "response": "x"}'
    check(path, running.post(path, content=content, headers={"Content-Type": kind}), WRONG_TYPE[path])


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize("kind", ["APPLICATION/JSON", "application/json;charset=utf-8", "application/vnd.api+json"])
def test_json_by_its_other_names(running: Running, path: str, kind: str) -> None:
    """JSON is UTF-8 whatever is said beside it (RFC 8259 section 8.1)."""
    assert running.post(path, BODIES[path], headers={"Content-Type": kind}).status_code == 200


@pytest.mark.parametrize("path", BODIES)
def test_bodies_without_a_length(running: Running, path: str) -> None:
    """Are read as far as they may go."""

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 1000

    headers = {"Content-Type": "application/json"}
    check(path, running.post(path, content=endless(), headers=headers), TOO_LARGE[path])


@pytest.mark.parametrize(("path", "there"), [("/api/nothing", "/api/read"), ("/evaluate/nothing", "/evaluate")])
def test_routes_that_are_not_there(running: Running, path: str, there: str) -> None:
    """Belong to the contract whose beginning they have."""
    check(there, running.get(path), 404)
