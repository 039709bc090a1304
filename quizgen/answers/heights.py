"""Which numbers of a list of points are heights, f(x), and to which places they belong.

    min -16 at x = 2                   minimum value of -16 when x = 2
    min at x = 2, with value -16       at x = 2 the minimum is -16           min f(2) = -16
are all min (2, -16). In two variables the height is no coordinate, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from quizgen.answers.belonging import Height, Placed, Point, Token
from quizgen.answers.scan import Break, Item, Piece, Word
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Expr, Vector
from quizgen.syntax.notation import Notation

HEIGHT: Final = "y"
"""What the height of a graph is called, where it is no variable of the question."""
BEFORE_A_PLACE: Final = frozenset(("at", "when", "where", "for"))
BEFORE_A_HEIGHT: Final = frozenset(("of", "is"))


def is_place_name(name: str, notation: Notation) -> bool:
    """Whether x in "x = 2" may be a coordinate of a place: a variable of the question, or any letter but y."""
    return name.isidentifier() and (name in notation.symbols if notation.symbols else name != HEIGHT)


def heights(plain: str, items: Sequence[Item], notation: Notation) -> Iterator[tuple[Piece, bool]]:
    """The pieces that are heights, each with whether its place is the next one."""
    for i, item in enumerate(items):
        if not isinstance(item, Piece) or not _is_number(plain[item.start : item.end]):
            continue
        behind = _said(plain, items[i + 1 :])
        ahead = items[i + 1 + len(behind) : i + 2 + len(behind)]
        if _is_place(plain, behind, ahead, notation):
            yield item, True
        elif _says_height(plain, items[:i]):
            yield item, False


def _is_number(text: str) -> bool:
    """Whether the piece is neither named, nor a bracket, nor a letter by itself."""
    return "=" not in text and text[0] not in "([{<⟨" and not text.isidentifier()


def _said(plain: str, items: Sequence[Item]) -> list[str]:
    """The words with which these items begin."""
    words = takewhile(lambda item: isinstance(item, Word), items)
    return [plain[word.start : word.end].lower() for word in words if isinstance(word, Word)]


def _is_place(plain: str, words: Sequence[str], ahead: Sequence[Item], notation: Notation) -> bool:
    """Whether a place follows the words: "at 2", "when x = 2", "(x = 2)", but not "where y = 60"."""
    if not ahead or not isinstance(ahead[0], Piece) or (words and words[-1] not in BEFORE_A_PLACE):
        return False
    name, sign, _ = plain[ahead[0].start : ahead[0].end].partition("=")
    return is_place_name(name.strip(), notation) if sign else words[-1:] == ["at"]


def _says_height(plain: str, before: Sequence[Item]) -> bool:
    """Whether the words in front say that a height follows: "value of", or "x = 2: the minimum is"."""
    words = _said(plain, before[::-1])[::-1]
    rest = before[: len(before) - len(words)]
    last = rest[-1] if rest else None
    place = plain[last.start : last.end] if isinstance(last, Piece) else ""
    if "value" in words:
        return not place.isidentifier() and BEFORE_A_HEIGHT.issuperset(words[words.index("value") + 1 :])
    kinds = [item for item in before[len(rest) :] if isinstance(item, Word) and item.role in CLASSIFIED]
    return bool(kinds) and "=" in place and words[-1] in BEFORE_A_HEIGHT


def joined(tokens: Sequence[Token]) -> tuple[Placed, ...]:
    """Every height at its place: the next one if it says so, the one in front that has none yet, or the next."""
    done: list[Placed] = []
    waiting: Height | None = None
    for token in tokens:
        if isinstance(token, Height):
            place = None if token.forward else _place_in_front(done, token.at)
            if place is not None:
                done[place] = _with_height(done[place], token.expr)
            elif token.at is not None:
                done.append(_with_height(Point("", token.at), token.expr))
            else:
                waiting = token
            continue
        if isinstance(token, Point) and waiting is not None:
            token, waiting = _with_height(token, waiting.expr), None
        done.append(token)
    return tuple(done)


def _place_in_front(done: Sequence[Placed], at: Expr | None) -> int | None:
    """Where the last point stands, unless something else ended what was said of it, or f(a) is of another place."""
    for i in reversed(range(len(done))):
        token = done[i]
        if isinstance(token, Break) and token.strong:
            return None
        if isinstance(token, Point):
            return i if at in (None, token.expr) else None
    return None


def _with_height(place: Placed, height: Expr) -> Placed:
    """The place with its height; a place in several variables, or one that has a height, as it is."""
    if isinstance(place, Point) and not isinstance(place.expr, Vector):
        return Point("", Vector((place.expr, height)))
    return place
