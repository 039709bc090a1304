"""One line for each refusal and each fault. Never a key, a token, a body, or an answer: only who, what and why."""

from __future__ import annotations

import logging
from typing import Final

from quizgen.service.errors import Refusal

LOG: Final = logging.getLogger("quizgen.service")


def note_refusal(
    refusal: Refusal, *, method: str, path: str, client: str, request: str, platform: str = ""
) -> None:  # fmt: skip
    """`client` is a name from the settings or a network address, `request` the id that the caller was told, `platform`
    the learning platform that it is about: "403 POST /lti/launch from 192.0.2.7: LTI_EXPIRED (5f0c), https://lms.example
    tool-1: 75 seconds ago"."""
    say = LOG.error if refusal.status >= 500 else LOG.info
    more = ": ".join(_plain(one, 240) for one in (platform, refusal.noted) if one)
    what = (refusal.status, _plain(method), _plain(path), _plain(client), refusal.code, request)
    say("%s %s %s from %s: %s (%s)%s", *what, f", {more}" if more else "")


def note_fault(error: BaseException, *, request: str) -> None:
    """An error that is none of ours, for the maintainers. Its text may quote what was sent, so only places are told."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    LOG.error("fault %s in %s (%s)", type(error).__name__, " > ".join(places[-6:]), request)


def note_broken(where: str) -> None:
    """A job that broke in a worker: the kind of fault and its place."""
    LOG.error("a job broke: %s", where)


def note_worker(what: str, number: int) -> None:
    """What became of a worker."""
    LOG.warning("worker %s %s", number, what)


def note_sending(where: str, what: str) -> None:
    """A score that did not reach its platform, or was not looked for: why. Whose it was is in the gradebook."""
    LOG.warning("scores for %s: %s", _plain(where, 240), _plain(what, 240))


def note_roster(where: str, what: str) -> None:
    """A platform that did not say who is in a course: why."""
    LOG.warning("roster of %s: %s", _plain(where, 240), _plain(what, 240))


def _plain(text: str, most: int = 100) -> str:
    """At most so many printable characters, so that no line of the log is made from outside."""
    return "".join(character if character.isprintable() else "?" for character in text[:most])
