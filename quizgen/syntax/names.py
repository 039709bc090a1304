"""How a run of letters is split into functions, constants and the symbols of the question: `xsinx` is x, sin, x.

The longest name wins, unless the rest could then not be read. A symbol "w_11" may be written w_11, w_{11}, w11 and w₁₁,
"theta" also θ. Where the notation declares no symbols, any letter is one; x1 and x_1 are then two different symbols.
Case matters in symbols; functions may be written SIN or Sin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizgen.expr.functions import CANONICAL, FUNCTIONS
from quizgen.expr.nodes import PI, E, Expr, Integer, Symbol
from quizgen.syntax.notation import Notation
from quizgen.syntax.tokens import (
    FUNCTION,
    GREEK,
    LETTER,
    NAMED,
    NUMBER,
    OPERATOR,
    REFUSED,
    SUBSCRIPT_DIGITS,
    UNKNOWN,
    WORD,
    Piece,
    Pieces,
)

LETTERS = "A-Za-zµΑ-Ωα-ωϑϕϖϰϱϵ"
_LONGEST_KEPT = 40
_MOST_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a written function name stands for.

    `function` is the canonical name; `last` is a second argument that the name fixes (log10, cbrt); `counts` are the
    numbers of arguments that one may write; `squared`: sin^2 x is usual, so that sin x^2 could be meant as that;
    `root`: without brackets it reaches over one factor, like the radical sign; `split`: the same letters as a symbol of
    the question before another function (a sin x for asin x).
    """

    written: str
    function: str
    last: Expr | None = None
    counts: tuple[int, ...] = (1,)
    squared: bool = False
    root: bool = False
    split: Pieces = ()


_COUNTS = {"log": (1, 2), "root": (2,), "max": (2, 3, 4, 5, 6, 7, 8), "min": (2, 3, 4, 5, 6, 7, 8)}
_SQUARED = frozenset(
    prefix + name + suffix
    for name in ("sin", "cos", "tan", "sec", "csc", "cot")
    for prefix in ("", "a")
    for suffix in ("", "h")
)
_SPECIAL = {
    "cbrt": Spelling("cbrt", "root", Integer(3), root=True),
    "lg": Spelling("lg", "log", Integer(10)),
    "lb": Spelling("lb", "log", Integer(2)),
    "sqrt": Spelling("sqrt", "sqrt", root=True),
}
_SHORT = frozenset(["sh", "ch", "th", "tg", "lg", "lb", "int", "lim", "grad", "div", "curl", "diff", "sum"])
"""Names that are a function only when they stand alone, and only when not all their letters are symbols."""

_LEFT_TO_DO = (
    "diff integrate integral int grad gradient hessian laplacian derivative jacobian lim limit sum div curl solve".split()
)
_PROSE = frozenset(
    (
        "the and not don dont know answer answers equals equal because cannot sure idk undefined none unknown find have "
        "does exist exists with respect where when then this that from which there zero one two three four five plus "
        "minus times over squared cubed square cube root power derivative gradient function therefore since using rule "
        "chain product quotient let please help what how why yes hello same above below infinity degrees constant "
        "minimum maximum saddle point value nothing"
    ).split()
)


def _function_spellings() -> dict[str, Piece]:
    table: dict[str, Spelling] = {
        written: Spelling(
            written,
            name,
            counts=_COUNTS.get(name, (FUNCTIONS[name].arity,)),
            squared=name in _SQUARED,
        )
        for written, name in CANONICAL.items()
        if name != "factorial"
    } | _SPECIAL
    return {
        form: (FUNCTION, spelling, 0, len(form))
        for written, spelling in table.items()
        for form in (written, written.capitalize(), written.upper())
    }


_FUNCTIONS = _function_spellings()
_CONSTANTS: dict[str, Piece] = {name: (LETTER, PI, 0, len(name)) for name in ("pi", "π", "Pi", "PI", "ϖ")}
_LEFT: dict[str, Piece] = {name: (REFUSED, ("derivative-left", name), 0, len(name)) for name in _LEFT_TO_DO}
_GREEK_NAMES = frozenset(GREEK.values()) - {"pi", "omicron"}
_GREEK_LETTERS: dict[str, tuple[str, ...]] = {
    name: tuple(letter for letter, called in GREEK.items() if called == name) for name in _GREEK_NAMES
}


