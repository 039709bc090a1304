"""What every answer carries, and what becomes of a fault: the outermost layer."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders

from quizgen.service.errors import MUED, Refusal, contract_of, refusal_of, refused
from quizgen.service.gate import App, Scope, Send
from quizgen.service.limits import Message, Receive
from quizgen.service.log import note_fault, note_refusal

ALWAYS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Unless the answer says otherwise itself."""

VERSION: Final = "0.1.0"
"""The version of the µEd API that is spoken."""


class Frame:
    """ASGI middleware: an id for each request, headers for each answer, a line of the log for each refusal.

    An exception that comes this far was a fault: it is answered in the contract's shape, and told to the log only.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request"] = request = _id(Headers(scope=scope).get("x-request-id", ""))
        contract = contract_of(scope["path"])
        began = False

        async def dressed(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                headers = MutableHeaders(scope=message)
                for name, text in ALWAYS.items():
                    headers.setdefault(name, text)
                headers["X-Request-Id"] = request
                if contract == MUED:
                    headers["X-Api-Version"] = VERSION
                _note(scope, int(message["status"]), contract)
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except Exception as error:
            note_fault(error, request=request)
            if not began:
                await refused(error, scope["path"])(scope, receive, dressed)


def _note(scope: Scope, status: int, contract: str) -> None:
    """A line for what was refused: of what the gate or a handler left in the state, else of the status alone."""
    if status < 400:
        return
    state = scope["state"]
    error = state.get("refused")
    refusal = refusal_of(error, contract) if error else Refusal(status, "REFUSED", "", "")
    note_refusal(
        refusal,
        method=scope["method"],
        path=scope["path"],
        client=state.get("caller", "unknown"),
        request=state["request"],
        platform=state.get("platform", ""),
    )


def _id(given: str) -> str:
    """The caller's id of this request where it is a plain word, else a new one."""
    plain = 0 < len(given) <= 100 and given.isascii() and given.replace("-", "").replace("_", "").isalnum()
    return given if plain else secrets.token_hex(8)
