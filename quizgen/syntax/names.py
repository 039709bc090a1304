"""How a run of letters is split into functions, constants and the symbols of the question: `xsinx` is x, sin, x.

The longest name wins, unless the rest could then not be read. A symbol "w_11" may be written w_11, w_{11}, w11 and w₁₁,
"theta" also θ. Where the notation declares no symbols, any letter is one; x1 and x_1 are then two different symbols.
Case matters in symbols; functions may be written SIN or Sin.
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import E, Expr, Integer, Symbol
from quizgen.syntax.characters import SAME_LOOK
from quizgen.syntax.indices import NAME_ADVICE, head_and_index, is_letter_name, letters_and_index
from quizgen.syntax.notation import Notation
from quizgen.syntax.tokens import (
    EULER,
    FUNCTION,
    GREEK,
    LETTER,
    NAMED,
    NUMBER,
    OPERATOR,
    REFUSED,
    UNKNOWN,
    WORD,
    Piece,
    Pieces,
)
from quizgen.syntax.vocabulary import (
    CODE,
    CONSTANTS,
    FUNCTION_PIECES,
    GREEK_LETTERS,
    GREEK_NAMES,
    LEFT,
    PROSE,
    SAID,
    SHORT,
    SIGMOID,
    Spelling,
)
from quizgen.values import replaced

_ONE = (1,)


class Names:
    """The vocabulary of one notation; InputError where a symbol that it declares is no name."""

    __slots__ = ("_by_first", "_indexed", "_relations", "_vocabulary", "any_letter", "declared")

    def __init__(self, notation: Notation) -> None:
        self.any_letter = notation.symbols is None
        self._relations = "relation" in notation.shapes
        self.declared = notation.symbols or frozenset()
        self._indexed: dict[tuple[str, str], Symbol] = {}
        self._vocabulary: dict[str, Piece] = {"e": (LETTER, E, 0, 1)} | CONSTANTS | LEFT | FUNCTION_PIECES
        for short in SHORT:
            if self.declared.issuperset(short):
                for form in (short, short.capitalize(), short.upper()):
                    self._vocabulary.pop(form, None)
        self._declare(self.declared or frozenset(), notation)
        self._split_ambiguous()
        self._by_first = self._lengths_by_first_letter()

    def _declare(self, names: frozenset[str], notation: Notation) -> None:
        if self.any_letter:
            names = GREEK_NAMES
        else:
            self._vocabulary |= {} if "sigma" in names else SIGMOID
        for name in sorted(names):
            if not is_letter_name(name):
                raise InputError(name, Span(0, len(name)), f'"{name}" is no name of a variable', NAME_ADVICE, "no-name")
            symbol = Symbol(name)
            head, index = head_and_index(name)
            for letters in (head, *GREEK_LETTERS.get(head, ())):
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
                if rest[0] == FUNCTION and written[1:] not in SHORT:
                    letter = self._vocabulary[written[0]]
                    split = (letter, (FUNCTION, rest[1], 1, len(written)))
                    self._vocabulary[written] = (FUNCTION, replaced(piece[1], split=split), 0, len(written))

    def _lengths_by_first_letter(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the names that begin with a letter, longest first."""
        lengths: dict[str, set[int]] = {}
        for name in (*self._vocabulary, *(head for head, _ in self._indexed)):
            lengths.setdefault(name[0], {1}).add(len(name))
        return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in lengths.items()}

    def split(self, run: str) -> Pieces:
        """The pieces of a run of letters with an index behind it, perhaps: "xsinx", "w_11", "x_{max}", "x2", "θ₁"."""
        head, index, explicit = letters_and_index(run)
        if not head.isascii() and (alike := _look_alikes(head)):
            return alike
        if len(index) > 20:
            return ((REFUSED, ("number-too-long", index[:10]), len(head), len(run)),)
        if run in ("and", "or") and (self._relations or not self.declared.issuperset(run)):
            return ((WORD, run, 0, len(run)),)
        if explicit and index.isalpha() and run[-1] != "}":
            return self._letter_index(head, index)
        return self._split(run, head, index, explicit=explicit)

    def _letter_index(self, head: str, index: str) -> Pieces:
        """x_ny: the longest index that the question has, and then other letters."""
        whole = f"{head}_{index}"
        for size in range(len(index), 0, -1):
            if any(index[:size] == known and head.endswith(letters) for letters, known in self._indexed):
                end = len(head) + 1 + size
                rest = self.split(whole[end:]) if whole[end:] else ()
                moved = ((kind, value, start + end, stop + end) for kind, value, start, stop in rest)
                return (*self._split(whole[:end], head, index[:size], explicit=True), *moved)
        return self._split(whole, head, index, explicit=True)

    def _split(self, run: str, head: str, index: str, *, explicit: bool) -> Pieces:
        pieces = self._segment(head, index)
        if self.any_letter and len(pieces) > 1 and (wrong := _unlike_letters(head, pieces)):
            return ((REFUSED, (wrong, head), 0, len(run)),)
        return tuple(_before_letters(self._with_index(pieces, run, len(head), index, explicit=explicit)))

    def word(self, name: str, index: str, length: int) -> Pieces:
        """The pieces of a LaTeX command, which is one name or none: "theta" is never t h e t a."""
        if name not in self._vocabulary and (name, index) not in self._indexed:
            return ((UNKNOWN, name, 0, length),) if name in GREEK_NAMES else ()
        pieces = self._with_index([self._piece(name, 0, len(name), index)], name, len(name), index, explicit=True)
        return tuple((kind, value, 0, length) for kind, value, _, _ in pieces)

    def _segment(self, head: str, index: str) -> list[Piece]:
        """head as names from left to right, the longest first after which the rest can be read.

        Where no way leads to the end, the letters from the first to the last unknown one are a piece of their own.
        """
        lengths = self._lengths(head, index)
        if not lengths[0]:
            return self._with_unknown(head, index)
        pieces: list[Piece] = []
        at = 0
        while at < len(head):
            pieces.append(self._piece(head, at, at + lengths[at], index))
            at += lengths[at]
        return pieces

    def _lengths(self, head: str, index: str) -> list[int]:
        """For each place the length of the longest name after which the rest can be read, or 0."""
        size = len(head)
        lengths = [0] * size + [1]
        for at in range(size - 1, -1, -1):
            for n in self._by_first.get(head[at], _ONE):
                if at + n <= size and lengths[at + n] and self._is_name(head, at, at + n, index):
                    lengths[at] = n
                    break
        return lengths

    def _with_unknown(self, head: str, index: str) -> list[Piece]:
        """The letters that cannot be read as one piece, and what stands before and behind them."""
        first, last = self._unknown(head, index)
        before = self._segment(head[:first], "") if first else []
        after = self._segment(head[last:], index) if last < len(head) else []
        moved = [(kind, value, last + start, last + end) for kind, value, start, end in after]
        return [*before, (UNKNOWN, head[first:last], first, last), *moved]

    def _unknown(self, head: str, index: str) -> tuple[int, int]:
        """Where the unknown letters begin and end; a word is not cut, so that a message can name all of it.

        A run is a word if it is known as one or has more than three unknown letters. If it has two or three, the names
        of functions and constants beside them belong to the word as well (cosine), symbols do not (xsenx).
        """
        found: list[Piece] = []
        at = 0
        while at < len(head):
            sizes = self._by_first.get(head[at], _ONE)
            n = next((n for n in sizes if at + n <= len(head) and self._is_name(head, at, at + n, index)), 0)
            found.append(self._piece(head, at, at + n, index) if n else (UNKNOWN, None, at, at + 1))
            at += n or 1
        unknown = [i for i, piece in enumerate(found) if piece[0] == UNKNOWN]
        first, last = unknown[0], unknown[-1]
        if len(unknown) > 3 or head.lower() in PROSE or head.lower() in SAID or head in CODE:
            return 0, len(head)
        if len(unknown) > 1:
            while first and not isinstance(found[first - 1][1], Symbol):
                first -= 1
            while last + 1 < len(found) and not isinstance(found[last + 1][1], Symbol):
                last += 1
        return found[first][2], found[last][3]

    def _is_name(self, head: str, start: int, end: int, index: str) -> bool:
        name = head[start:end]
        if end == len(head) and index and (name, index) in self._indexed:
            return True
        piece = self._vocabulary.get(name)
        if piece is None:
            return self.any_letter and end - start == 1
        return not (self.any_letter and name in SHORT and end - start != len(head))

    def _piece(self, head: str, start: int, end: int, index: str) -> Piece:
        name = head[start:end]
        indexed = self._indexed.get((name, index)) if index and end == len(head) else None
        if indexed is not None:
            return (LETTER, indexed, start, end)
        kind, value, _, _ = self._vocabulary.get(name) or (LETTER, Symbol(GREEK.get(name, name)), 0, 0)
        return (kind, value, start, end)

    def _with_index(self, pieces: list[Piece], run: str, size: int, index: str, *, explicit: bool) -> list[Piece]:
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
                spelling = Spelling(value.written + index, "log", base, glued=not explicit)
                pieces[-1] = (FUNCTION, spelling, start, len(run))
        elif self.any_letter and isinstance(value, Symbol):
            name = f"{value.name}_{index}" if explicit else f"{value.name}{index}"
            pieces[-1] = (LETTER, Symbol(name), start, len(run))
        elif explicit or not index.isdigit() or kind == UNKNOWN:
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

    def is_function(self, name: str) -> bool:
        """Whether the name is a function that a parameter names."""
        return self._vocabulary.get(name, ("",))[0] == NAMED


def _before_letters(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every e that has a symbol right behind it marked: in ex the x may have been an exponent."""
    for at, (_, letter, start, end) in enumerate(pieces[:-1]):
        if letter == E and isinstance(pieces[at + 1][1], Symbol):
            pieces[at] = (EULER, E, start, end)
    return pieces


def _unlike_letters(head: str, pieces: list[Piece]) -> str:
    """Why a run is hardly a product of letters, where any letter may occur: the code of the advice, or nothing."""
    if len(head) > 2 and head.lower() in PROSE:
        return "prose"
    if head in CODE and head != "lambda":
        return "code"
    letters = sum(1 for _, value, start, end in pieces if end - start == 1 and isinstance(value, Symbol))
    return "unknown-word" if letters > 5 or (len(head) > 2 and head.lower() in SAID) else ""


def _look_alikes(head: str) -> Pieces:
    """Greek letters that are seen as Latin ones, which nobody could tell apart."""
    return tuple((REFUSED, ("look-alike", SAME_LOOK[c]), at, at + 1) for at, c in enumerate(head) if c in SAME_LOOK)


@lru_cache(maxsize=64)
def names_of(notation: Notation) -> Names:
    """The names of a notation, made once."""
    return Names(notation)
