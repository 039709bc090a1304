"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def near(name: str, names: Iterable[str]) -> str:
    """'Did you mean chain-rule?', or the list of what there is where nothing is close; "" where there is nothing."""
    known = sorted(set(names))
    if advice := closest(name, known):
        return advice
    return f"There is {listed(known)}." if known else ""


def closest(name: str, names: Iterable[str]) -> str:
    """'Did you mean chain-rule?'; "" where nothing is close."""
    close = get_close_matches(name, sorted(set(names)), 1, 0.6)
    return f"Did you mean {close[0]}?" if close else ""


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    *front, end = list(names)
    return f"{', '.join(front)} {last} {end}" if front else end
