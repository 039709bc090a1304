"""A learning platform's grade service on the loopback, for a `quizgen serve` that is a process of its own."""

from __future__ import annotations

import http.server
import json
import threading
import time
from types import TracebackType
from typing import Any


class Lms:
    """A context: inside, it takes scores at `url`, unhurriedly, and no time stamp twice.

    `scores` are the bodies that it took, by user, oldest first.
    """

    def __init__(self) -> None:
        self.scores: dict[str, list[dict[str, Any]]] = {}
        lms = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = lms._answer(self.path, body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def _answer(self, path: str, body: bytes) -> tuple[int, object]:
        if path == "/token":
            return 200, {"access_token": "t", "expires_in": 3600}
        time.sleep(0.05)
        said = json.loads(body)
        taken = self.scores.setdefault(said["userId"], [])
        if taken and said["timestamp"] <= taken[-1]["timestamp"]:
            return 409, {"error": "an older score"}
        taken.append(said)
        return 200, {}

    def __enter__(self) -> Lms:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
