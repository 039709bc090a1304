"""A fragment of LaTeX mathematics as a tree of what is to be drawn. What is not known here is refused, not guessed.

    row    = item*
    item   = atom ("_" atom | "^" atom | "'")*
    atom   = letter | digits | sign | "{" row "}" | command its arguments
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from quizgen.fragments.signs import ACCENTS, DOUBLE_STRUCK, GREEK, NAMES, SIGNS, SPACES, UPRIGHT, WORDS
from quizgen.values import value

OPERATORS: Final = ("+", "-", "=", "<", ">", "\\cdot", "\\times", "\\le", "\\ge")
"""Dots before one of these stand at its height, as amsmath has it."""

Sort: TypeAlias = Literal["letter", "number", "sign", "name", "upright", "words", "space"]


@value
class Leaf:
    """One thing that is not put together: a letter, a number, a sign, a function's name, words, a space."""

    sort: Sort
    text: str


@value
class Row:
    items: tuple[Drawn, ...]


@value
class Fraction:
    top: Drawn
    bottom: Drawn


@value
class Root:
    """`degree` None is a square root."""

    body: Drawn
    degree: Drawn | None


@value
class Scripts:
    base: Drawn
    below: Drawn | None
    above: Drawn | None


@value
class Accent:
    sign: str
    body: Drawn


Drawn: TypeAlias = Leaf | Row | Fraction | Root | Scripts | Accent

_TOKEN: Final = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(\d+(?:\.\d+)?)|(\s+)|(.)", re.DOTALL)


class NotDrawn(Exception):
    """Something that is known only to LaTeX; `what` is how it is written."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@lru_cache(maxsize=1024)
def drawn(source: str) -> Drawn:
    """The fragment; raises NotDrawn."""
    reader = _Reader(source)
    row = reader.row()
    if reader.left:
        raise NotDrawn(reader.left[0][0])
    return row


def unknown(source: str) -> str:
    """What only LaTeX can draw of a fragment; "" where every format can."""
    try:
        drawn(source)
    except NotDrawn as error:
        return error.what
    return ""


class _Reader:
    def __init__(self, source: str) -> None:
        found = (token for token in _TOKEN.finditer(source) if token[4] is None)
        self.left = [(token[0].strip() or token[0], token) for token in found]

    def row(self, *, until: str = "}") -> Row:
        items: list[Drawn] = []
        while self.left and self.left[0][0] != until:
            items.append(self._item())
        return Row(tuple(items))

    def _item(self) -> Drawn:
        base: Drawn = Row(()) if self._next() in ("_", "^") else self._atom()
        below = above = None
        while (sign := self._next()) in ("_", "^", "'"):
            self.left.pop(0)
            if sign == "'":
                above = _joined(above, Leaf("sign", "′"))
            elif sign == "_" and below is None:
                below = self._atom()
            elif sign == "^":
                above = _joined(above, self._atom())
            else:
                raise NotDrawn("two indices below one another")
        return base if below is None and above is None else Scripts(base, below, above)

    def _next(self) -> str:
        return self.left[0][0] if self.left else ""

    def _atom(self) -> Drawn:
        if not self.left:
            raise NotDrawn("nothing where something should be")
        text, token = self.left.pop(0)
        word = token[1] or token[2]
        if word is not None:
            return self._command(word)
        if token[3]:
            return Leaf("number", text)
        if text == "{":
            row = self.row()
            self._skip("}")
            return row.items[0] if len(row.items) == 1 else row
        if text in "&}":
            raise NotDrawn(text)
        if text == "~":
            return Leaf("space", "thick")
        return Leaf("letter" if text.isalpha() else "sign", text)

    def _command(self, word: str) -> Drawn:
        if word in GREEK:
            return Leaf("letter", GREEK[word])
        if word == "dots" and self._next() in OPERATORS:
            return Leaf("sign", "⋯")
        if word in SIGNS:
            return Leaf("sign", SIGNS[word])
        if word in NAMES:
            return Leaf("name", word)
        if word in SPACES:
            return Leaf("space", SPACES[word]) if SPACES[word] else Row(())
        if word in ACCENTS:
            return Accent(ACCENTS[word], self._atom())
        if word in UPRIGHT or word in WORDS:
            text = self._words()
            return Leaf("upright" if word in UPRIGHT else "words", text)
        if word in _MADE:
            return _MADE[word](self)
        raise NotDrawn(f"\\{word}")

    def _words(self) -> str:
        """The letters of an argument, as they stand."""
        if self._next() != "{":
            return self.left.pop(0)[0] if self.left else ""
        _, opening = self.left.pop(0)
        while self.left and self._next() != "}":
            _, token = self.left.pop(0)
            if token[1] or token[2] or token[0] == "{":
                raise NotDrawn(token[0])
        closing = self.left[0][1] if self.left else opening
        self._skip("}")
        return opening.string[opening.end() : closing.start()]

    def _skip(self, sign: str) -> None:
        if self._next() != sign:
            raise NotDrawn(f"a {sign} that is missing")
        self.left.pop(0)

    def fraction(self) -> Drawn:
        top = self._atom()
        return Fraction(top, self._atom())

    def root(self) -> Drawn:
        degree: Drawn | None = None
        if self._next() == "[":
            self.left.pop(0)
            degree = self.row(until="]")
            self._skip("]")
        return Root(self._atom(), degree)

    def double_struck(self) -> Drawn:
        letter = self._words()
        if letter not in DOUBLE_STRUCK:
            raise NotDrawn(f"\\mathbb{{{letter}}}")
        return Leaf("letter", DOUBLE_STRUCK[letter])


def _joined(before: Drawn | None, more: Drawn) -> Drawn:
    return more if before is None else Row((before, more))


_MADE: Final[dict[str, Callable[[_Reader], Drawn]]] = {
    "frac": _Reader.fraction, "dfrac": _Reader.fraction, "tfrac": _Reader.fraction, "sqrt": _Reader.root,
    "mathbb": _Reader.double_struck,
}  # fmt: skip
