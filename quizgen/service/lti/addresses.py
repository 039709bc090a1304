"""Addresses that platforms name: which of them may be called at all. No call is made here but to look a name up."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, NoReturn, TypeAlias
from urllib.parse import urlsplit

from quizgen.errors import QuizgenError

LONGEST: Final = 2048
"""Characters of an address."""
NAT64: Final = ip_network("64:ff9b::/96")
HERE: Final = ("localhost", "127.0.0.1", "::1")

Resolver: TypeAlias = Callable[[str, int], Awaitable[list[str]]]


class Unreachable(QuizgenError):
    """A platform that was not asked, or did not answer: `where` (its host), `what` in words, and its status if it had
    one. `after` is how many seconds it asks to be left alone."""

    def __init__(self, where: str, what: str, status: int = 0, after: int = 0) -> None:
        super().__init__(where, what, status, after)
        self.where = where
        self.what = what
        self.status = status
        self.after = after

    def __str__(self) -> str:
        return f"{self.where} {self.what}"


def cannot(where: str, what: str) -> NoReturn:
    raise Unreachable(where, what)


def check_form(url: str, allowed: tuple[str, ...]) -> None:
    """What can be seen without asking anybody: https, or http to this machine where it is among the hosts `allowed`.

    Raises Unreachable.
    """
    shown = url[:60].rpartition("@")[2]  # without a name and password
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        cannot(shown, "is not an address.")
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not host or not plain or len(url) > LONGEST or parts.username or parts.password or parts.fragment:
        cannot(shown, "is not an address of a platform.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in allowed and host in HERE):
        cannot(host, "is not asked by https.")


def host_of(url: str) -> str:
    """The host of an address, "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as browsers compare them."""
    parts = urlsplit(url)
    default = {"https": 443, "http": 80}.get(parts.scheme)
    port = f":{parts.port}" if parts.port and parts.port != default else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def of_one_origin(url: str, other: str) -> bool:
    """Whether both are addresses, and of the same scheme, host and port."""
    try:
        return origin_of(url) == origin_of(other)
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether the address is one of the open Internet, also where it carries another inside it."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is None and ip in NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


async def looked_up(host: str, port: int) -> list[str]:
    """The addresses of a host; none where it is not known."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]
