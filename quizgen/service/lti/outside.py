"""Every call that goes out to a platform: where it may go, how long it may take, how much it may bring.

Addresses come from launches and registrations, so that none is trusted: https only, no address that is private to our
network, unless the administrator has named the host (QUIZGEN_LTI_HOSTS); http for such a host on this machine only. A
name is looked up with each call, once, and the address that was looked at is the one that is called: it cannot change
in between. Redirections are not followed, and nothing is unpacked.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from quizgen.errors import FileError
from quizgen.service.lti.addresses import Resolver, Unreachable, cannot, check_form, host_of, is_public, looked_up
from quizgen.values import value
from quizgen.wire.document import Field, load

SECONDS: Final = 5.0
"""For connecting, and for each wait; a call as a whole takes twice as long at most."""
WHOLE: Final = 30.0
"""For several calls that belong together: a list page after page, a score with its token and its line item."""
LARGEST: Final = 1_000_000
"""Bytes of an answer."""
LONGEST_TOKEN: Final = 16 * 1024
"""Characters."""
NEXT: Final = re.compile(r"""<([^<>]+)>[^,<>]*;\s*rel\s*=\s*"?next"?""", re.IGNORECASE)


@value
class Answer:
    """What a platform answered; names of headers are in small letters."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def host(self) -> str:
        return host_of(self.url)

    def json(self) -> Field:
        """The body as JSON; raises Unreachable where it is none."""
        try:
            return load(self.body, self.host, LARGEST)
        except FileError as error:
            raise Unreachable(self.host, f"did not answer with JSON: {error.problems[0].what}.", self.status) from None


class Outside:
    """Makes the calls. `allowed` are hosts on private addresses that may be called."""

    def __init__(
        self, allowed: tuple[str, ...] = (), transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolver | None = None, seconds: float = SECONDS,
    ) -> None:  # fmt: skip
        self._allowed = allowed
        self._resolve = resolve or looked_up
        self._seconds = seconds
        self._client = httpx.AsyncClient(
            transport=transport,
            timeout=seconds,
            follow_redirects=False,
            trust_env=False,
            limits=httpx.Limits(max_connections=50, max_keepalive_connections=0),  # addresses are shared by hosts
            headers={"User-Agent": "quizgen", "Accept-Encoding": "identity"},
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What is answered with a status below 300; raises Unreachable."""
        return accepted(await self.ask("GET", url, headers=headers))

    async def post(self, url: str, headers: Mapping[str, str] | None = None, *, body: bytes) -> Answer:
        """What is answered with a status below 300; raises Unreachable."""
        return accepted(await self.ask("POST", url, headers=headers, body=body))

    async def ask(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Whatever is answered, with whatever status; raises Unreachable where nothing is."""
        host = host_of(url)
        try:
            async with asyncio.timeout(2 * self._seconds):
                return await self._asked(method, url, await self.check(url), headers or {}, body)
        except httpx.TimeoutException:
            raise Unreachable(host, f"did not answer within {self._seconds:g} seconds.") from None
        except TimeoutError:
            raise Unreachable(host, f"takes more than {2 * self._seconds:g} seconds to answer.") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(host, f"cannot be reached: {_said(error)}.") from None

    async def check(self, url: str) -> str:
        """The address that may be called for this URL; raises Unreachable where none may be."""
        host = host_of(url)
        check_form(url, self._allowed)
        port = urlsplit(url).port or (443 if url.startswith("https:") else 80)
        addresses = await self._resolve(host, port)
        if not addresses:
            cannot(host, "is not a host that is known.")
        if host not in self._allowed and not all(is_public(address) for address in addresses):
            cannot(host, "is on a private address; QUIZGEN_LTI_HOSTS can name hosts that may be called there.")
        return addresses[0]

    async def _asked(
        self, method: str, url: str, address: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        """Calls this address by the host's own name: its certificate must be of that name."""
        parts = httpx.URL(url)
        sent = {**headers, "Host": parts.netloc.decode("ascii")}
        request = self._client.build_request(
            method, parts.copy_with(host=address), headers=sent, content=body, extensions={"sni_hostname": parts.host}
        )
        answer = await self._client.send(request, stream=True)
        try:
            if answer.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
                cannot(parts.host, "answers with something packed, which we did not ask for.")  # it may become endless
            read = bytearray()
            async for chunk in answer.aiter_bytes():
                read += chunk
                if len(read) > LARGEST:
                    cannot(parts.host, f"answers with more than {LARGEST // 1000} kB.")
        finally:
            await answer.aclose()
        return Answer(url, answer.status_code, dict(answer.headers), bytes(read))


def next_page(answer: Answer) -> str:
    """The address of the next page in a Link header (RFC 8288), "" on the last."""
    found = NEXT.search(answer.headers.get("link", ""))
    try:
        return "" if found is None else urljoin(answer.url, found[1])
    except ValueError:
        cannot(answer.host, "gives a list whose next page has no address.")


@asynccontextmanager
async def in_time(host: str, seconds: float = WHOLE) -> AsyncIterator[None]:
    """Raises Unreachable where what is done inside takes longer, though each call of it be quick enough."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise Unreachable(host, f"takes more than {seconds:g} seconds.") from None


def is_bearer(token: str) -> bool:
    """Whether a text can be sent as somebody's token."""
    return 0 < len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable() and " " not in token


def accepted(answer: Answer) -> Answer:
    """The answer, where the platform did as it was asked; raises Unreachable."""
    if answer.status < 300:
        return answer
    if answer.status < 400:
        raise Unreachable(answer.host, "sends us elsewhere, where we do not go.", answer.status)
    raise Unreachable(answer.host, f"answers {answer.status}{_reason(answer)}.", answer.status, _after(answer))


def _said(error: Exception) -> str:
    """What went wrong, without what was sent."""
    text = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return "its certificate does not hold"
    return text[:100].rstrip(".") or type(error).__name__


def _reason(answer: Answer) -> str:
    """The error of OAuth in an answer, or that we are throttled."""
    if is_throttled(answer):
        return " (too many requests)"
    try:
        error = load(answer.body, "", LARGEST).get("error")
        return f" ({error.text[:60]})" if error is not None else ""
    except FileError:
        return ""


def is_throttled(answer: Answer) -> bool:
    """429, or Canvas's 403 with words."""
    return answer.status == 429 or (answer.status == 403 and b"rate limit" in answer.body[:2000].lower())


def _after(answer: Answer) -> int:
    """For how many seconds the platform wants to be left alone."""
    said = answer.headers.get("retry-after", "")
    if said.isascii() and said.isdecimal() and len(said) < 6:
        return int(said)
    return 30 if is_throttled(answer) else 0
