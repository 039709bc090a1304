"""Deadlines as people say them. What is no date stays as the tutor wrote it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

_LIKE_A_DATE: Final = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}(?!\d)")


def short(due: str) -> str:
    """ "Fri 4 Dec 17:00": for a line in a terminal."""
    moment = _moment(due)
    return due if moment is None else f"{moment:%a} {moment.day} {moment:%b}{_time(due, moment, ' ')}"


def long(due: str) -> str:
    """ "Friday 4 December 2026, 17:00": for the head of a sheet."""
    moment = _moment(due)
    return due if moment is None else f"{moment:%A} {moment.day} {moment:%B} {moment.year}{_time(due, moment, ', ')}"


def is_mistaken(due: str) -> bool:
    """Whether this begins as a date does and is none: 2026-13-45, 4.12.2026. Words are no mistake."""
    return bool(_LIKE_A_DATE.match(due.strip())) and _moment(due) is None


def _time(due: str, moment: datetime, before: str) -> str:
    return f"{before}{moment:%H:%M}" if ":" in due else ""


def _moment(due: str) -> datetime | None:
    try:
        return datetime.fromisoformat(due.strip())
    except ValueError:
        return None
