"""What `quizgen serve` does with the service: say how to try it, and serve until it is stopped."""

from __future__ import annotations

import contextlib
import logging
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from quizgen.bank.load import load_banks
from quizgen.errors import ToolFailed
from quizgen.service.app import app_of
from quizgen.service.pages.trying import links
from quizgen.service.settings import LOOPBACK, Settings
from quizgen.service.state import Service, bank_folders
from quizgen.service.tokens import Role
from quizgen.wire.document import dump

EXAMPLE: Final = {"response": "cos(4x^3)", "answer": "diff(sin(4x^3), x)"}


WHO: Final[dict[Role, str]] = {"learner": "Student", "tutor": "Tutor"}


class CannotListen(ToolFailed):
    """The address is taken, or not one of this machine's."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(address, why)
        self.address = address
        self.why = why

    def __str__(self) -> str:
        return f"{self.address} cannot be listened on: {self.why}. Choose another --host or --port."


class Announced(uvicorn.Server):
    """A server that says so when it serves."""

    def __init__(self, config: uvicorn.Config, lines: list[str], say: Callable[[str], None]) -> None:
        super().__init__(config)
        self._lines = lines
        self._say = say

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            for line in self._lines:
                self._say(line)


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; requests that are being answered are finished.

    FileError where a bank is wrong, CannotListen, NoWorkers.
    """
    load_banks(bank_folders(settings))
    listening = _listening(settings)
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # Frame tells of faults, Service.failed of the start
    service = Service(settings)
    config = uvicorn.Config(
        app_of(service),
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        log_config=None,
        timeout_graceful_shutdown=10,
    )
    with contextlib.suppress(KeyboardInterrupt):
        Announced(config, [*summary(settings), *trying(service)], say).run([listening])
    if service.failed is not None:
        raise service.failed


def _listening(settings: Settings) -> socket.socket:
    """The socket that is listened on, before anything is started behind it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]
        raise CannotListen(f"{settings.host}:{settings.port}", why) from None


def summary(settings: Settings) -> list[str]:
    """What is served, to whom, and a line to try it with."""
    key = "" if settings.only_loopback else "-H 'Authorization: Bearer KEY' "
    body = dump(EXAMPLE, indent=None).strip()
    plural = "" if settings.workers == 1 else "s"
    lines = [
        f"Serving   {settings.address}   with {settings.workers} worker{plural}; Ctrl-C stops",
        "          POST /evaluate (µEd API 0.1.0), POST / (Lambda Feedback), /api (quizgen's own: /api/openapi.json)",
        f"For       {_whom(settings)}",
        f"Try       curl {settings.address}/ {key}-H 'Content-Type: application/json' -d '{body}'",
    ]
    if settings.host not in LOOPBACK and not settings.url:
        lines.append("Note      keys and answers can be read on their way: put a web server with HTTPS before it")
    if not settings.kept:
        lines.append("Note      pages opened now end with this process; QUIZGEN_SECRET_FILE or --course keeps them")
    return lines


def trying(service: Service) -> list[str]:
    """Of a course, a link for a student and one for a tutor to each of its plans; only where nobody but this machine is
    served, for what a server prints is kept in its logs."""
    settings, course = service.settings, service.settings.course
    here = settings.host in LOOPBACK and not settings.url
    found = list(links(settings, course, service.gradebook, service.now())) if here and course is not None else []
    width = max((len(link.plan) for link in found), default=0)
    return [f"{WHO[link.role]:10}{link.plan:{width}}  {link.url}" for link in found]


def _whom(settings: Settings) -> str:
    """Who may call the marker."""
    if settings.only_loopback and settings.fronted:
        return "people with pages; quizgen serve --new-key NAME makes a key for a program"
    if settings.only_loopback:
        beyond = "" if settings.host in LOOPBACK else f", although it listens on {settings.host}"
        return f"programs on this machine only{beyond}; quizgen serve --new-key NAME makes a key for others"
    names = ", ".join(client.name for client in settings.clients[:5])
    more = len(settings.clients) - 5
    return f"{names}{f' and {more} more' if more > 0 else ''}, each with its key"
