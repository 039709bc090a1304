"""Platforms that trickle, pack, flood or redirect, over a real connection: each call ends, and soon."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.outside import LARGEST, Outside, in_time

Write = Callable[[bytes], Awaitable[None]]
Behaviour = Callable[[Write], Awaitable[None]]

SECONDS = 0.2
"""What a call waits for each piece; twice as long for the whole."""


@asynccontextmanager
async def platform(behaviour: Behaviour) -> AsyncIterator[str]:
    """The address of a server that answers so."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        try:
            await reader.readuntil(b"\r\n\r\n")
            await behaviour(write)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/keys"
    finally:
        server.close()


def asked(behaviour: Behaviour) -> bytes:
    """What one call brings."""

    async def call() -> bytes:
        outside = Outside(("127.0.0.1",), seconds=SECONDS)
        try:
            async with platform(behaviour) as url:
                return (await outside.get(url)).body
        finally:
            await outside.close()

    return asyncio.run(call())


async def _silent(write: Write) -> None:
    await asyncio.sleep(30)


async def _trickles_its_body(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    await _byte_by_byte(write, b" " * 1000)


async def _trickles_its_head(write: Write) -> None:
    await _byte_by_byte(write, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000)


async def _byte_by_byte(write: Write, data: bytes) -> None:
    for byte in data:
        await write(bytes([byte]))
        await asyncio.sleep(0.02)


async def _endless_head(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\n")
    while True:
        await write(b"X-More: " + b"x" * 8000 + b"\r\n")


async def _endless_body(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


async def _bomb(write: Write) -> None:
    body = gzip.compress(gzip.compress(b" " * 20 * LARGEST))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    await write(head.encode() + body)


async def _elsewhere(write: Write) -> None:
    await write(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:22/\r\nContent-Length: 0\r\n\r\n")


async def _no_http(write: Write) -> None:
    await write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


async def _cut_off(write: Write) -> None:
    await write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"keys": [')


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (_silent, "did not answer within 0.2 seconds"),
        (_trickles_its_body, "takes more than 0.4 seconds"),
        (_trickles_its_head, "takes more than 0.4 seconds"),
        (_endless_head, "cannot be reached"),
        (_endless_body, "answers with more than 1000 kB"),
        (_bomb, "answers with something packed"),
        (_elsewhere, "sends us elsewhere"),
        (_no_http, "cannot be reached"),
        (_cut_off, "cannot be reached"),
    ],
)
def test_a_call_ends(behaviour: Behaviour, said: str) -> None:
    """In words, and within its time."""
    began = time.monotonic()
    with pytest.raises(Unreachable, match=said):
        asked(behaviour)
    assert time.monotonic() - began < 5


def test_nothing_packed_is_asked_for() -> None:
    """And what comes plainly is taken."""
    heads: list[bytes] = []

    async def call() -> bytes:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            heads.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}")
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        outside = Outside(("127.0.0.1",))
        found = await outside.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        await outside.close()
        server.close()
        return found.body

    assert asyncio.run(call()) == b"{}"
    assert b"accept-encoding: identity" in heads[0].lower()


def test_several_calls_end_together() -> None:
    """A list whose pages each come in time, and do not end."""

    async def pages() -> None:
        async with in_time("lms.example", 0.05):
            while True:
                await asyncio.sleep(0.01)

    with pytest.raises(Unreachable, match=r"lms\.example takes more than 0\.05 seconds"):
        asyncio.run(pages())