class Names:
    """The vocabulary of one notation, and what it has learned of the runs of letters met so far (a bounded store)."""

    __slots__ = ("_indexed", "_longest", "_relations", "_vocabulary", "any_letter", "declared")

    def __init__(self, notation: Notation) -> None:
        self.any_letter = notation.symbols is None
        self._relations = "relation" in notation.shapes
        self.declared = notation.symbols or frozenset()
        self._indexed: dict[tuple[str, str], Symbol] = {}
        self._vocabulary: dict[str, Piece] = {"e": (LETTER, E, 0, 1)} | _CONSTANTS | _LEFT | _FUNCTIONS
        for short in _SHORT:
            if self.declared.issuperset(short):
                for form in (short, short.capitalize(), short.upper()):
                    self._vocabulary.pop(form, None)
        self._declare(self.declared or frozenset(), notation)
        self._split_ambiguous()
        self._longest = max(map(len, self._vocabulary))

    def _declare(self, names: frozenset[str], notation: Notation) -> None:
        if self.any_letter:
            names = _GREEK_NAMES
        for name in sorted(names):
            symbol = Symbol(name)
            head, index = _head_and_index(name)
            for letters in (head, *_GREEK_LETTERS.get(head, ())):
                if index:
                    self._indexed[letters, index] = symbol
                else:
                    self._vocabulary[letters] = (LETTER, symbol, 0, len(letters))
        self._vocabulary |= {name: (NAMED, name, 0, len(name)) for name in notation.functions}
        self._vocabulary |= {name: (OPERATOR, name, 0, len(name)) for name in notation.operators}

    def _split_ambiguous(self) -> None:
        """asin stays arc sine where a is a symbol, but remembers that it may be a times sin."""
        for written, piece in list(self._vocabulary.items()):
            if piece[0] == FUNCTION and written[0] in self.declared and written[1:] in self._vocabulary:
                rest = self._vocabulary[written[1:]]
                if rest[0] == FUNCTION and written[1:] not in _SHORT:
                    letter = self._vocabulary[written[0]]
                    split = (letter, (FUNCTION, rest[1], 1, len(written)))
                    old: Spelling = piece[1]
                    self._vocabulary[written] = (
                        FUNCTION,
                        Spelling(old.written, old.function, old.last, old.counts, old.squared, old.root, split),
                        0,
                        len(written),
                    )

    def split(self, run: str) -> Pieces:
        """The pieces of a run of letters with an index behind it, perhaps: "xsinx", "w_11", "x_{max}", "x2", "θ₁"."""
        head, index, explicit = _parts(run)
        if len(index) > 20:
            return ((REFUSED, ("number-too-long", index[:10]), len(head), len(run)),)
        if run in ("and", "or") and (self._relations or not self.declared.issuperset(run)):
            return ((WORD, run, 0, len(run)),)
        if self.any_letter and head.lower() in _PROSE:
            return ((REFUSED, ("prose", head), 0, len(run)),)
        pieces = self._segment(head, index)
        return tuple(self._with_index(pieces, run, len(head), index, explicit))

    def word(self, name: str, index: str, length: int) -> Pieces:
        """The pieces of a LaTeX command, which is one name or none: "theta" is never t h e t a."""
        if name not in self._vocabulary and (name, index) not in self._indexed:
            return ((UNKNOWN, name, 0, length),) if name in _GREEK_NAMES else ()
        pieces = self._with_index([self._piece(name, 0, len(name), index)], name, len(name), index, True)
        return tuple((kind, value, 0, length) for kind, value, _, _ in pieces)

    def _segment(self, head: str, index: str) -> list[Piece]:
        """head as names, from left to right; letters that are no name become pieces of their own."""
        readable = self._readable(head, index)
        pieces: list[Piece] = []
        at = 0
        while at < len(head):
            longest = next((n for n in readable[at] if readable[at + n] is not None), 0) if readable[at] else 0
            if longest:
                pieces.append(self._piece(head, at, at + longest, index))
                at += longest
                continue
            end = at + 1
            while end < len(head) and not readable[end]:
                end += 1
            pieces.append((UNKNOWN, head[at:end], at, end))
            at = end
        return pieces

    def _readable(self, head: str, index: str) -> list[tuple[int, ...]]:
        """For each place the lengths, longest first, of names there after which the rest can be read."""
        size = len(head)
        readable: list[tuple[int, ...]] = [()] * size + [(0,)]
        for at in range(size - 1, -1, -1):
            readable[at] = tuple(
                n
                for n in range(min(self._longest, size - at), 0, -1)
                if readable[at + n] and self._is_name(head, at, at + n, index)
            )
        return readable

    def _is_name(self, head: str, start: int, end: int, index: str) -> bool:
        name = head[start:end]
        if end == len(head) and index and (name, index) in self._indexed:
            return True
        piece = self._vocabulary.get(name)
        if piece is None:
            return self.any_letter and end - start == 1
        return not (name.lower() in _SHORT and end - start != len(head) and piece[0] in (FUNCTION, REFUSED))

    def _piece(self, head: str, start: int, end: int, index: str) -> Piece:
        name = head[start:end]
        indexed = self._indexed.get((name, index)) if index and end == len(head) else None
        if indexed is not None:
            return (LETTER, indexed, start, end)
        kind, value, _, _ = self._vocabulary.get(name) or (LETTER, Symbol(GREEK.get(name, name)), 0, 0)
        return (kind, value, start, end)

    def _with_index(self, pieces: list[Piece], run: str, size: int, index: str, explicit: bool) -> list[Piece]:
        if not index:
            return pieces
        kind, value, start, _ = pieces[-1]
        if kind == LETTER and (run[start:size], index) in self._indexed:
            pieces[-1] = (LETTER, value, start, len(run))
        elif kind == FUNCTION and value.written == "log" and (explicit or index in ("2", "10")):
            base = self._base(index)
            if base is None:
                pieces[-1] = (UNKNOWN, index, len(run) - len(index), len(run))
            else:
                pieces[-1] = (FUNCTION, Spelling(value.written + index, "log", base), start, len(run))
        elif self.any_letter and isinstance(value, Symbol):
            name = f"{value.name}_{index}" if explicit else f"{value.name}{index}"
            pieces[-1] = (LETTER, Symbol(name), start, len(run))
        elif explicit or not index.isdigit():
            pieces[-1] = (UNKNOWN, run[start:], start, len(run))
        elif kind == UNKNOWN:
            pieces[-1] = (UNKNOWN, run[start:], start, len(run))
        else:
            pieces.append((NUMBER, Integer(int(index)), size, len(run)))
        return pieces

    def _base(self, index: str) -> Expr | None:
        """What stands under log: a number or a symbol of the question."""
        if index.isdigit():
            return Integer(int(index))
        kind, value, _, _ = self._vocabulary.get(index, (UNKNOWN, None, 0, 0))
        if kind == LETTER:
            return value  # type: ignore[no-any-return]
        return Symbol(index) if self.any_letter and len(index) == 1 else None

    def is_symbol(self, name: str) -> bool:
        """Whether the question declares this symbol, in whatever spelling."""
        pieces = self.split(name)
        return len(pieces) == 1 and pieces[0][0] == LETTER

    def wanted(self) -> str:
        """The symbols of the question, in words: "x and y"."""
        names = sorted(self.declared)
        if len(names) > 8:
            names = [*names[:7], "..."]
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "no letters"

    def nearest(self, unknown: str) -> str:
        """The name that was probably meant, or nothing."""
        from difflib import get_close_matches

        if len(unknown) > 20:
            return ""
        for candidate in (unknown.lower(), unknown.upper(), unknown.replace("_", "")):
            if candidate != unknown and (candidate in self._vocabulary or candidate in self.declared):
                return candidate
        close = get_close_matches(unknown, [*_FUNCTIONS, *self.declared], 1, 0.6) if len(unknown) > 1 else []
        return close[0] if close else ""


def _parts(run: str) -> tuple[str, str, bool]:
    """Letters, index, and whether the index was written as one: ("w", "11", True) for "w_{11}"."""
    for at, character in enumerate(run):
        if character == "_":
            return run[:at], run[at + 1 :].strip(" {}"), True
        if character in SUBSCRIPT_DIGITS:
            return run[:at], "".join(str(SUBSCRIPT_DIGITS.index(digit)) for digit in run[at:]), True
        if "0" <= character <= "9":
            return run[:at], run[at:], False
    return run, "", False


def _head_and_index(name: str) -> tuple[str, str]:
    head, index, _ = _parts(name)
    return head, index


@lru_cache(maxsize=256)
def names_of(notation: Notation) -> Names:
    """The names of a notation, made once."""
    return Names(notation)
