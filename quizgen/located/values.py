"""What a file says and on which line: text, lists and named fields. Nothing is interpreted: `no` is the text "no"."""

from __future__ import annotations

from typing import TypeAlias

from quizgen.values import value


@value
class Scalar:
    """A text as written. `first` is the line of its first character: the line after the bar for a block of text."""

    text: str
    line: int
    first: int


@value
class Items:
    """A list, in [ ] or with dashes."""

    items: tuple[Located, ...]
    line: int


@value
class Fields:
    """Names with values, in the written order; a name that is written twice is here twice."""

    entries: tuple[tuple[Scalar, Located], ...]
    line: int


Located: TypeAlias = Scalar | Items | Fields
