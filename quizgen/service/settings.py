"""What the service is told from outside: the only reader of environment variables. `VARIABLES` names them all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from quizgen.errors import FileError, Problem
from quizgen.near import near
from quizgen.service.clients import Client, clients_in, read_clients
from quizgen.service.editor import Editor, load_editor
from quizgen.service.told import Told
from quizgen.sheets.course import Course, load_course, load_secret
from quizgen.values import value

VARIABLES: Final = """
    QUIZGEN_HOST             where to listen (127.0.0.1)
    QUIZGEN_PORT             (8000)
    QUIZGEN_URL              how it is reached from outside: https://marker.example.org, https://maths.example.org/quizgen
    QUIZGEN_DATABASE         the gradebook (the course's, or sqlite:///quizgen.db)
    QUIZGEN_WORKERS          processes that do mathematics (one for each processor)
    QUIZGEN_QUEUE            requests that may wait for one of them (200)
    QUIZGEN_SECONDS          for one job (5)
    QUIZGEN_CLIENT_KEYS      a file of clients, a line each: NAME sha256:DIGEST
    QUIZGEN_CLIENTS          the same in one line, with commas between
    QUIZGEN_RATE             requests a second for each client (200), and
    QUIZGEN_BURST            how many at once (400)
    QUIZGEN_BODY             bytes of a request's body (8192)
    QUIZGEN_TOKEN_MINUTES    how long a page may be used before it is opened again (240)
    QUIZGEN_SECRET_FILE      a key file as `quizgen new` makes it: signs page tokens, and draws variants by itself
    QUIZGEN_LTI_HOSTS        learning platforms on private addresses that may be called, with commas between
    QUIZGEN_COURSE           a course folder: its banks and its key
    QUIZGEN_MATHLIVE         node_modules/mathlive, of `npm install mathlive`: fields get a formula editor
"""
"""What each means, and in brackets what holds where it is not set."""

PREFIX: Final = "QUIZGEN_"
DATABASE: Final = "sqlite:///quizgen.db"
LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
NAMES: Final = tuple(line.split()[0].removeprefix(PREFIX) for line in VARIABLES.strip().splitlines())
PATHS: Final = ("api", "chat", "evaluate", "lti", "page", "static")
"""How the service's own paths begin. Below one of these it cannot stand: what is meant would not be known."""


@value
class Settings:
    """How the service runs. `seconds` is the time limit of one job, `rate` and `burst` the token bucket of a client.

    `secret` has at least 32 bytes; where `kept` is false it is new in every process, and page tokens end with it.
    """

    secret: bytes
    kept: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    url: str = ""
    database: str = DATABASE
    workers: int = 2
    queue: int = 200
    seconds: float = 5.0
    clients: tuple[Client, ...] = ()
    rate: float = 200.0
    burst: int = 400
    body: int = 8192
    token_minutes: int = 240
    lti_hosts: tuple[str, ...] = ()
    course: Course | None = None
    editor: Editor | None = None

    @property
    def only_loopback(self) -> bool:
        """Whether programs may call only from this machine: nobody has a key."""
        return not self.clients

    @property
    def root(self) -> str:
        """The path below which browsers find the service: "/quizgen", or "" where it has its host alone."""
        return urlsplit(self.url).path

    @property
    def fronted(self) -> bool:
        """Whether a web server passes on what the world asks: then all requests seem to come from its machine."""
        return bool(self.url) and urlsplit(self.url).hostname not in LOOPBACK

    @property
    def address(self) -> str:
        """Where the service is found, without a slash at the end."""
        heard = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        host = f"[{heard}]" if ":" in heard else heard
        return self.url or f"http://{host}:{self.port}"


def read_settings(environment: Mapping[str, str] = os.environ, **told: str | None) -> Settings:
    """The settings in environment variables, and over these what is `told` (host="0.0.0.0"); None tells nothing.

    FileError with everything that is wrong at once. A variable QUIZGEN_... of no meaning here is a mistake too.
    """
    problems = [
        Problem("environment", 0, name, "is not a setting.", near(name, [PREFIX + known for known in NAMES]))
        for name in sorted(environment)
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in NAMES and not name.startswith(ELSEWHERE)
    ]
    read = Told(environment, PREFIX, {name.upper(): text for name, text in told.items() if text is not None}, problems)
    course = _course(read)
    secret = _secret(read, course)
    host = read.text("HOST", "127.0.0.1")
    settings = Settings(
        secret=secret or secrets.token_bytes(32),
        kept=secret is not None,
        host=host,
        port=read.whole("PORT", 8000, 1, 65535),
        url=read.url("URL", PATHS),
        database=read.database("DATABASE", course.gradebook if course and course.gradebook else DATABASE),
        workers=read.whole("WORKERS", processors(), 1, 256),
        queue=read.whole("QUEUE", 200, 1, 100_000),
        seconds=read.number("SECONDS", 5.0, 0.1, 60),
        clients=_clients(read),
        rate=read.number("RATE", 200.0, 0.1, 100_000),
        burst=read.whole("BURST", 400, 1, 100_000),
        body=read.whole("BODY", 8192, 256, 10_000_000),
        token_minutes=read.whole("TOKEN_MINUTES", 240, 1, 7 * 24 * 60),
        lti_hosts=read.hosts("LTI_HOSTS"),
        course=course,
        editor=_editor(read),
    )
    if problems:
        raise FileError(problems)
    return settings


ELSEWHERE: Final = "QUIZGEN_TEST_"
"""Variables of the tests, which a developer may have set."""


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _clients(read: Told) -> tuple[Client, ...]:
    """Those of the file and of the variable; each name once."""
    found: list[Client] = []
    with read.collecting():
        if path := read.text("CLIENT_KEYS", ""):
            found += read_clients(Path(path))
    with read.collecting():
        if line := read.text("CLIENTS", ""):
            found += clients_in(line.replace(",", "\n"), read.where("CLIENTS"))
    names = [client.name for client in found]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        read.wrong("CLIENTS", f'there are two clients called "{name}".', "Give each a name of its own.")
    return tuple(found)


def _course(read: Told) -> Course | None:
    with read.collecting():
        if folder := read.text("COURSE", ""):
            return load_course(Path(folder))
    return None


def _editor(read: Told) -> Editor | None:
    with read.collecting():
        if folder := read.text("MATHLIVE", ""):
            return load_editor(Path(folder))
    return None


def _secret(read: Told, course: Course | None) -> bytes | None:
    """That of the file that is named, else the course's own."""
    with read.collecting():
        if path := read.text("SECRET_FILE", ""):
            return load_secret(Path(path))
        if course is not None:
            return load_secret(course.key)
    return None
