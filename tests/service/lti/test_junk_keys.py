"""Tokens and key sets of any sort: each is refused, or passed over, and none keeps the service busy."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from quizgen.service.lti.claims import AGS, LTI, NRPS
from tests.service.lti.conftest import Campus, Login
from tests.service.lti.platform import Platform, key

BUSY = 0.04
"""Seconds of work in one piece, in which nobody else is served."""


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signed(login: Login, payload: bytes, header: bytes | None = None) -> str:
    """A token of just these bytes, with a signature that holds."""
    private = login.platform.key
    header = header or json.dumps({"alg": "RS256", "kid": private.kid}).encode()
    text = f"{coded(header)}.{coded(payload)}"
    assert private.private_key is not None
    return f"{text}.{coded(private.private_key.sign(text.encode(), padding.PKCS1v15(), SHA256()))}"


def claims(login: Login, **junk: str) -> bytes:
    """The claims of a launch, some of them written as this JSON."""
    named = [f"{LTI}{name}" if name in ("roles", "custom", "context") else name for name in junk]
    found = login.platform.claims(login.nonce, login.campus.clock) | {name: f"@{name}@" for name in named}
    text = json.dumps(found)
    for name, written in zip(named, junk.values(), strict=True):
        text = text.replace(json.dumps(f"@{name}@"), written)
    return text.encode()


@pytest.mark.parametrize("depth", [100, 1000, 5000])
@pytest.mark.parametrize("name", ["iss", "aud", "sub", "exp", "nonce", "roles", "custom", "context", AGS, NRPS])
def test_claims_that_are_nested(campus: Campus, name: str, depth: int) -> None:
    """A custom parameter of another sort is none of ours."""
    login = campus.begin()
    answer = login.send(signed(login, claims(login, **{name: "[" * depth + "]" * depth})))
    assert answer.status_code in (400, 403, 404) or (name == "custom" and answer.status_code == 200), answer.text


PAYLOADS = (
    b"[]", b"5", b"null", b'"a"', b"", b"{", b"\xff", b"[" * 6000, b'{"a":' * 2000, b'{"iss": NaN}',
    b'{"a": ' + b"9" * 5000 + b"}", b'{"iss": 1e999}', b'{"iss": "\\ud800"}', b"\xef\xbb\xbf{}",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_of_any_sort(campus: Campus, payload: bytes) -> None:
    """Signed as they should be."""
    login = campus.begin()
    assert login.send(signed(login, payload)).status_code in (400, 403)


HEADERS = (
    b"", b"{", b"\xff", b"[]", b'["alg"]', b'"alg"', b"5", b"null", b"{}", b"[" * 6000, b'{"alg":' * 1000,
    b'{"alg": null}', b'{"alg": ["RS256"]}', b'{"alg": {"a": 1}}', b'{"alg": "\\ud800"}', b'{"alg": "none"}',
    b'{"alg": "HS256", "kid": "platform-1"}', b'{"alg": "RS256"}', b'{"alg": "RS256", "kid": 5}',
    b'{"alg": "RS256", "kid": ["platform-1"]}', b'{"alg": "RS256", "kid": "\\ud800"}',
    b'{"alg": "RS256", "kid": "\\u0000"}', b'{"alg": "RS256", "kid": "another"}',
    b'{"alg": "RS256", "kid": "platform-1", "crit": ["x"], "x": 1}',
    b'{"alg": "RS256", "kid": "platform-1", "crit": ["b64"], "b64": false}',
)  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_headers_of_any_sort(campus: Campus, header: bytes) -> None:
    """Before any signature is looked at."""
    login = campus.begin()
    assert login.send(signed(login, claims(login), header or b" ")).status_code in (400, 403)


@pytest.mark.parametrize(
    "token", ["..", "a.b.c", "....", "e30.e30.", "\0", "\u00e9", "." * 16_000, "\ufffd.a.b", "x" * 16_385]
)
def test_texts_that_are_no_tokens(campus: Campus, token: str) -> None:
    """Refused without a look at a key set."""
    assert campus.begin().send(token).status_code in (400, 413)


def public(private: RSAKey, **changes: Any) -> dict[str, Any]:
    """A key as a platform publishes it, some of its fields changed; None takes one away."""
    fields = {**private.as_dict(private=False), "kid": "platform-1", **changes}
    return {name: text for name, text in fields.items() if text is not None}


GOOD = key("platform-1")
LONG = coded(b"\xff" * 100_000)
PASSED_OVER: dict[str, list[Any]] = {
    "an elliptic curve": [{**ECKey.generate_key("P-256").as_dict(private=False), "kid": "platform-1"}],
    "an Edwards curve": [{**OKPKey.generate_key("Ed25519").as_dict(private=False), "kid": "platform-1"}],
    "a shared secret": [{**OctKey.generate_key(256).as_dict(), "kid": "platform-1"}],
    "RSA that calls itself a shared secret": [public(GOOD, kty="oct", k="c2VjcmV0")],
    "RSA without a name": [public(GOOD, kid=None)],
    "a name that is a number": [public(GOOD, kid=5)],
    "for encryption": [public(GOOD, use="enc")],
    "no modulus": [public(GOOD, n=None)],
    "a modulus that is a number": [public(GOOD, n=65537)],
    "no base64": [public(GOOD, n="!" * 342)],
    "not ASCII": [public(GOOD, n="\u00e9" * 342)],
    "an even exponent": [public(GOOD, e=coded(b"\2"))],
    "exponent 1": [public(GOOD, e=coded(b"\1"))],
    "no exponent": [public(GOOD, e="")],
    "a huge modulus": [public(GOOD, n=LONG)],
    "a huge exponent": [public(GOOD, e=LONG)],
    "things that are no keys": [None, 5, "platform-1", [], {}, {"kid": "platform-1"}, [[[]]]],
}  # fmt: skip


@pytest.fixture
def stranger(campus: Campus) -> Iterator[Platform]:
    """A platform whose key set nobody has fetched."""
    platform = Platform("strange.example")
    campus.internet.platforms[platform.host] = platform
    campus.register(platform)
    campus.clock += 61 + 24 * 3600
    yield platform
    del campus.internet.platforms[platform.host]


@pytest.mark.parametrize("name", PASSED_OVER)
def test_keys_that_are_passed_over(campus: Campus, stranger: Platform, name: str) -> None:
    """No launch by them; and none is spoilt by them where the right key is in the set as well."""
    stranger.key_set = {"keys": PASSED_OVER[name]}
    assert campus.launch(stranger).status_code == 403
    campus.clock += 61
    stranger.key_set = {"keys": [*PASSED_OVER[name], public(GOOD)]}
    assert campus.launch(stranger).status_code == 200


def test_short_keys_are_passed_over(campus: Campus, stranger: Platform) -> None:
    """512 bits can be factored by anybody; and a name that comes twice is that of the first key that can be used."""
    short = PRIME_512
    stranger.key_set = {"keys": [{"kty": "RSA", "kid": "platform-1", "n": short, "e": "AQAB"}]}
    assert campus.launch(stranger).status_code == 403
    campus.clock += 61
    stranger.key_set["keys"] += [public(GOOD), public(key("another"))]
    assert campus.launch(stranger).status_code == 200


PRIME_512 = coded(bytes([0xC1] * 63 + [0x0B]))
"""A modulus of 512 bits; nothing is ever signed by it."""


@pytest.mark.parametrize("answer", [{"keys": None}, {"keys": {}}, {"keys": 5}, {}, [], None, {"keys": "x"}])
def test_answers_that_are_no_key_sets(campus: Campus, stranger: Platform, answer: Any) -> None:
    """Leave what was known before as it was."""
    stranger.key_set = {"keys": [public(GOOD)]}
    assert campus.launch(stranger).status_code == 200
    campus.clock += 25 * 3600
    stranger.key_set = answer
    assert campus.launch(stranger).status_code == 200


class Pieces:
    """A context: how long the application's loop worked in one piece, at most; in seconds of its thread's own time."""

    def __init__(self, campus: Campus) -> None:
        self.campus = campus
        self.longest = 0.0

    async def _watch(self) -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            self.longest = max(self.longest, time.thread_time() - before)

    async def _begin(self) -> None:
        self.task = asyncio.create_task(self._watch())

    async def _end(self) -> None:
        self.task.cancel()

    def __enter__(self) -> Pieces:
        self.campus.running.wait(self._begin())
        return self

    def __exit__(self, *_: object) -> None:
        self.campus.running.wait(self._end())


def test_a_thousand_keys_hold_nobody_up(campus: Campus, stranger: Platform) -> None:
    """Only those of the name that is asked for are read."""
    one = public(GOOD)
    stranger.key_set = {"keys": [*({**one, "kid": f"key {number}"} for number in range(1000)), one]}
    assert campus.launch(stranger).status_code == 200
    with Pieces(campus) as pieces:
        for _ in range(5):
            assert campus.launch(stranger).status_code == 200
    assert pieces.longest < BUSY


def test_our_own_keys_hold_nobody_up(campus: Campus) -> None:
    """Anybody may ask for them, as often as they like."""
    assert campus.running.get("/lti/keys").status_code == 200
    with Pieces(campus) as pieces:
        for _ in range(5):
            assert len(campus.running.get("/lti/keys").json()["keys"]) >= 2
    assert pieces.longest < BUSY
