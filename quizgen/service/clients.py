"""Programs that may call: a name and the digest of a key. The keys themselves are nowhere but with their owners.

A key has 256 random bits, so that a plain SHA-256 of it says nothing about it.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Final

from quizgen.errors import FileError, Problem
from quizgen.values import value

LINE: Final = "NAME sha256:DIGEST"
MAKE: Final = "quizgen serve --new-key NAME writes one."


@value
class Client:
    """A program that may call; `digest` is the SHA-256 of its key, in hexadecimal."""

    name: str
    digest: str


def new_key(name: str) -> tuple[str, str]:
    """A new key, and the line that lets its owner in."""
    key = f"qz_{secrets.token_urlsafe(32)}"
    return key, f"{name} sha256:{_digest(key)}"


def client_with(key: str, clients: tuple[Client, ...]) -> Client | None:
    """Whose key this is. Every client is compared, so that the time taken tells nothing."""
    digest = _digest(key)
    found = [client for client in clients if compare_digest(client.digest, digest)]
    return found[0] if found else None


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "replace")).hexdigest()


def read_clients(path: Path) -> tuple[Client, ...]:
    """The clients in a file, one a line, # before a remark; FileError with every line that is wrong."""
    try:
        return clients_in(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise FileError([Problem(str(path), 0, "", f"cannot be read: {said}.", MAKE)]) from None


def clients_in(text: str, file: str) -> tuple[Client, ...]:
    """The clients in the lines of a text; FileError with every line that is wrong."""
    found: list[Client] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        match words:
            case []:
                continue
            case [name, digest] if is_name(name) and _is_digest(digest.removeprefix("sha256:")):
                found.append(Client(name, digest.removeprefix("sha256:").lower()))
            case _:
                problems.append(Problem(file, number, "", f"not a line {LINE}.", MAKE))
    if problems:
        raise FileError(problems)
    return tuple(found)


def is_name(text: str) -> bool:
    """Whether a client can be called this."""
    return len(text) <= 64 and text.replace("-", "").replace("_", "").replace(".", "").isalnum()


def _is_digest(text: str) -> bool:
    return len(text) == 64 and all(digit in "0123456789abcdefABCDEF" for digit in text)
