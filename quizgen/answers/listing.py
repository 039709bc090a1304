"""Reading a list of points in any notation: from words and pieces of formula to a Set of points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from quizgen.answers.belonging import Height, Kind, Placed, Point, Token, Unassigned, classified, merged
from quizgen.answers.heights import HEIGHT, heights, is_place_name, joined
from quizgen.answers.named import named_values, unfinished
from quizgen.answers.reading import is_plain, read_within
from quizgen.answers.scan import Break, Item, Piece, Word, scan, top_level, with_commas
from quizgen.answers.words import blanked, misspelt
from quizgen.errors import InputError, Span
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Expr, PlusMinus, Product, Set, Vector
from quizgen.expr.walk import children, symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.reading import Other, Reading
from quizgen.values import value

MOST = 24
"""Points in one answer."""


def read_points(text: str, notation: Notation, *, on_a_line: bool = False) -> Reading:
    """The points as a Set of points, classified ones as Call(kind, (point,)); raises InputError.

    `on_a_line`: every point is one number, so that x_1 = 1, x_2 = -1 are two points and not one.
    """
    plain = with_commas(blanked(text))
    items = scan(plain)
    try:
        typed = _Typed(text, plain, notation.allowing("vector", "set"), on_a_line)
        tokens = joined(typed.checked(merged(typed.tokens(items))))
    except InputError as error:
        raise misspelt(text, plain) or error from None
    points = _classified(text, tokens)
    if len(points) > MOST:
        raise InputError(text, Span(0, len(text)), f"More than {MOST} points", "Give fewer points.", "points.many")
    if not points and not _says_none(plain, items):
        raise InputError(text, Span(0, len(text)), "No point was found", "Write points as (1, 2).", "points.none")
    return Reading(text, Set(points), tuple(_alternatives(tokens)))


def _classified(text: str, tokens: Sequence[Placed]) -> tuple[Expr, ...]:
    """The points with their kinds; an InputError where it is not clear which kind is whose."""
    try:
        return classified(tokens)
    except Unassigned:
        if not any(isinstance(token, Point) for token in tokens):
            return ()
        what, advice = "It is not clear which point is of which kind", "Write max (-2, 60); min (5, -283)."
        raise InputError(text, Span(0, len(text)), what, advice, "points.kinds-unclear") from None


def points_key(text: str, notation: Notation) -> Set:
    """The points that an author typed, as the key of a Task; raises InputError."""
    return Set(children(read_points(text, notation).expr))


def _says_none(text: str, items: Sequence[Item]) -> bool:
    """"none", "no stationary points", "{}" or the sign of the empty set."""
    said = any(isinstance(item, Word) and item.role == "none" for item in items)
    return said or "".join(text.split()) in ("{}", "∅")


@value
class _Typed:
    """A list as typed: `plain` is `text` without spacing commands, at the same places."""

    text: str
    plain: str
    notation: Notation
    on_a_line: bool

    def tokens(self, items: Sequence[Item]) -> Iterator[Token]:
        """The points and kinds that these items name, and what separates them."""
        unasked = set(_subjects(self.plain, items, self.notation))
        high = dict(heights(self.plain, items, self.notation))
        for worded, run in groupby(items, key=lambda item: isinstance(item, Word)):
            if worded:
                yield from _kind(self.text, [item for item in run if isinstance(item, Word)])
                continue
            for item in run:
                if isinstance(item, Break):
                    yield item
                elif isinstance(item, Piece) and self.plain[item.start : item.end] != "∅" and item not in unasked:
                    found = self._points(item)
                    yield from found if item not in high else (_as_height(one, high[item]) for one in found)

    def checked(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The same tokens; InputError for a height by itself, "y = 1", where the places on a line are asked for."""
        asked = sorted(self.notation.symbols or ())
        height = any(isinstance(token, Point) and token.name == HEIGHT for token in tokens)
        if self.on_a_line and height and asked and HEIGHT not in asked:
            what, advice = f"{HEIGHT} is not what is asked for", f"Write {asked[0]} = 1."
            raise InputError(self.text, Span(0, len(self.text)), what, advice, "points.height-alone")
        return tokens

    def _points(self, piece: Piece) -> Iterator[Token]:
        """The points or coordinates in one piece: "(1, 2)", "x = 1", "(x, y) = (1, 2)", "A(1, 2)", "(1, 2, min)"."""
        text, plain = self.text, self.plain
        if plain[piece.end :].lstrip()[:1] == "=" and plain[piece.start : piece.end].isidentifier():
            raise unfinished(text, Span(piece.start, piece.end))
        for names, start, end in named_values(text, plain, piece.start, piece.end):
            if not names and plain[start].isupper() and plain[start + 1 : end].lstrip("0123456789'_ ")[:1] == "(":
                start = plain.index("(", start)
            whole, kind = _without_kind(plain, start, end)
            reading = self._read(whole, start, end)
            items = _apart(reading.expr)
            parts = [item.items if isinstance(item, Vector) else (item,) for item in items]
            if not all(part and all(map(is_plain, part)) for part in parts):
                raise InputError(text, Span(start, end), "This is no point", "Write a point as (1, 2).", "points.mixed")
            for item in items:
                at = self._argument(names, start)
                if at is not None and not isinstance(item, Vector):
                    yield Height(item, False, at)
                    continue
                for name in names or [""]:
                    coordinate = self._coordinate(name)
                    yield Point(coordinate, item, reading.others if len(items) == 1 else ())
            if kind is not None:
                yield kind

    def _argument(self, names: Sequence[str], before: int) -> Expr | None:
        """The place in f(2) = or f(1, 2) = in front of a value; None where no function is named, or f(x)."""
        name = names[-1] if names else ""
        if not name.endswith(")") or name.startswith("("):
            return None
        end = self.plain.rindex(")", 0, before)
        at = self._read(self.plain, self.plain.rindex("(", 0, end), end + 1).expr
        return None if symbols(at) else at

    def _coordinate(self, name: str) -> str:
        """The name of a coordinate; "" where it only numbers the solutions: x_1 and x_2 that are no variables."""
        if not name.isidentifier():
            return ""
        bare = name.replace("_", "")
        known = self.notation.symbols is None or bare in {symbol.replace("_", "") for symbol in self.notation.symbols}
        return "" if bare[-1].isdigit() and (self.on_a_line or not known) else name

    def _read(self, plain: str, start: int, end: int) -> Reading:
        """As read_within; the text that is parsed has no spacing commands, an error quotes the text as typed."""
        try:
            return read_within(plain, start, end, self.notation)
        except InputError as error:
            raise InputError(self.text, error.span, error.what, error.advice, error.code) from None


