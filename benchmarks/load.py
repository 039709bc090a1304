"""A bounded load on a `quizgen serve` of its own: requests at fixed moments, whether or not earlier ones were answered.

A latency counts from the moment at which the request was due, so that waiting counts too.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizgen.values import value
from quizgen.wire.document import load

MOST_SECONDS = 120
MOST_RATE = 500
CONNECTIONS = 40
HEAD = "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{more}Content-Length: {length}"
END = "\r\n\r\n"


@value
class Request:
    """What is sent, and whether what comes back with status 200 is right; a page sends its token."""

    path: str
    body: str
    right: Callable[[Any], bool] = lambda _: True
    token: str = ""

    @property
    def data(self) -> bytes:
        more = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        body = self.body.encode()
        return HEAD.format(path=self.path, more=more, length=len(body)).encode() + END.encode() + body


class Connections:
    """Keep-alive connections to the service; each sends one request at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def open(self) -> None:
        for _ in range(CONNECTIONS):
            self._free.put_nowait(await asyncio.open_connection("127.0.0.1", self._port))

    async def send(self, request: Request) -> tuple[int, bytes]:
        reader, writer = await self._free.get()
        writer.write(request.data)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().split("\r\n")
        length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
        content = await reader.readexactly(length)
        self._free.put_nowait((reader, writer))
        return int(lines[0].split()[1]), content


class Load:
    """`rate` requests a second of each kind for `seconds`; `kinds` make the request of a number."""

    def __init__(self, kinds: Mapping[str, Callable[[int], Request]], rate: int, seconds: int) -> None:
        self.kinds = kinds
        self.rate = min(rate, MOST_RATE)
        self.seconds = min(seconds, MOST_SECONDS)
        self.times: dict[str, list[float]] = {kind: [] for kind in kinds}
        self.statuses: Counter[int] = Counter()
        self.wrong: list[str] = []

    def run(self, server: subprocess.Popen[bytes], port: int, kill: bool) -> None:
        """Send everything at its moment; print what came back and how long it took."""
        asyncio.run(asyncio.wait_for(self._run(server, port, kill), self.seconds + 30))

    async def _run(self, server: subprocess.Popen[bytes], port: int, kill: bool) -> None:
        connections = Connections(port)
        await connections.open()
        began = time.perf_counter() + 0.5
        tasks = [
            asyncio.create_task(
                self._one(connections, kind, number, began + (number + shift / len(self.kinds)) / self.rate)
            )
            for shift, kind in enumerate(self.kinds)
            for number in range(self.rate * self.seconds)
        ]
        if kill:
            tasks.append(asyncio.create_task(_kill_one(server.pid, began + self.seconds / 2)))
        await asyncio.gather(*tasks)
        self._tell(time.perf_counter() - began)

    async def _one(self, connections: Connections, kind: str, number: int, due: float) -> None:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        request = self.kinds[kind](number)
        status, content = await connections.send(request)
        self.times[kind].append(time.perf_counter() - due)
        self.statuses[status] += 1
        if status == 200 and not request.right(load(content, "answer").value):
            self.wrong.append(f"{request.body}: {content.decode()[:300]}")

    def _tell(self, took: float) -> None:
        for kind, latencies in self.times.items():
            print(f"{kind:9} {len(latencies)} in {took:.1f} s   {spread(latencies)}")
        print("statuses ", dict(self.statuses))
        print(
            f"wrong     {len(self.wrong)} answers were given other points than they must be",
            *self.wrong[:3],
            sep="\n  ",
        )


def spread(latencies: list[float]) -> str:
    """Percentiles in milliseconds."""
    ordered = sorted(latencies)
    at = {share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 for share in (0.5, 0.95, 0.99, 1)}
    return "  ".join(f"{'max' if share == 1 else f'p{share * 100:g}'} {ms:.1f} ms" for share, ms in at.items())


async def _kill_one(server: int, at: float) -> None:
    await asyncio.sleep(max(0.0, at - time.perf_counter()))
    victim = workers_of(server)[0]
    os.kill(victim, signal.SIGKILL)
    print(f"killed worker {victim}")


def workers_of(parent: int) -> list[int]:
    """The processes of the pool: children of the server that were spawned."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            stat = (entry / "stat").read_text()
            if int(stat.rpartition(")")[2].split()[1]) == parent and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


@contextmanager
def serving(workers: int, **variables: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`quizgen serve` on a free port; stopped at the end, and what it used and said is printed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "QUIZGEN_RATE": "100000", "QUIZGEN_BURST": "100000", **variables}
    command = [sys.executable, "-m", "quizgen", "serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(port)
        yield server, port
    finally:
        server.terminate()
        _, said = server.communicate(timeout=20)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"CPU       {used.ru_utime + used.ru_stime:.1f} s in the server and its workers, starting up included")
        print("server said:", *said.decode().splitlines()[-6:], sep="\n  ")


def _wait_for(port: int) -> None:
    for _ in range(120):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.25)
    raise SystemExit("the service did not start")
