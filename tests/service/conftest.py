"""The service as its callers meet it, with one worker, and its application in a loop of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import httpx
import pytest

from quizgen.service.app import create_app
from quizgen.service.settings import Settings

T = TypeVar("T")
SECRET = bytes(range(32))


class Running:
    """A running application. `post` and `get` are requests from this machine, without a network."""

    def __init__(self, settings: Settings, peer: str = "127.0.0.1", **options: Any) -> None:
        self.settings = settings
        self.app = create_app(settings, **options)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._inner: Any = self.app
        while hasattr(self._inner, "_app"):  # inside Frame and Gate
            self._inner = self._inner._app
        self._lifespan = self._inner.router.lifespan_context(self._inner)
        self.wait(self._lifespan.__aenter__())
        transport = httpx.ASGITransport(app=self.app, client=(peer, 50000))
        self._client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

    @property
    def service(self) -> Any:
        return self._inner.state.service

    @property
    def tool(self) -> Any:
        """What LTI's routes ask."""
        return self._inner.state.lti

    @property
    def sender(self) -> Any:
        """Who empties the outbox."""
        return self._inner.state.sender

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """What a coroutine returns, in the loop of the application."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def post(self, path: str, body: object = None, **options: Any) -> httpx.Response:
        sent = {"json": body} | options if body is not None else options
        return self.wait(self._client.post(path, **sent))

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.wait(self._client.get(path, **options))

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.wait(self._client.request(method, path, **options))

    def close(self) -> None:
        self.wait(self._client.aclose())
        self.wait(self._lifespan.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    """A service for all tests that only ask."""
    service = Running(Settings(SECRET, workers=1, rate=10_000, burst=10_000))
    yield service
    service.close()
