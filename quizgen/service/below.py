"""The service below a path of a host that others use too: https://maths.example.org/quizgen.

A web server in front of it may pass this path on or take it away: each request is understood either way, and inside
all paths begin at the service. What is sent to browsers begins with `root()`.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

_ROOT: Final[ContextVar[str]] = ContextVar("root", default="")


def root() -> str:
    """Before which path the one who is being answered finds the service: "/quizgen", "" where it has its host alone."""
    return _ROOT.get()


class Below:
    """ASGI middleware, the outermost: `path` is where the service is found, "/quizgen"."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        before = _ROOT.set(self._path)
        try:
            await self._app({**scope, **self._inside(scope)} if scope["type"] == "http" else scope, receive, send)
        finally:
            _ROOT.reset(before)

    def _inside(self, scope: Scope) -> dict[str, object]:
        """The request's path as the service knows it."""
        path, raw = scope["path"], scope.get("raw_path") or scope["path"].encode()
        if path != self._path and not path.startswith(f"{self._path}/"):
            return {}
        return {"path": path.removeprefix(self._path) or "/", "raw_path": raw.removeprefix(self._path.encode()) or b"/"}
