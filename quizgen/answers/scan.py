"""A list of points as typed, cut into words, separators and pieces of formula, each with its place in the text.

    (1, -2) min; (-1, 2) max        piece word break piece word
    minimum at x = 1, y = 0         word piece break piece
    {(0,0), (1,1)}                  piece break piece           (brackets around the whole are taken off)
Only the words of words.py are words: every other letter belongs to a formula. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from quizgen.answers.words import ARTICLES, NAMING, PLURAL, WORDS, Role
from quizgen.values import value

OPENING: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "⟨": "⟩"}
CLOSING: Final = frozenset(OPENING.values())
MOST_WORDS: Final = 8
LONGEST_WORD: Final = 20
CONNECTORS: Final = " \t:-–—=→."


@value
class Word:
    """A word about points, from `start` to `end` in the text; `plural` as in "minima"."""

    role: Role
    plural: bool
    start: int
    end: int


@value
class Break:
    """Between two points; `strong` also ends what a classification in front applies to."""

    strong: bool


@value
class Piece:
    """text[start:end] is a formula: a point, or a coordinate with its name."""

    start: int
    end: int


Item: TypeAlias = Word | Break | Piece


def scan(text: str) -> tuple[Item, ...]:
    """The items of a text without spacing commands, in order. Takes time in proportion to the text."""
    closing = brackets(text)
    start, end = _unwrapped(text, closing, *_trimmed(text, 0, len(text)))
    return tuple(_items(text, closing, start, end))


def brackets(text: str) -> dict[int, int]:
    """Where each bracket that is closed opens and closes. A < without its > is a sign."""
    closing: dict[int, int] = {}
    waiting: list[int] = []
    for i, character in enumerate(text):
        if character in OPENING:
            waiting.append(i)
        elif character in CLOSING:
            while character != ">" and waiting and text[waiting[-1]] == "<":
                waiting.pop()
            if waiting and OPENING[text[waiting[-1]]] == character:
                closing[waiting.pop()] = i
    return closing


def top_level(text: str, start: int, end: int, marks: str) -> tuple[int, ...]:
    """The places in text[start:end] of any of these marks outside all brackets."""
    part = text[start:end]
    return tuple(start + i for i in _outside(part, brackets(part), 0, len(part)) if part[i] in marks)


def with_commas(text: str) -> str:
    """The text with (1|2) and (1; 2), as points are written where a comma writes decimals, as (1,2) and (1, 2)."""
    closing = brackets(text)
    for start, end in closing.items():
        marks = [i for i in _outside(text, closing, start + 1, end) if text[i] in ",;|"]
        if text[start] == "(" and len(marks) == 1:
            text = f"{text[: marks[0]]},{text[marks[0] + 1 :]}"
    return text


def _outside(text: str, closing: dict[int, int], start: int, end: int) -> Iterator[int]:
    i = start
    while i < end:
        if i in closing:
            i = closing[i]
        else:
            yield i
        i += 1


def _items(text: str, closing: dict[int, int], start: int, end: int) -> Iterator[Item]:
    piece = i = start
    while i < end:
        found, after = _special(text, closing, i, end)
        if found is not None:
            yield from _piece(text, piece, i)
            yield from found
            piece = i = after
        else:
            i = after
    yield from _piece(text, piece, end)


def _special(text: str, closing: dict[int, int], i: int, end: int) -> tuple[tuple[Item, ...] | None, int]:
    """The word, break or worded bracket that begins at i, and where it ends; None for a piece of formula."""
    character = text[i]
    if i in closing and _is_height(text, i, closing[i]):
        return (Piece(i + 1, closing[i]),), closing[i] + 1
    if i in closing:
        return _worded(text, i + 1, closing[i]), closing[i] + 1
    if character in ",;\n&∨∧•":
        return (Break(character in ";\n•"),), i + 1
    if character == "." and text[i + 1 : i + 2].strip() == "" and not text[i - 1 : i].isdigit():
        return (Break(True),), i + 1
    if character.isalpha() and character.isascii():
        return _word(text, i, end)
    return None, i + 1


def _is_height(text: str, start: int, end: int) -> bool:
    """Whether the bracket is the (y = 60) behind a place."""
    name, sign, height = text[start + 1 : end].partition("=")
    behind = text[:start].rstrip()[-1:]
    return bool(sign and height.strip() and name.strip().isidentifier() and behind.isalnum()) and "," not in height


def _word(text: str, i: int, end: int) -> tuple[tuple[Item, ...] | None, int]:
    after = i
    while after < end and text[after].isalpha() and text[after].isascii():
        after += 1
    name = text[i:after].lower()
    if name in ARTICLES:
        role: Role | None = "filler" if text[after : after + 1] == " " and _next_word(text, after) in NAMING else None
    else:
        role = WORDS.get(name)
    if role is None:
        return None, after
    if role == "joint":
        return (Break(False),), after
    return (Word(role, name.endswith(PLURAL), i, after),), after


def _next_word(text: str, i: int) -> str:
    ahead = text[i : i + LONGEST_WORD].lstrip()
    return next((ahead[:j].lower() for j, c in enumerate(ahead) if not c.isalpha()), ahead.lower())


def _worded(text: str, start: int, end: int) -> tuple[Item, ...] | None:
    """What is inside a bracket that holds nothing but words, as in "(1, 0) (min)" or the "{ and }" that is left of
    LaTeX's \\text{ and }; None for any other."""
    written = text[start:end]
    if len(written.split()) > MOST_WORDS or not set(written).isdisjoint(OPENING) or not any(map(str.isalpha, written)):
        return None
    inside = tuple(_items(text, {}, start, end))
    return inside if inside and not any(isinstance(item, Piece) for item in inside) else None


def _piece(text: str, start: int, end: int) -> Iterator[Item]:
    start, end = _trimmed(text, start, end)
    while start < end and (text[start] in ":→=" or _joins(text, start, end)):
        start, end = _trimmed(text, start + 1, end)
    while start < end and text[end - 1] in CONNECTORS and not (text[end - 1] == "." and text[end - 2].isdigit()):
        start, end = _trimmed(text, start, end - 1)
    if start < end and text[start:end].strip(CONNECTORS):
        yield Piece(start, end)


def _joins(text: str, start: int, end: int) -> bool:
    """A dash between a word and a bracket, not the sign of a number."""
    return text[start] in "-–—" and text[start + 1 : end].lstrip()[:1] in ("", *OPENING)


def _unwrapped(text: str, closing: dict[int, int], start: int, end: int) -> tuple[int, int]:
    """Without the curly brackets of a set, or brackets around a list of brackets."""
    while closing.get(start) == end - 1:
        inner = _trimmed(text, start + 1, end - 1)
        if text[start] != "{" and not _is_list(text, closing, *inner):
            break
        start, end = inner
    return start, end


def _is_list(text: str, closing: dict[int, int], start: int, end: int) -> bool:
    """Whether several brackets stand here."""
    return start in closing and any(text[i] in ",;" for i in _outside(text, closing, closing[start], end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