def _as_height(token: Token, forward: bool) -> Token:
    return Height(token.expr, forward) if isinstance(token, Point) and not isinstance(token.expr, Vector) else token


def _subjects(plain: str, items: Sequence[Item], notation: Notation) -> Iterator[Piece]:
    """The letters of which something is said, and which are no place: y in "y is largest at x = 2", and in "the least
    value of y" where it is no variable of the question.
    """
    for number, item in enumerate(items):
        name = plain[item.start : item.end].strip() if isinstance(item, Piece) else ""
        if not isinstance(item, Piece) or not name.isidentifier():
            continue
        behind = takewhile(lambda one: isinstance(one, Word), items[number + 1 :])
        said = {plain[one.start : one.end].lower() for one in behind if isinstance(one, Word)}
        before = items[number - 1] if number else None
        of = isinstance(before, Word) and plain[before.start : before.end].lower() == "of"
        if ("at" in said and said & {"is", "has"}) or (of and not is_place_name(name, notation)):
            yield item


def _kind(text: str, words: Sequence[Word]) -> Iterator[Kind]:
    """The one kind that a run of words names: "is a local minimum", "saddle points", "neither a maximum nor ..."."""
    named = [word for word in words if word.role in CLASSIFIED]
    if named and text[named[0].start : named[0].end].lower() == "neither":
        named = named[:1]
    if any(word.role == "none" for word in words):
        return
    if len({word.role for word in named}) > 1:
        span = Span(named[0].start, named[-1].end)
        raise InputError(text, span, "Two kinds for one point", "Say which of them it is.", "points.two-kinds")
    if named:
        yield Kind(named[0].role, any(word.plural for word in words))


def _apart(e: Expr) -> tuple[Expr, ...]:
    """The points in one piece of formula: those of a set, (1, 2) (3, 4) side by side, and ±(1, 2)."""
    match e:
        case Set(items):
            return items
        case Product(factors) if all(isinstance(factor, Vector) for factor in factors):
            return factors
        case PlusMinus(Vector(items)):
            return (Vector(tuple(map(PlusMinus, items))),)
        case _:
            return (e,)


def _without_kind(plain: str, start: int, end: int) -> tuple[str, Kind | None]:
    """For a point in brackets whose last entry is a word, "(1, 2, min)": the word, and the text with spaces in its
    place."""
    commas = top_level(plain, start + 1, end - 1, ",") if plain[start] in "([" else ()
    if not commas:
        return plain, None
    comma = commas[-1]
    words = scan(plain[comma + 1 : end - 1])
    kinds = [word.role for word in words if isinstance(word, Word) and word.role in CLASSIFIED]
    if len(kinds) != 1 or not all(isinstance(word, Word) for word in words):
        return plain, None
    return plain[:comma] + " " * (end - 1 - comma) + plain[end - 1 :], Kind(kinds[0], False)


def _alternatives(tokens: tuple[Placed, ...]) -> Iterator[Other]:
    """The other readings of the whole list: those of one point at a time."""
    for i, token in enumerate(tokens):
        for other in token.others if isinstance(token, Point) else ():
            changed = (*tokens[:i], Point("", other.expr), *tokens[i + 1 :])
            yield Other(Set(classified(changed)), other.why)
