"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def near(name: str, names: Iterable[str]) -> str:
    """'Did you mean chain-rule?', or the list of what there is where nothing is close; "" where there is nothing."""
    known = sorted(set(names))
    if advice := closest(name, known):
        return advice
    return f"There is {listed(known)}." if known else ""


def closest(name: str, names: Iterable[str]) -> str:
    """'Did you mean chain-rule?'; "" where nothing is close."""
    found = nearest(name, names)
    return f"Did you mean {found}?" if found else ""


def nearest(name: str, names: Iterable[str], least: float = 0.6) -> str:
    """The name that is most alike, "" where none is as much alike as `least` (1: the same; see difflib)."""
    from difflib import get_close_matches  # a tenth of all that a student's command imports, for a mistake

    return next(iter(get_close_matches(name, sorted(set(names)), 1, least)), "")


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    *front, end = list(names)
    return f"{', '.join(front)} {last} {end}" if front else end
