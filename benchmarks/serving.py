"""The service under load, on this machine only: answers and previews at a fixed rate, for a bounded time.

    python -m benchmarks.serving [--rate 100] [--seconds 60] [--kill]

Starts `quizgen serve` by itself on a free port of the loopback, sends `rate` answers and as many previews a second at
fixed moments whether or not earlier ones were answered, and stops it again. A latency counts from the moment at which
the request was due, so that waiting counts too. With --kill, one worker is killed (SIGKILL) in the middle.
"""

from __future__ import annotations

import argparse
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
from pathlib import Path
from typing import Any

from quizgen.wire.document import dump, load

MOST_SECONDS = 120
MOST_RATE = 500
CONNECTIONS = 40
HEAD = b"POST /evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"

ANSWERS = (
    ("12x^2 cos(4x^3)", "diff(sin(4x^3), x)", 1),
    ("cos(4x^3)", "diff(sin(4x^3), x)", 0),
    ("cos(4x^3)*4x^2", "diff(sin(4x^3), x)", 0),
    ("2x e^(x^2)", "diff(e^(x^2), x)", 1),
    ("e^(x^2)", "diff(e^(x^2), x)", 0),
    ("2 sin x cos x", "sin(2x)", 1),
    ("(1-tanh(x)^2)", "diff(tanh(x), x)", 1),
    ("ln x + 1", "diff(x ln x, x)", 1),
    ("1/x", "diff(x ln x, x)", 0),
    ("3x^2+2x+", "diff(x^3+x^2, x)", None),
    ("(2x, 2y)", "grad(x^2+y^2, x, y)", 1),
)
"""Response, key, and the points that it must be given; None: nobody may say."""


def answer_of(number: int) -> tuple[str, int | None]:
    """The body of an answer, each another one, and the points it must be given."""
    response, key, points = ANSWERS[number % len(ANSWERS)]
    shift = number // len(ANSWERS) % 997 + 1
    task = {"referenceSolution": {"expression": f"{key} + {shift}" if not key.startswith("grad") else key}}
    typed = f"{response} + {shift}" if points is not None and not response.startswith("(2x,") else response
    return _json({"submission": _submission(typed), "task": task}), points


def preview_of(number: int) -> str:
    """The body of a preview of an answer that is half typed."""
    response = ANSWERS[number % len(ANSWERS)][0]
    typed = response[: number % len(response) + 1]
    return _json({"submission": _submission(typed), "preSubmissionFeedback": {"enabled": True}})


def _submission(typed: str) -> dict[str, Any]:
    return {"type": "MATH", "format": "plain", "content": {"expression": typed}}


def _json(body: dict[str, Any]) -> str:
    return dump(body, indent=None).strip()


class Connections:
    """Keep-alive connections to the service; each sends one request at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def open(self) -> None:
        for _ in range(CONNECTIONS):
            self._free.put_nowait(await asyncio.open_connection("127.0.0.1", self._port))

    async def post(self, body: str) -> tuple[int, bytes]:
        reader, writer = await self._free.get()
        data = body.encode()
        writer.write(HEAD % len(data) + data)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().split("\r\n")
        length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
        content = await reader.readexactly(length)
        self._free.put_nowait((reader, writer))
        return int(lines[0].split()[1]), content


async def loaded(port: int, rate: int, seconds: int, kill: bool) -> None:
    """Send everything at its moment; print what came back and how long it took."""
    connections = Connections(port)
    await connections.open()
    times: dict[str, list[float]] = {"answers": [], "previews": []}
    statuses: Counter[int] = Counter()
    wrong: list[str] = []
    began = time.perf_counter() + 0.5

    async def one(kind: str, number: int, due: float) -> None:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        body, points = answer_of(number) if kind == "answers" else (preview_of(number), None)
        status, content = await connections.post(body)
        times[kind].append(time.perf_counter() - due)
        statuses[status] += 1
        if status == 200:
            [item] = load(content, "answer").value
            given = item["awardedPoints"]
            if (None if given is None else float(str(given))) != points:
                wrong.append(f"{body}: {given} instead of {points}")

    due = [began + number / rate for number in range(rate * seconds)]
    tasks = [asyncio.create_task(one("answers", n, at)) for n, at in enumerate(due)]
    tasks += [asyncio.create_task(one("previews", n, at + 0.5 / rate)) for n, at in enumerate(due)]
    if kill:
        tasks.append(asyncio.create_task(_kill_one(began + seconds / 2)))
    await asyncio.gather(*tasks)
    told(times, statuses, wrong, time.perf_counter() - began)


async def _kill_one(at: float) -> None:
    await asyncio.sleep(max(0.0, at - time.perf_counter()))
    victim = workers_of(SERVER.pid)[0]
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


def told(times: dict[str, list[float]], statuses: Counter[int], wrong: list[str], took: float) -> None:
    for kind, latencies in times.items():
        ordered = sorted(latencies)
        at = {share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 for share in (0.5, 0.95, 0.99, 1)}
        spread = "  ".join(f"{'max' if share == 1 else f'p{share * 100:g}'} {ms:.1f} ms" for share, ms in at.items())
        print(f"{kind:9} {len(ordered)} in {took:.1f} s   {spread}")
    print("statuses ", dict(statuses))
    print(f"wrong     {len(wrong)} answers were given other points than they must be", *wrong[:3], sep="\n  ")


SERVER: subprocess.Popen[bytes]


def main() -> None:
    global SERVER
    parser = argparse.ArgumentParser(prog="benchmarks.serving", description=__doc__)
    parser.add_argument("--rate", type=int, default=100, help=f"answers a second, at most {MOST_RATE}")
    parser.add_argument("--seconds", type=int, default=60, help=f"at most {MOST_SECONDS}")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "QUIZGEN_RATE": "100000", "QUIZGEN_BURST": "100000"}
    command = [sys.executable, "-m", "quizgen", "serve", "--port", str(port), "--workers", str(options.workers)]
    SERVER = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(port)
        seconds, rate = min(options.seconds, MOST_SECONDS), min(options.rate, MOST_RATE)
        asyncio.run(asyncio.wait_for(loaded(port, rate, seconds, options.kill), seconds + 30))
    finally:
        SERVER.terminate()
        _, said = SERVER.communicate(timeout=20)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"CPU       {used.ru_utime + used.ru_stime:.1f} s in the server and its workers, starting up included")
        print("server said:", *said.decode().splitlines()[-6:], sep="\n  ")


def _wait_for(port: int) -> None:
    for _ in range(120):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.25)
    raise SystemExit("the service did not start")


if __name__ == "__main__":
    main()
