"""Token buckets and bodies."""

from __future__ import annotations

import asyncio

import pytest

from quizgen.service.errors import BadRequest, TooLarge, TooOften
from quizgen.service.limits import Buckets, Message, replayed, whole_body


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    """Names do not share one."""
    buckets = Buckets(rate=2, burst=3)
    for _ in range(3):
        buckets.take("a", 0.0)
    with pytest.raises(TooOften) as caught:
        buckets.take("a", 0.0)
    assert caught.value.after == 1
    buckets.take("b", 0.0)
    buckets.take("a", 0.5)
    with pytest.raises(TooOften):
        buckets.take("a", 0.5)


def test_a_slow_rate_says_how_long_to_wait() -> None:
    """In whole seconds, at least one."""
    buckets = Buckets(rate=0.1, burst=1)
    buckets.take("a", 0.0)
    with pytest.raises(TooOften) as caught:
        buckets.take("a", 1.0)
    assert 9 <= caught.value.after <= 10


def test_many_names_do_not_fill_the_memory() -> None:
    """Whoever is over the limit stays over it while the table is cleaned."""
    buckets = Buckets(rate=1, burst=1, most=100)
    for number in range(1000):
        buckets.take(f"name {number}", number / 1000)
    assert len(buckets._level) <= 101
    with pytest.raises(TooOften):
        buckets.take("name 999", 1.0)


def received(*parts: bytes, ends: bool = True) -> tuple[list[Message], int]:
    """What comes in, part after part."""
    more = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    return [*more, {"type": "http.request" if ends else "http.disconnect", "body": b""}], len(parts)


def whole(messages: list[Message], promised: str | None, limit: int) -> bytes:
    """The body, as the gate reads it."""
    waiting = iter(messages)

    async def receive() -> Message:
        return next(waiting)

    return asyncio.run(whole_body(receive, promised, limit))


def test_a_body_is_read_whole_within_its_limit() -> None:
    """In however many parts it comes."""
    assert whole(received(b"ab", b"", b"cd")[0], "4", 4) == b"abcd"
    assert whole(received(b"ab", b"cd")[0], None, 4) == b"abcd"


@pytest.mark.parametrize("promised", ["5", "99999999999999999", "-1", "ten", None])
def test_a_body_that_is_too_large_is_refused(promised: str | None) -> None:
    """By what it promises, and otherwise by what comes."""
    with pytest.raises(TooLarge):
        whole(received(b"ab", b"cde")[0], promised, 4)


def test_a_body_that_breaks_off_is_refused() -> None:
    """It is no shorter body."""
    with pytest.raises(BadRequest):
        whole(received(b"ab", ends=False)[0], "4", 4)


def test_a_body_is_handed_on_once() -> None:
    """Afterwards whatever else comes."""

    async def scene() -> list[Message]:
        async def receive() -> Message:
            return {"type": "http.disconnect"}

        again = replayed(b"ab", receive)
        return [await again(), await again()]

    first, second = asyncio.run(scene())
    assert (first["body"], first["more_body"], second["type"]) == (b"ab", False, "http.disconnect")
