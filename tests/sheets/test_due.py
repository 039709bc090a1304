"""Deadlines as people say them."""

from __future__ import annotations

import pytest

from quizgen.sheets.due import long, short


@pytest.mark.parametrize(
    ("due", "in_short", "in_full"),
    [
        ("2026-12-04 17:00", "Fri 4 Dec 17:00", "Friday 4 December 2026, 17:00"),
        ("2026-12-04", "Fri 4 Dec", "Friday 4 December 2026"),
        ("Friday, in the lecture", "Friday, in the lecture", "Friday, in the lecture"),
        ("", "", ""),
    ],
)
def test_dates_are_said_and_words_stay(due: str, in_short: str, in_full: str) -> None:
    """A date is said in short for a terminal and in full on a sheet; anything else is left alone."""
    assert (short(due), long(due)) == (in_short, in_full)
