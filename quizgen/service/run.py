"""What `quizgen serve` does with the service: say how to try it, and serve until it is stopped."""

from __future__ import annotations

import logging
from typing import Final

import uvicorn

from quizgen.bank.load import load_banks
from quizgen.service.app import create_app
from quizgen.service.settings import LOOPBACK, Settings
from quizgen.service.state import bank_folders
from quizgen.wire.document import dump

EXAMPLE: Final = {"response": "cos(4x^3)", "answer": "diff(sin(4x^3), x)"}


def serve(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; requests that are being answered are finished. FileError where a bank is wrong."""
    load_banks(bank_folders(settings))
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        log_config=None,
        timeout_graceful_shutdown=10,
    )


def summary(settings: Settings) -> list[str]:
    """What is served, to whom, and a line to try it with."""
    key = "" if settings.only_loopback else "-H 'Authorization: Bearer KEY' "
    body = dump(EXAMPLE, indent=None).strip()
    lines = [
        f"Serving   {settings.address}   with {settings.workers} workers; Ctrl-C stops",
        "          POST /evaluate (µEd API 0.1.0), POST / (Lambda Feedback), /api (quizgen's own: /api/openapi.json)",
        f"For       {_whom(settings)}",
        f"Try       curl {settings.address}/ {key}-H 'Content-Type: application/json' -d '{body}'",
    ]
    if not settings.kept:
        lines.append("Note      pages opened now end with this process; QUIZGEN_SECRET_FILE or --course keeps them")
    return lines


def _whom(settings: Settings) -> str:
    """Who may call the marker."""
    if settings.only_loopback:
        beyond = "" if settings.host in LOOPBACK else f", although it listens on {settings.host}"
        return f"programs on this machine only{beyond}; quizgen serve --new-key NAME makes a key for others"
    names = ", ".join(client.name for client in settings.clients[:5])
    more = len(settings.clients) - 5
    return f"{names}{f' and {more} more' if more > 0 else ''}, each with its key"
