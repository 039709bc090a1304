"""Values with names in front: x = 1, (x, y) = (1, 2), x = y = 0, and x = 0 y = 0 for those who leave out the comma."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from quizgen.answers.reading import is_name
from quizgen.answers.scan import top_level
from quizgen.errors import InputError, Span

Named: TypeAlias = tuple[tuple[str, ...], int, int]
"""The names of a value, and where the value begins and ends."""

LONGEST = 12
"""Characters of a name, as in "f(1, 2)" or "(x_1, x_2)"."""


def named_values(text: str, plain: str, start: int, end: int) -> Iterator[Named]:
    """Every value in plain[start:end] with its names; raises InputError, quoting `text`, for what is an equation."""
    equals = top_level(plain, start, end, "=∈")
    bounds = [start - 1, *equals]
    names: list[str] = []
    for left, right in pairwise(bounds):
        between = plain[left + 1 : right]
        value, _, name = between.rstrip().rpartition(" ")
        if names_value(between.strip()):
            names.append(between.strip())
        elif names and value.strip() and name.isidentifier():
            yield tuple(names), left + 1, left + 1 + len(value)
            names = [name]
        else:
            span, what = Span(left + 1, right), "This is an equation"
            raise InputError(text, span, what, "Write a point as (1, 2).", "points.equation")
    if not plain[bounds[-1] + 1 : end].strip():
        raise unfinished(text, Span(bounds[-1], end))
    yield tuple(names), bounds[-1] + 1, end


def unfinished(text: str, span: Span) -> InputError:
    """A name with a sign behind it, and nothing more."""
    return InputError(text, span, "Nothing follows the =", "Write x = 1.", "points.unfinished")


def names_value(text: str) -> bool:
    """Whether a text names a value or a point: "x", "x_1", "f(1, 2)", "(x, y)"."""
    if not text.startswith("("):
        return is_name(text)
    return len(text) <= LONGEST and all(part.strip().isidentifier() for part in text[1:-1].split(","))
