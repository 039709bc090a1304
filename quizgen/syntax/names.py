"""How a run of letters is split into functions, constants and the symbols of the question: `xsinx` is x, sin, x.

The longest name wins, unless the rest could then not be read. A symbol "w_11" may be written w_11, w_{11}, w11 and w₁₁,
"theta" also θ. Where the notation declares no symbols, any letter is one; x1 and x_1 are then two different symbols.
Case matters in symbols; functions may be written SIN or Sin.
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.errors import InputError, Span
from quizgen.expr.functions import CANONICAL, FUNCTIONS
from quizgen.expr.nodes import PI, E, Expr, Integer, Symbol
from quizgen.syntax.characters import SAME_LOOK
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
    SUBSCRIPT_DIGITS,
    UNKNOWN,
    WORD,
    Piece,
    Pieces,
)
from quizgen.values import replaced, value

LETTERS = "A-Za-zµΑ-Ωα-ωϑϕϖϰϱϵ"
_LONGEST_KEPT = 40
_MOST_KEPT = 2000


@value
class Spelling:
    """What a written function name stands for.

    `function` is the canonical name; `last` is a second argument that the name fixes (log10, cbrt); `counts` are the
    numbers of arguments that one may write; `squared`: sin^2 x is usual, so that sin x^2 could be meant as that;
    `root`: without brackets it reaches over one factor, like the radical sign; `split`: the same letters as a symbol of
    the question before another function (a sin x for asin x); `glued`: log2, which is log 2 where no argument follows.
    """

    written: str
    function: str
    last: Expr | None = None
    counts: tuple[int, ...] = (1,)
    squared: bool = False
    root: bool = False
    split: Pieces = ()
    glued: bool = False


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
    "loge": Spelling("loge", "ln"),
    "sqrt": Spelling("sqrt", "sqrt", root=True),
}
_SHORT = frozenset(
    ["sh", "ch", "th", "tg", "lg", "lb", "int", "lim", "grad", "div", "curl", "diff", "sum", "prod", "sign"]
)
"""Names that are not read as such where their letters may be symbols side by side."""

_LEFT_TO_DO = {
    "derivative-left": ("diff", "grad", "gradient", "hessian", "laplacian", "derivative", "jacobian", "div", "curl"),
    "integral": ("integrate", "integral", "int"),
    "limit": ("limit", "lim"),
    "series": ("sum", "prod"),
}
CODE = frozenset(["import", "lambda", "exec", "eval", "def", "print", "os", "sys", "open", "return", "class", "self"])
"""Words of programs: refused by name."""

PROSE = frozenset(
    """
    the and not don dont know answer answers equals equal because cannot sure idk undefined none unknown find have does
    exist exists with respect where when then this that from which there zero one two three four five plus minus times
    over squared cubed square cube power derivative gradient function therefore since using rule chain product quotient
    let please help what how why yes hello same above below infinity degrees constant minimum maximum saddle point value
    nothing end no dne solution
    """.split()  # noqa: SIM905  a list of a hundred strings is harder to read
)
"""Words of sentences: those of three letters and more are never a product of letters."""


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
_SIGMOID: dict[str, Piece] = {
    name: (FUNCTION, Spelling(name, "sigmoid"), 0, len(name)) for name in ("σ", "sigma")
}
"""Where σ is no symbol of the question it is the function that we print so."""
_ONE = (1,)
_NEAR_FUNCTIONS = frozenset(["sen", "seno", "cosen", "coseno", "arcsen", "raiz", "wurzel", "sine", "cosine", "sqr"])
"""What other languages and slips call a function: never a product of letters."""
_CONSTANTS: dict[str, Piece] = {name: (LETTER, PI, 0, len(name)) for name in ("pi", "π", "Pi", "PI", "ϖ")}
_LEFT: dict[str, Piece] = {
    name: (REFUSED, (code, name), 0, len(name)) for code, names in _LEFT_TO_DO.items() for name in names
}
_GREEK_NAMES = frozenset(GREEK.values()) - {"pi"}
_GREEK_LETTERS: dict[str, tuple[str, ...]] = {
    name: tuple(letter for letter, called in GREEK.items() if called == name) for name in _GREEK_NAMES
}


class Names:
    """The vocabulary of one notation; InputError where a symbol that it declares is no name."""

    __slots__ = ("_by_first", "_indexed", "_relations", "_vocabulary", "any_letter", "declared")

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
        self._by_first = self._lengths_by_first_letter()

    def _declare(self, names: frozenset[str], notation: Notation) -> None:
        if self.any_letter:
            names = _GREEK_NAMES
        else:
            self._vocabulary |= {} if "sigma" in names else _SIGMOID
        for name in sorted(names):
            if not is_letter_name(name):
                raise InputError(name, Span(0, len(name)), f'"{name}" is no name of a variable', NAME_ADVICE, "no-name")
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
                    self._vocabulary[written] = (FUNCTION, replaced(piece[1], split=split), 0, len(written))

    def _lengths_by_first_letter(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the names that begin with a letter, longest first."""
        lengths: dict[str, set[int]] = {}
        for name in (*self._vocabulary, *(head for head, _ in self._indexed)):
            lengths.setdefault(name[0], {1}).add(len(name))
        return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in lengths.items()}

    def split(self, run: str) -> Pieces:
        """The pieces of a run of letters with an index behind it, perhaps: "xsinx", "w_11", "x_{max}", "x2", "θ₁"."""
        head, index, explicit = _parts(run)
        if not head.isascii() and (alike := _look_alikes(head)):
            return alike
        if len(index) > 20:
            return ((REFUSED, ("number-too-long", index[:10]), len(head), len(run)),)
        if run in ("and", "or") and (self._relations or not self.declared.issuperset(run)):
            return ((WORD, run, 0, len(run)),)
        if explicit and index.isalpha() and run[-1] != "}":
            return self._letter_index(head, index)
        return self._split(run, head, index, explicit)

    def _letter_index(self, head: str, index: str) -> Pieces:
        """x_ny: the longest index that the question has, and then other letters."""
        whole = f"{head}_{index}"
        for size in range(len(index), 0, -1):
            if any(index[:size] == known and head.endswith(letters) for letters, known in self._indexed):
                end = len(head) + 1 + size
                rest = self.split(whole[end:]) if whole[end:] else ()
                moved = ((kind, value, start + end, stop + end) for kind, value, start, stop in rest)
                return (*self._split(whole[:end], head, index[:size], True), *moved)
        return self._split(whole, head, index, True)

    def _split(self, run: str, head: str, index: str, explicit: bool) -> Pieces:
        pieces = self._segment(head, index)
        if self.any_letter and (wrong := _unlike_letters(head, pieces)):
            return ((REFUSED, (wrong, head), 0, len(run)),)
        return tuple(_before_letters(self._with_index(pieces, run, len(head), index, explicit)))

    def word(self, name: str, index: str, length: int) -> Pieces:
        """The pieces of a LaTeX command, which is one name or none: "theta" is never t h e t a."""
        if name not in self._vocabulary and (name, index) not in self._indexed:
            return ((UNKNOWN, name, 0, length),) if name in _GREEK_NAMES else ()
        pieces = self._with_index([self._piece(name, 0, len(name), index)], name, len(name), index, True)
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
        first, last, at = -1, 0, 0
        while at < len(head):
            sizes = self._by_first.get(head[at], _ONE)
            n = next((n for n in sizes if at + n <= len(head) and self._is_name(head, at, at + n, index)), 0)
            if not n:
                first, last = (at if first < 0 else first), at + 1
            at += n or 1
        before = self._segment(head[:first], "") if first else []
        after = self._segment(head[last:], index) if last < len(head) else []
        moved = [(kind, value, last + start, last + end) for kind, value, start, end in after]
        return [*before, (UNKNOWN, head[first:last], first, last), *moved]

    def _is_name(self, head: str, start: int, end: int, index: str) -> bool:
        name = head[start:end]
        if end == len(head) and index and (name, index) in self._indexed:
            return True
        piece = self._vocabulary.get(name)
        if piece is None:
            return self.any_letter and end - start == 1
        return not (self.any_letter and name in _SHORT and end - start != len(head))

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

    def wanted(self) -> str:
        """The symbols of the question, in words: "x and y"."""
        names = sorted(self.declared)
        if len(names) > 8:
            names = [*names[:7], "..."]
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "numbers"

    def other_case(self, unknown: str) -> str:
        """The symbol that differs only in capital and small letters, or nothing."""
        candidates = (unknown.lower(), unknown.upper(), unknown.capitalize())
        return next((name for name in candidates if name != unknown and self.is_symbol(name)), "")

    def nearest(self, unknown: str) -> str:
        """The name that was probably meant, or nothing."""
        from difflib import get_close_matches  # a tenth of all imports, for a mistake

        if len(unknown) > 20:
            return ""
        names = sorted({*(name for name in _FUNCTIONS if name.islower()), *(n for n in self.declared if len(n) > 1)})
        swapped = [name for name in names if len(unknown) > 2 and sorted(name) == sorted(unknown)]
        close = swapped or get_close_matches(unknown.lower(), names, 1, 0.6)
        return close[0] if close else ""


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
    return "unknown-word" if letters > 5 or head in _NEAR_FUNCTIONS else ""


