"""`quizgen serve` as a process of its own, on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO

import httpx


class Live:
    """A context: inside, the service answers at `url`. `said` is what it printed before it served."""

    def __init__(self, *, workers: int = 1, folder: Path | None = None, **variables: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.said: list[str] = []
        self._environment = {"QUIZGEN_RATE": "100000", "QUIZGEN_BURST": "100000", "PYTHONUTF8": "1", **variables}
        self._command = [sys.executable, "-u", "-m", "quizgen", "serve", "--port", str(self.port)]
        self._command += ["--workers", str(workers)]
        self._folder = folder

    def __enter__(self) -> Live:
        self.process = subprocess.Popen(
            self._command,
            env={**os.environ, **self._environment},
            cwd=self._folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        for _ in range(240):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/evaluate/health").status_code == 200:
                    return self
            assert self.process.poll() is None, "quizgen serve ended"
            time.sleep(0.25)
        raise AssertionError("quizgen serve does not answer")

    @property
    def workers(self) -> list[int]:
        """The processes that do mathematics, of those that it started."""
        lists = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [child for one in lists for child in one.read_text().split()]
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.terminate()
        out: IO[str] | None = self.process.stdout
        assert out is not None
        self.said = out.read().splitlines()
        self.process.wait(20)
        out.close()
