"""Long work shows how far it is on a terminal, and stays quiet in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

FEW = 20
"""Below this many items nothing is shown: it is over before it is read."""


def followed(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The same items, with a bar on standard error while they come."""
    if total < FEW or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, what, total, console=Console(stderr=True), transient=True)


@contextmanager
def spinning(what: str) -> Iterator[None]:
    """A spinner on standard error while one long step runs."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