def _look_alikes(head: str) -> Pieces:
    """Greek letters that are seen as Latin ones, which nobody could tell apart."""
    return tuple((REFUSED, ("look-alike", SAME_LOOK[c]), at, at + 1) for at, c in enumerate(head) if c in SAME_LOOK)


NAME_ADVICE = "Write a letter, perhaps with an index: x, theta, w_11."


def is_letter_name(name: str) -> bool:
    """Whether a variable may be called so: letters, and perhaps an index of letters and digits."""
    head, index = _head_and_index(name)
    return head.isalpha() and (not index or index.isalnum())


def joined(index: str) -> str:
    """w_{1,2} is w_12."""
    return index.replace(",", "").replace(" ", "")


def _parts(run: str) -> tuple[str, str, bool]:
    """Letters, index, and whether the index was written as one: ("w", "11", True) for "w_{11}"."""
    for at, character in enumerate(run):
        if character == "_":
            return run[:at], joined(run[at + 1 :].strip(" {}")), True
        if character in SUBSCRIPT_DIGITS:
            return run[:at], "".join(str(SUBSCRIPT_DIGITS.index(digit)) for digit in run[at:]), True
        if "0" <= character <= "9":
            return run[:at], run[at:], False
    return run, "", False


def _head_and_index(name: str) -> tuple[str, str]:
    head, index, _ = _parts(name)
    return head, index


@lru_cache(maxsize=64)
def names_of(notation: Notation) -> Names:
    """The names of a notation, made once."""
    return Names(notation)
