"""From text to tokens, for the three alphabets at once: what people type, Unicode mathematics, LaTeX.

One pattern cuts the text; every piece keeps its place in it, and nothing is rewritten. What a spelling means is looked
up, first in the table that all questions share, then among the names of the question; numbers are made here. Each
notation keeps what it has looked up (a bounded store), so that a second answer to the same question is cut by lookups.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TypeAlias

from quizgen.errors import Span
from quizgen.expr.nodes import E, Expr
from quizgen.syntax.ambiguity import Turned
from quizgen.syntax.characters import code_of
from quizgen.syntax.indices import joined
from quizgen.syntax.names import Names, names_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.numerals import difference, number
from quizgen.syntax.tokens import (
    BAR_CLOSE,
    BAR_OPEN,
    END,
    FIXED,
    FUNCTION,
    LETTER,
    LOWERED,
    RAISED,
    RAISED_CHARACTERS,
    REFUSED,
    SCIENTIFIC,
    UNKNOWN,
    VULGAR_FRACTIONS,
    Piece,
    Pieces,
    Tokens,
)
from quizgen.syntax.vocabulary import LETTERS, Spelling

_KEPT_LENGTH = 40
_KEPT_SPELLINGS = 500

_STYLES = "mathrm|mathit|mathsf|mathbf|mathnormal|mathtt|boldsymbol|bm|text|textrm|textit|textbf|operatorname\\*?"
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:_\{? *([0-9A-Za-z, ]*[0-9A-Za-z]) *\}?)?")
_RAISED = str.maketrans(RAISED_CHARACTERS)


def _pattern(exponent: str) -> re.Pattern[str]:
    raised = "".join(RAISED_CHARACTERS)
    plain = rf"\\(?:{_STYLES})\s*\{{[^{{}}\\]*\}}"
    styled = rf"{plain}|\\operatorname\*?\s*\{{\s*{plain}\s*\}}"  # MathLive: \operatorname{\mathrm{arsinh}}
    braced = r"\{ *[0-9A-Za-z]+(?: *, *[0-9A-Za-z]+)* *\}"
    return re.compile(
        rf"[{LETTERS}]+(?:_(?:{braced}|[0-9]+|[A-Za-z]+)|[₀-₉]+|[0-9]+(?![0-9]|\.[0-9]))?"
        rf"|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+){exponent}"
        r"|\s+"
        rf"|{styled}"
        r"|\\m?(?:left|right)\s*(?:\||\\[lr]?vert)"
        r"|\\begin\s*\{array\}\s*\{[lcr| ]*\}"
        r"|\\(?:begin|end)\s*\{[A-Za-z]*\*?\}"
        rf"|\\[A-Za-z]+(?:_(?:{braced}|[0-9]+|[A-Za-z](?![A-Za-z])))?"
        r"|\\."
        r"|\*\*|\+-(?=\s)|\+/-|[<>!:]=|==+|=[<>]|-{1,3}>|&&|//|''+|[’′]+"
        rf"|[{raised}]+(?:[/⁄][{raised}]+|(?<=[⁻⁺])[{''.join(VULGAR_FRACTIONS)}])?"
        r"|\{,\}"
        r"|.",
        re.DOTALL,
    )


Known: TypeAlias = Sequence[tuple[Span, Expr]]
"""Pieces of a text that are read already, in order, and what they are: dy/dx in a line of working."""


class Lexer:
    """Cuts texts of one notation."""

    __slots__ = ("_cut", "_known", "names")

    def __init__(self, notation: Notation) -> None:
        self.names: Names = names_of(notation)
        letters = "".join(letter for letter in "eE" if letter not in self.names.declared)
        self._cut = _pattern(rf"(?:[{letters}][+-]?[0-9]+)?" if letters else "").findall
        self._known: dict[str, Pieces] = {}

    def tokens(self, text: str, start: int, stop: int, turned: Turned = frozenset()) -> Tokens:
        """The tokens of text[start:stop], and an END; some of `turned` are places where to cut the other way."""
        kinds: list[str] = []
        values: list[object] = []
        starts: list[int] = []
        ends: list[int] = []
        known = self._known
        at = start
        flipped = {place for place, kind in turned if kind in ("letters", "scientific")} if turned else ()
        for spelling in self._cut(text, start, stop):
            pieces = known.get(spelling)
            if pieces is None:
                pieces = self._learn(spelling)
            if flipped:
                pieces = _flip(pieces, at, flipped)
            for kind, value, begin, end in pieces:
                kinds.append(kind)
                values.append(value)
                starts.append(at + begin)
                ends.append(at + end)
            at += len(spelling)
        kinds.append(END)
        values.append(None)
        starts.append(stop)
        ends.append(stop)
        return Tokens(kinds, values, starts, ends)

    def around(self, text: str, start: int, stop: int, known: Known, turned: Turned = frozenset()) -> Tokens:
        """The tokens of text[start:stop] in which every span of `known`, in order, is one value."""
        pieces: list[Tokens] = []
        for span, e in known:
            pieces.append(_without_end(self.tokens(text, start, span.start, turned)))
            pieces.append(_in_brackets(span, e))
            start = span.end
        pieces.append(self.tokens(text, start, stop, turned))
        return Tokens(
            [kind for piece in pieces for kind in piece.kinds],
            [value for piece in pieces for value in piece.values],
            [place for piece in pieces for place in piece.starts],
            [place for piece in pieces for place in piece.ends],
        )

    def _learn(self, spelling: str) -> Pieces:
        pieces = FIXED.get(spelling)
        if pieces is None:
            pieces = self._pieces(spelling)
        if len(spelling) <= _KEPT_LENGTH:
            if len(self._known) >= _KEPT_SPELLINGS:
                self._known = {}
            self._known[spelling] = pieces
        return pieces

    def _pieces(self, spelling: str) -> Pieces:
        first = spelling[0]
        if first.isspace():
            return ()
        if "0" <= first <= "9" or (first == "." and len(spelling) > 1):
            return number(spelling)
        if first == "\\":
            return self._command(spelling)
        if first in RAISED_CHARACTERS:
            return self._raised(spelling)
        if first.isalpha():
            return self._letters(spelling)
        return _refuse(spelling)

    def _letters(self, spelling: str) -> Pieces:
        if len(spelling) == 1 and code_of(spelling)[0] != "unknown-character":
            return _refuse(spelling)
        if not re.match(f"[{LETTERS}]", spelling):
            return _refuse(spelling)
        return self.names.split(spelling)

    def _command(self, spelling: str) -> Pieces:
        if spelling == "\\":
            return _refuse(spelling)
        if spelling[-1] in "|" or spelling.endswith("vert"):
            if spelling.startswith(("\\left", "\\mleft")):
                return ((BAR_OPEN, None, 0, len(spelling)),)
            return ((BAR_CLOSE, None, 0, len(spelling)),)
        if spelling.startswith(("\\begin", "\\end")):
            tight = "".join(spelling.split())
            pieces = FIXED.get(tight[: tight.find("}") + 1])
            return _spread(pieces or ((REFUSED, ("unknown-command", tight), 0, 0),), len(spelling))
        if spelling.endswith("}") and re.match(rf"\\(?:{_STYLES})\s*\{{", spelling):
            return self._styled(spelling)
        match = _COMMAND.fullmatch(spelling)
        if match is None:
            return ((REFUSED, ("unknown-command", spelling), 0, len(spelling)),)
        return self._named(match[1], joined(match[2] or ""), len(spelling))

    def _named(self, name: str, index: str, length: int) -> Pieces:
        if not index and name in _COMMANDS:
            return _spread(_COMMANDS[name], length)
        if index and "\\" + name in FIXED:
            return ((REFUSED, ("unknown-command", "\\" + name), 0, length),)
        return self.names.word(name.removeprefix("var"), index, length) or (
            (REFUSED, ("unknown-command", "\\" + name), 0, length),
        )

    def _styled(self, spelling: str) -> Pieces:
        begin = spelling.index("{") + 1
        content = spelling[begin:-1]
        begin += len(content) - len(content.lstrip())
        content = content.strip()
        if not content:
            return ()
        inner = self.tokens(content, 0, len(content))
        return tuple(
            (kind, value, begin + start, begin + end)
            for kind, value, start, end in zip(inner.kinds[:-1], inner.values, inner.starts, inner.ends, strict=False)
        )

    def _raised(self, spelling: str) -> Pieces:
        inner = self.tokens(spelling.translate(_RAISED), 0, len(spelling))
        body = zip(inner.kinds[:-1], inner.values, inner.starts, inner.ends, strict=False)
        return ((RAISED, None, 0, 0), *body, (LOWERED, None, len(spelling), len(spelling)))


def _without_end(tokens: Tokens) -> Tokens:
    return Tokens(tokens.kinds[:-1], tokens.values[:-1], tokens.starts[:-1], tokens.ends[:-1])


def _in_brackets(span: Span, e: Expr) -> Tokens:
    """A value as if it stood in brackets: what is next to it neither takes it as an argument nor joins its letters."""
    a, b = span.start, span.end
    return Tokens(["(", LETTER, ")"], [None, e, None], [a, a, b], [a, b, b])


def _spread(pieces: Pieces, length: int) -> Pieces:
    return tuple((kind, value, 0, length) for kind, value, _, _ in pieces)


def _refuse(spelling: str) -> Pieces:
    code, called = _SPELLED.get(spelling) or code_of(spelling[0])
    return ((REFUSED, (code, called), 0, len(spelling)),)


def _flip(pieces: Pieces, at: int, flipped: Collection[int]) -> Pieces:
    """The pieces with every one that begins at a flipped place replaced by its other cut, if it has one."""
    result: list[Piece] = []
    for piece in pieces:
        kind, value, start, _ = piece
        other: Pieces = ()
        if at + start in flipped:
            if kind == FUNCTION and isinstance(value, Spelling):
                other = value.split
            elif kind == SCIENTIFIC:
                other = difference(value.text)
        result.extend((k, v, start + a, start + b) for k, v, a, b in other) if other else result.append(piece)
    return tuple(result)


_SPELLED: dict[str, tuple[str, str]] = {
    "==": ("double-equals", "=="), "===": ("double-equals", "==="), ":=": ("arrow", ":="), "=>": ("arrow", "=>"),
    "=<": ("arrow", "=<"), "->": ("arrow", "->"), "-->": ("arrow", "-->"), "//": ("double-slash", "//"),
    ".": ("dot", "."), "?": ("question-mark", "?"), "@": ("unknown-character", "@"), "\\": ("backslash", "\\"),
}  # fmt: skip

_COMMANDS: dict[str, Pieces] = {
    "exponentialE": ((LETTER, E, 0, 0),),
    "differentialD": ((UNKNOWN, "d", 0, 0),),
    "imaginaryI": ((REFUSED, ("imaginary", "i"), 0, 0),),
    "placeholder": ((REFUSED, ("placeholder", ""), 0, 0),),
    "infty": ((REFUSED, ("infinity", "∞"), 0, 0),),
    **dict.fromkeys(("int", "iint", "oint"), ((REFUSED, ("integral", "∫"), 0, 0),)),
    **dict.fromkeys(("partial", "nabla"), ((REFUSED, ("derivative-left", ""), 0, 0),)),
    **dict.fromkeys(("sum", "prod"), ((REFUSED, ("series", ""), 0, 0),)),
    **dict.fromkeys(("dots", "ldots", "cdots"), ((REFUSED, ("dots", ""), 0, 0),)),
    **dict.fromkeys(("to", "rightarrow", "Rightarrow", "implies", "iff"), ((REFUSED, ("arrow", ""), 0, 0),)),
    "therefore": ((REFUSED, ("arrow", ""), 0, 0),),
    **dict.fromkeys(("approx", "simeq", "sim"), ((REFUSED, ("approximately", ""), 0, 0),)),
    **dict.fromkeys(("degree", "circ"), ((REFUSED, ("degrees", "°"), 0, 0),)),
    **dict.fromkeys(("mathrm", "mathbf", "mathit", "rm", "boxed"), ()),
}


@lru_cache(maxsize=64)
def lexer_of(notation: Notation) -> Lexer:
    """The lexer of a notation, made once."""
    return Lexer(notation)
