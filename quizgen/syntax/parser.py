"""The reader: from what people type to a formula, with the other readings where people differ.

    text      = [label "="] item                       labels: see quizgen.syntax.labels
    item      = sum { relation-sign sum } { "or" ... }  relations only where the notation allows them
    sum       = sign* term { sign+ term }              + - ± ∓
    term      = factor { "*" sign* factor | "/" sign* factor | factor }      from left to right, side by side is times
    factor    = primary { "!" | raised } [ "^" sign* factor ]                ^ from right to left
    primary   = number | mixed number | symbol | constant | "(" item ")" | "[" item "]" | "{" item "}" | "|" sum "|"
              | "(" item "," item ... ")" | "{" item, ... "}" | matrix       vectors, sets, matrices where allowed
              | function | radical | "\\frac" part part | "\\sqrt" ["[" sum "]"] part
              | name primes "(" item ")" | operator "(" items ")"            in what authors write
    function  = name ["_" part] ["^" power] ( "(" items ")" | bare )
    bare      = sign* ( function | radical | "|" sum "|" | run )             run = numbers and letters with their powers
    radical   = ("√" | "sqrt" | "cbrt") ( "(" sum ")" | sign* factor )

So `sin 2x e^x` is sin(2x) e^x (a bare argument ends at a bracket, a function and e^), `-x^2` is -(x^2), `e^-x^2` is e^(-(x^2)),
`1/2x` is (1/2) x, `2^x^2` is 2^(x^2), `sin^2 x` is (sin x)^2, `sin^-1 x` is asin x, `3 1/2` is 3 + 1/2, `log x` is ln x. A bar
opens where an operand is due, closes where one is not and a bar is open. Where people differ a Point is noted (see
quizgen.syntax.ambiguity). A space says what belongs together: `sin(x)/x cos(x)` is clear, `sin(x)/xcos(x)` is not.

Nothing is simplified or evaluated. **Strict syntax**, read without points in every notation that declares the letters: numbers,
symbols by canonical name, `pi`, `e`, `+ - * /` with brackets around every operand that is itself a sum, product, quotient, signed
or a power in a base, `f(x)` by canonical name, `(a, b)`, `{a, b}`, relations. `log(x, b)`, `root(x, n)`, `factorial(n)`, `n!`.

The work is linear in the length of the text but for the bounded number of times that it is read again for other readings.
"""

from __future__ import annotations

from typing import Any

from quizgen.errors import InputError, Span
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import (
    Call,
    Constant,
    E,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.walk import children
from quizgen.syntax.advice import mistake
from quizgen.syntax.ambiguity import Point, Turned, other_readings
from quizgen.syntax.labels import DERIVATIVE_LEFT, after_label
from quizgen.syntax.lexer import Lexer, lexer_of
from quizgen.syntax.names import Spelling
from quizgen.syntax.notation import Notation
from quizgen.syntax.reading import Reading
from quizgen.syntax.tokens import (
    BAR,
    BAR_CLOSE,
    BAR_OPEN,
    CLOSING,
    END,
    FRACTION,
    FUNCTION,
    LATEX_FRACTION,
    LATEX_ROOT,
    LETTER,
    LOWERED,
    MATRIX,
    MATRIX_END,
    MINUS_PLUS,
    NAMED,
    NUMBER,
    OPERATOR,
    PLUS_MINUS,
    PRIMES,
    RAISED,
    REFUSED,
    RELATION_SIGNS,
    ROOT,
    SCIENTIFIC,
    SIGNS,
    STARTS,
    UNKNOWN,
    WORD,
)

MAX_LENGTH = 10_000
MAX_NESTING = 100
MAX_DEPTH = 150

_TEN = Integer(10)
_POSTFIX = frozenset(["^", "!", RAISED, PRIMES])
_GROUPS = frozenset(["(", "[", "{", "\\(", "\\[", BAR_OPEN])
_RUN = frozenset([LETTER, NUMBER, FRACTION])
_AFTER_TERM = SIGNS | RELATION_SIGNS | frozenset([END, ",", ")", "]", "}", "\\)", "\\]", BAR_CLOSE, LOWERED, WORD, "&", "\\\\"])
_NOTHING: Turned = frozenset()


def parse(text: str, notation: Notation) -> Reading:
    """What `text` means in `notation`, with its other readings.

    Raises InputError, with the place and advice, for whatever is not one formula (or shape) of this notation.
    """
    return parse_part(text, Span(0, len(text)), notation)


def parse_part(text: str, span: Span, notation: Notation) -> Reading:
    """What the characters `span` of text mean, as `parse` does; errors point into the whole text."""
    start, stop = span.start, span.end
    if stop - start > MAX_LENGTH:
        raise mistake("too-long", text, start + MAX_LENGTH, start + MAX_LENGTH + 1, limit=f"{MAX_LENGTH:,}")
    if "$" in text:
        start, stop = _without_dollars(text, start, stop)
    lexer = lexer_of(notation)
    if "=" in text:
        start = after_label(text, start, stop, lexer.names)
    parser = Parser(text, start, stop, notation, lexer)
    expr = parser.formula()
    if not parser.points:
        return Reading(text, expr)

    def again(turned: Turned) -> tuple[Expr, list[Point]]:
        other = Parser(text, start, stop, notation, lexer, turned)
        return other.formula(), other.points

    return Reading(text, expr, other_readings(expr, parser.points, again))


def _without_dollars(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span inside `$...$` or `$$...$$` that wraps everything."""
    body = text[start:stop]
    left = len(body) - len(body.lstrip())
    right = len(body.rstrip())
    for mark in ("$$", "$"):
        if body.startswith(mark, left) and body.endswith(mark, left, right) and right - left > 2 * len(mark):
            return start + left + len(mark), start + right - len(mark)
    return start, stop


class Parser:
    """One pass over one text. `turned` are the points at which the other rule is followed; `points` those that were met."""

    __slots__ = (
        "bars", "ends", "i", "kinds", "lexer", "nesting", "notation", "points", "shapes", "start", "starts", "text", "turned",
        "values",
    )  # fmt: skip

    def __init__(
        self, text: str, start: int, stop: int, notation: Notation, lexer: Lexer, turned: Turned = _NOTHING
    ) -> None:
        self.text = text
        self.start = start
        self.notation = notation
        self.shapes = notation.shapes
        self.lexer = lexer
        self.turned = turned
        self.points: list[Point] = []
        tokens = lexer.tokens(text, start, stop, {place for place, _ in turned} if turned else ())
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.i = 0
        self.bars = 0
        self.nesting = 0
        if REFUSED in self.kinds:
            raise self._refused(self.kinds.index(REFUSED))

    # text, items, relations

    def formula(self) -> Expr:
        """The whole text as one formula or shape."""
        if self.kinds[0] == END:
            raise mistake("empty", self.text, 0, len(self.text))
        e = self._item()
        if self.kinds[self.i] != END:
            if self.kinds[self.i] == WORD and {"set", "relation"} <= self.shapes:
                e = self._alternatives(e)
            else:
                raise self._stray()
        self._settle(e)
        return e

    def conditions(self) -> tuple[Relation, ...]:
        """The whole text as conditions: chains of comparisons, separated by commas or "and"."""
        if self.kinds[0] == END:
            raise mistake("empty", self.text, 0, len(self.text))
        found: list[Relation] = []
        while True:
            found.extend(self._chain())
            kind = self.kinds[self.i]
            if kind == END:
                for relation in found:
                    self._settle(relation)
                return tuple(found)
            if kind != "," and not (kind == WORD and self.values[self.i] == "and"):
                raise self._stray()
            self.i += 1

    def _chain(self) -> list[Relation]:
        """sum sign sum { sign sum }: -1 < x < 1 is two relations."""
        begin = self.i
        left = self._sum()
        found: list[Relation] = []
        while self.kinds[self.i] in RELATION_SIGNS:
            sign = self.kinds[self.i]
            self.i += 1
            right = self._sum()
            found.append(Relation(left, sign, right))  # type: ignore[arg-type]
            left = right
        if not found:
            raise mistake("not-a-condition", self.text, self.starts[begin], self.ends[self.i - 1])
        return found

    def _item(self) -> Expr:
        """A sum, or where the notation allows relations one of those."""
        left = self._sum()
        sign = self.kinds[self.i]
        if sign not in RELATION_SIGNS:
            return left
        at = self.i
        if "relation" not in self.shapes:
            code = "equation" if sign == "=" else "inequality"
            raise mistake(code, self.text, self.starts[at], self.ends[at])
        self.i += 1
        right = self._sum()
        if self.kinds[self.i] in RELATION_SIGNS:
            raise mistake("chain", self.text, self.starts[self.i], self.ends[self.i])
        return Relation(left, sign, right)  # type: ignore[arg-type]

    def _alternatives(self, first: Expr) -> Expr:
        """item { "or" item }, as a set."""
        items = [first]
        while self.kinds[self.i] == WORD and self.values[self.i] == "or":
            self.i += 1
            items.append(self._item())
        if self.kinds[self.i] != END:
            raise self._stray()
        return Set(tuple(items))

    # sums, terms, factors

    def _sum(self) -> Expr:
        """sign* term { sign+ term }; a plus in front of a term leaves no trace."""
        kinds = self.kinds
        first = self._signed_term() if kinds[self.i] in SIGNS else self._term()
        if kinds[self.i] not in SIGNS:
            return first
        terms = [first]
        while kinds[self.i] in SIGNS:
            terms.append(self._signed_term())
        return Sum(tuple(terms))

    def _signed_term(self) -> Expr:
        signs = self._signs()
        return self._with_signs(signs, self._term())

    def _signs(self) -> list[str]:
        """One or more signs in a row."""
        signs = []
        kinds = self.kinds
        while (kind := kinds[self.i]) in SIGNS:
            if kind == PLUS_MINUS and self.values[self.i] and self._turned("plus-minus", self.starts[self.i]):
                kind = "-"
            signs.append(kind)
            self.i += 1
        return signs

    def _with_signs(self, signs: list[str], e: Expr) -> Expr:
        for sign in reversed(signs):
            if sign == "-":
                e = Neg(e)
            elif sign == PLUS_MINUS:
                e = PlusMinus(e)
            elif sign == MINUS_PLUS:
                e = Neg(PlusMinus(e))
        return e

    def _signed_factor(self) -> Expr:
        if self.kinds[self.i] in SIGNS:
            signs = self._signs()
            return self._with_signs(signs, self._factor())
        return self._factor()

    def _term(self) -> Expr:
        """factor { "*" factor | "/" factor | factor }, from left to right."""
        kinds = self.kinds
        first = self._factor()
        kind = kinds[self.i]
        if kind in _AFTER_TERM:
            return first
        factors = [first]
        while True:
            if kind in STARTS:
                factors.append(self._beside())
            elif kind == "*":
                self.i += 1
                factors.append(self._signed_factor())
            elif kind == "/":
                slash = self.i
                self.i += 1
                below = self._signed_factor()
                if kinds[self.i] in STARTS or kinds[self.i] == BAR:
                    below = self._denominator(slash, below)
                factors = [Quotient(_product(factors), below)]
            elif kind == BAR and not self.bars:
                factors.append(self._beside())
            elif kind == PRIMES or kind == "_":
                raise self._stray()
            else:
                return _product(factors)
            kind = kinds[self.i]

    def _beside(self) -> Expr:
        """A factor that stands next to the one before without a sign; two lines and two numbers are not a product."""
        i = self.i
        start, end = self.starts[i], self.ends[i - 1]
        if start > end and "\n" in self.text[end:start].strip(" "):
            raise mistake("two-lines", self.text, start, start + 1)
        if self.kinds[i] in (NUMBER, SCIENTIFIC) and self.kinds[i - 1] in (NUMBER, SCIENTIFIC):
            raise self._two_numbers(i - 1)
        return self._factor()

    def _denominator(self, slash: int, below: Expr) -> Expr:
        """`1/2x` is (1/2) x by the usual rule; `a/b c` is clear, because the space ends what is tight."""
        i = self.i
        if not self._starts_factor():
            return below
        tight = self.starts[i] == self.ends[i - 1]
        if not tight and self.starts[slash + 1] == self.ends[slash]:
            return below
        if not self._turned("denominator", self.starts[slash]):
            return below
        factors = [below]
        while self._starts_factor() and (not tight or self.starts[self.i] == self.ends[self.i - 1]):
            factors.append(self._beside())
        return _product(factors)

    def _starts_factor(self) -> bool:
        kind = self.kinds[self.i]
        return kind in STARTS or (kind == BAR and not self.bars)

    def _factor(self) -> Expr:
        """primary { "!" | raised } [ "^" sign* factor ]"""
        kinds = self.kinds
        i = self.i
        kind = kinds[i]
        if kind == LETTER or kind == NUMBER:
            self.i = i + 1
            base: Expr = self.values[i]
        else:
            base = self._primary(kind)
        after = kinds[self.i]
        if after in _POSTFIX:
            return self._powered(base, kind)
        if after == NUMBER:
            return self._before_number(base, kind)
        return base

    def _before_number(self, base: Expr, kind: str) -> Expr:
        """A number follows: `3 1/2` is a mixed number, `x2` is x times 2, but may be meant as x^2."""
        i = self.i
        if kind in (NUMBER, SCIENTIFIC):
            if self._is_mixed(i):
                if self._turned("mixed-number", self.starts[i]):
                    self.i += 1
                    product = Product((base, self.values[i]))
                    return product
                self.i += 3
                return Sum((base, Quotient(self.values[i], self.values[i + 2])))
            raise self._two_numbers(i - 1)
        if self._turned("raised-digit", self.starts[i]):
            self.i += 1
            return self._powered(Power(base, self.values[i]), NUMBER) if self.kinds[self.i] in _POSTFIX else Power(
                base, self.values[i]
            )
        return base

    def _is_mixed(self, i: int) -> bool:
        """Whether a whole number at i - 1 is followed, after a space, by a proper fraction."""
        kinds, values, starts, ends = self.kinds, self.values, self.starts, self.ends
        if not (starts[i] > ends[i - 1] and kinds[i + 1] == "/" and kinds[i + 2] == NUMBER):
            return False
        whole, above, below = values[i - 1], values[i], values[i + 2]
        if not (isinstance(whole, Integer) and isinstance(above, Integer) and isinstance(below, Integer)):
            return False
        return 0 < above.value < below.value and starts[i + 1] == ends[i] and starts[i + 2] == ends[i + 1]

    def _powered(self, base: Expr, kind: str) -> Expr:
        """What stands behind a primary: factorials, raised characters, and at last a power."""
        kinds = self.kinds
        while True:
            i = self.i
            after = kinds[i]
            if after == "^":
                return self._power(base)
            if after == RAISED:
                base = Power(base, self._raised())
            elif after == "!":
                self.i = i + 1
                base = Call("factorial", (base,))
            elif after == PRIMES:
                raise self._prime(i)
            else:
                return base

    def _raised(self) -> Expr:
        at = self.i
        self.i += 1
        if self.kinds[self.i] in (LOWERED, ")"):
            raise mistake("raised", self.text, self.starts[at], self.ends[at] + 1)
        exponent = self._sum()
        if self.kinds[self.i] != LOWERED:
            raise self._stray()
        self.i += 1
        return exponent

    def _power(self, base: Expr) -> Expr:
        caret = self.i
        self.i += 1
        kinds = self.kinds
        kind = kinds[self.i]
        if kind == "^":
            raise mistake("double-power", self.text, self.starts[caret], self.ends[self.i])
        if isinstance(base, Vector | Matrix) and self.text[self.starts[self.i] : self.ends[self.i]] in ("T", "\\top"):
            self.i += 1
            return base
        self._deeper(caret)
        signs = self._signs() if kind in SIGNS else []
        first = self.i
        if kinds[first] == "{":
            exponent = self._braces()
            if kinds[self.i] == "^" or kinds[self.i] == RAISED:
                exponent = self._powered(exponent, "{")
        elif kinds[first] == NUMBER and kinds[first + 1] == NUMBER:
            self.i += 1
            exponent = self.values[first]
        elif kinds[first] not in STARTS and kinds[first] != BAR:
            raise mistake("missing-exponent", self.text, self.starts[caret], self.ends[self.i - 1])
        else:
            exponent = self._factor()
        if self.i == first + 1 and kinds[first] in (NUMBER, LETTER):
            exponent = self._exponent_goes_on(base, exponent, first)
        self.nesting -= 1
        return Power(base, self._with_signs(signs, exponent))

    def _exponent_goes_on(self, base: Expr, exponent: Expr, first: int) -> Expr:
        """`e^2x` is e^2 x and `x^1/2` is x^1/2 by the usual rules: an exponent ends after one factor."""
        kinds, starts, ends = self.kinds, self.starts, self.ends
        if self._exponent_tempts(base, exponent, first) and self._turned("exponent", starts[self.i]):
            factors = [exponent]
            while kinds[self.i] in STARTS and starts[self.i] == ends[self.i - 1]:
                factors.append(self._beside())
            exponent = Product(tuple(factors))
        i = self.i
        if kinds[i] == "/" and kinds[i + 1] == NUMBER and starts[i] == ends[i - 1] and starts[i + 1] == ends[i]:
            below = self.values[i + 1]
            if not _divides(below, exponent) and self._turned("exponent-fraction", starts[i]):
                self.i += 2
                return Quotient(exponent, below)
        return exponent

    def _exponent_tempts(self, base: Expr, exponent: Expr, first: int) -> bool:
        """Whether what stands tight behind an exponent may belong to it.

        After a number: if the base is e or a number (e^2x), or what follows is the base again (x^2x: nobody writes that for
        x^3); x^2y is a plain product. After a letter: if another letter follows (e^xy), but not e^.
        """
        i = self.i
        kind = self.kinds[i]
        if kind not in STARTS or kind == NUMBER or self.starts[i] != self.ends[i - 1]:
            return False
        if self.kinds[first] == NUMBER:
            if isinstance(base, Integer) or base == E:
                return True
            return kind == LETTER and self.values[i] == base
        return kind == LETTER and not self._is_exponential(i)

    def _is_exponential(self, i: int) -> bool:
        """Whether e^ stands at token i."""
        return self.values[i] == E and self.kinds[i + 1] in ("^", RAISED)

    # primaries

    def _primary(self, kind: str) -> Expr:
        """Everything that is not a plain number or letter."""
        if kind == FUNCTION:
            return self._function()
        if kind in ("(", "[", "{", "\\(", "\\["):
            return self._brackets(kind)
        if kind in (BAR, BAR_OPEN):
            return self._absolute(kind)
        if kind == FRACTION:
            self.i += 1
            return self.values[self.i - 1]  # type: ignore[no-any-return]
        if kind == SCIENTIFIC:
            self._turned("scientific", self.starts[self.i])
            self.i += 1
            return self.values[self.i - 1]  # type: ignore[no-any-return]
        if kind == LATEX_FRACTION:
            return self._latex_fraction()
        if kind == LATEX_ROOT:
            return self._latex_root()
        if kind == ROOT:
            return self._radical(self.values[self.i])
        if kind == NAMED:
            return self._named()
        if kind == OPERATOR:
            return self._operator()
        if kind == MATRIX:
            return self._matrix()
        if kind in ("⟨", "<") and "vector" in self.shapes:
            return self._angles(kind)
        raise self._missing()

    def _deeper(self, at: int) -> None:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise mistake("too-deep", self.text, self.starts[at], self.ends[at], limit=MAX_NESTING)

    def _brackets(self, kind: str) -> Expr:
        """A group, or where the notation allows it a vector, a set or a list."""
        at = self.i
        self._deeper(at)
        self.i += 1
        bars, self.bars = self.bars, 0
        close = CLOSING[kind]
        if self.kinds[self.i] == close:
            inner = self._nothing_between(kind, at)
        else:
            inner = self._item()
            if self.kinds[self.i] == "," or (kind == "{" and "set" in self.shapes):
                inner = self._several(kind, inner)
        self._close(close, at)
        self.bars = bars
        self.nesting -= 1
        return inner

    def _nothing_between(self, kind: str, at: int) -> Expr:
        if kind == "{" and "set" in self.shapes:
            return Set(())
        if kind == "[" and "vector" in self.shapes:
            return Vector(())
        raise mistake("empty-brackets", self.text, self.starts[at], self.ends[self.i])

    def _several(self, kind: str, first: Expr) -> Expr:
        """{ "," item } after the first item of a vector or set."""
        shape = "set" if kind == "{" else "vector"
        if shape not in self.shapes:
            raise self._comma()
        items = [first]
        while self.kinds[self.i] == ",":
            self.i += 1
            items.append(self._item())
        if shape == "set":
            return Set(tuple(items))
        if kind == "[" and "matrix" in self.shapes and all(isinstance(item, Vector) for item in items):
            rows = tuple(item.items for item in items if isinstance(item, Vector))
            if len({len(row) for row in rows}) == 1 and rows[0]:
                return Matrix(rows)
        return Vector(tuple(items))

    def _angles(self, kind: str) -> Expr:
        """<a, b> or ⟨a, b⟩."""
        at = self.i
        self._deeper(at)
        self.i += 1
        bars, self.bars = self.bars, 0
        items = [self._sum()]
        while self.kinds[self.i] == ",":
            self.i += 1
            items.append(self._sum())
        self._close("⟩" if kind == "⟨" else ">", at)
        self.bars = bars
        self.nesting -= 1
        return Vector(tuple(items))

    def _close(self, close: str, at: int) -> None:
        """Step over the bracket that closes the one at token `at`."""
        if self.kinds[self.i] == close:
            self.i += 1
            return
        raise self._unclosed(close, at)

    def _braces(self) -> Expr:
        """{sum} where braces only group: behind ^ and behind LaTeX commands."""
        at = self.i
        self._deeper(at)
        self.i += 1
        if self.kinds[self.i] == "}":
            raise mistake("empty-brackets", self.text, self.starts[at], self.ends[self.i])
        bars, self.bars = self.bars, 0
        inner = self._sum()
        self._close("}", at)
        self.bars = bars
        self.nesting -= 1
        return inner

    def _absolute(self, kind: str) -> Expr:
        """|sum|: a bar that stands where an operand is due opens."""
        at = self.i
        self._deeper(at)
        self.i += 1
        self.bars += kind == BAR
        inner = self._sum()
        if self.kinds[self.i] != CLOSING[kind]:
            if self.kinds[self.i] == END:
                raise mistake("unclosed-bars", self.text, self.starts[at], self.ends[at])
            raise self._stray()
        self.i += 1
        self.bars -= kind == BAR
        self.nesting -= 1
        return Call("abs", (inner,))

    def _latex_fraction(self) -> Expr:
        at = self.i
        self.i += 1
        above = self._latex_part(at)
        below = self._latex_part(at)
        return Quotient(above, below)

    def _latex_part(self, command: int) -> Expr:
        """What a LaTeX command takes: a group in braces, one digit, one letter."""
        i = self.i
        kind = self.kinds[i]
        if kind == "{":
            return self._braces()
        if kind == NUMBER:
            return self._digit(i)
        if kind == LETTER:
            self.i += 1
            return self.values[i]  # type: ignore[no-any-return]
        if kind in (FUNCTION, LATEX_FRACTION, LATEX_ROOT, UNKNOWN, NAMED, OPERATOR):
            return self._primary(kind)
        raise mistake("fraction-parts", self.text, self.starts[command], self.ends[i - 1])

    def _digit(self, i: int) -> Expr:
        """The first digit of the number at i, as \\frac12 wants it; the others stay."""
        start = self.starts[i]
        digits = self.text[start : self.ends[i]]
        if len(digits) == 1 or not digits.isdigit():
            self.i += 1
            return self.values[i]  # type: ignore[no-any-return]
        self.values[i] = Integer(int(digits[1:]))
        self.starts[i] = start + 1
        return Integer(int(digits[0]))

    def _latex_root(self) -> Expr:
        at = self.i
        self.i += 1
        degree: Expr | None = None
        if self.kinds[self.i] == "[":
            degree = self._brackets("[")
        body = self._latex_part(at)
        return Call("sqrt", (body,)) if degree is None else Call("root", (body, degree))

    def _matrix(self) -> Expr:
        """\\begin{pmatrix} ... \\end{pmatrix}: one row or one column is a vector."""
        at = self.i
        if not self.shapes & {"vector", "matrix"}:
            raise mistake("matrix-shape", self.text, self.starts[at], self.ends[at])
        self._deeper(at)
        self.i += 1
        rows: list[list[Expr]] = [[]]
        while True:
            rows[-1].append(self._sum())
            kind = self.kinds[self.i]
            self.i += 1
            if kind == "\\\\":
                if self.kinds[self.i] == MATRIX_END:
                    self.i += 1
                    break
                rows.append([])
            elif kind == MATRIX_END:
                break
            elif kind != "&":
                self.i -= 1
                raise self._stray()
        self.nesting -= 1
        return self._shaped(rows, at)

    def _shaped(self, rows: list[list[Expr]], at: int) -> Expr:
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise mistake("uneven-matrix", self.text, self.starts[at], self.ends[self.i - 1])
        if "vector" in self.shapes and (width == 1 or len(rows) == 1):
            return Vector(tuple(item for row in rows for item in row))
        if "matrix" not in self.shapes:
            raise mistake("matrix-shape", self.text, self.starts[at], self.ends[self.i - 1])
        return Matrix(tuple(tuple(row) for row in rows))

    # functions

    def _function(self) -> Expr:
        """name ["^" power] ( "(" items ")" | bare argument )"""
        at = self.i
        spelling: Spelling = self.values[at]
        self.i = at + 1
        kinds = self.kinds
        if spelling.split:
            self._turned("letters", self.starts[at])
        kind = kinds[self.i]
        base = spelling.last
        power: Expr | None = None
        if kind == "_":
            base = self._log_base(spelling, at)
            kind = kinds[self.i]
        if kind == "^" or kind == RAISED:
            power = self._function_power()
            kind = kinds[self.i]
        if kind == PRIMES:
            raise self._prime(self.i)
        if kind in ("(", "[", "{", "\\("):
            arguments = self._arguments(at)
        elif spelling.root:
            return self._applied_root(spelling, power)
        else:
            arguments = (self._bare(spelling, at, power),)
        return self._apply(spelling, base, power, arguments, at)

    def _log_base(self, spelling: Spelling, at: int) -> Expr:
        if spelling.written != "log":
            raise mistake("bad-index", self.text, self.starts[at + 1], self.ends[at + 1])
        self.i += 1
        return self._latex_part(at)

    def _function_power(self) -> Expr:
        """The exponent that stands between a function and its argument: one number, one letter, or a group."""
        if self.kinds[self.i] == RAISED:
            return self._raised()
        caret = self.i
        self.i += 1
        signs = self._signs()
        i = self.i
        kind = self.kinds[i]
        if kind == "^":
            raise mistake("double-power", self.text, self.starts[caret], self.ends[i])
        if kind == "{":
            return self._with_signs(signs, self._braces())
        if kind == "(":
            return self._with_signs(signs, self._brackets(kind))
        if kind in (NUMBER, LETTER, FRACTION):
            self.i += 1
            return self._with_signs(signs, self.values[i])
        raise mistake("missing-exponent", self.text, self.starts[caret], self.ends[caret])

    def _arguments(self, at: int) -> tuple[Expr, ...]:
        """The items in the brackets behind a function's name."""
        opening = self.i
        kind = self.kinds[opening]
        self._deeper(opening)
        self.i += 1
        close = CLOSING[kind]
        if self.kinds[self.i] == close:
            fact = self.text[self.starts[at] : self.ends[at]]
            raise mistake("empty-argument", self.text, self.starts[opening], self.ends[self.i], fact=fact)
        bars, self.bars = self.bars, 0
        items = [self._sum()]
        while self.kinds[self.i] == ",":
            self.i += 1
            items.append(self._sum())
        self._close(close, opening)
        self.bars = bars
        self.nesting -= 1
        return tuple(items)

    def _apply(
        self, spelling: Spelling, base: Expr | None, power: Expr | None, arguments: tuple[Expr, ...], at: int
    ) -> Expr:
        """The function of its arguments, raised to the power that stood between them."""
        counts = (1,) if base is not None else spelling.counts
        if len(arguments) not in counts:
            raise self._wrong_count(spelling, counts, len(arguments), at)
        name = spelling.function
        if base is not None:
            arguments = (*arguments, base)
        elif name == "log" and len(arguments) == 1:
            if self._turned("log-base", self.starts[at]):
                arguments = (*arguments, _TEN)
            else:
                name = "ln"
        if power is None:
            return Call(name, arguments)
        if power == Neg(Integer(1)):
            inverse = FUNCTIONS[name].inverse if name in FUNCTIONS else None
            if inverse is None:
                start = self.ends[at]
                raise mistake("function-inverse", self.text, start, start + 3, fact=self.text[self.starts[at] : start + 3])
            if not (not spelling.squared and self._turned("inverse", self.starts[at])):
                return Call(inverse, arguments)
        return Power(Call(name, arguments), power)

    def _bare(self, spelling: Spelling, at: int, power: Expr | None) -> Expr:
        """An argument without brackets: see the grammar for where it ends."""
        signs = self._signs() if self.kinds[self.i] in SIGNS else []
        kind = self.kinds[self.i]
        if kind in _RUN:
            return self._with_signs(signs, self._bare_run(spelling, at, power))
        if kind not in STARTS and kind != BAR:
            raise mistake("no-argument", self.text, self.starts[at], self.ends[at])
        self._deeper(at)
        e = self._factor() if kind != BAR or not self.bars else self._missing_argument(at)
        self.nesting -= 1
        return self._with_signs(signs, e)

    def _missing_argument(self, at: int) -> Expr:
        raise mistake("no-argument", self.text, self.starts[at], self.ends[at])

    def _bare_run(self, spelling: Spelling, at: int, power: Expr | None) -> Expr:
        """Numbers and letters with their powers, side by side."""
        kinds, values, starts = self.kinds, self.values, self.starts
        factors: list[Expr] = []
        may_be_outside = spelling.squared and power is None
        while (kind := kinds[self.i]) in _RUN:
            i = self.i
            if factors and kind == LETTER and self._argument_ends(i):
                break
            base: Expr = values[i]
            self.i = i + 1
            after = kinds[i + 1]
            if after in ("^", RAISED) and may_be_outside and isinstance(base, Symbol):
                if self._turned("argument-power", starts[i + 1]):
                    factors.append(base)
                    return _product(factors)
            if after in _POSTFIX:
                base = self._powered(base, kind)
            elif after == NUMBER:
                base = self._before_number(base, kind)
            factors.append(base)
        if self._argument_goes_on(factors, at):
            if kinds[self.i] == "*":
                self.i += 1
            factors.append(self._factor())
            while self._starts_factor() and starts[self.i] == self.ends[self.i - 1]:
                factors.append(self._beside())
        return self._argument_over_number(_product(factors))

    def _argument_ends(self, i: int) -> bool:
        """Whether a letter at i ends the argument before it: e^ does, and a letter apart may."""
        if self._is_exponential(i):
            return True
        if self.starts[i] == self.ends[i - 1] or self.kinds[i - 1] != LETTER:
            return False
        before = self.values[i - 1]
        if not isinstance(before, Symbol) or self.ends[i - 1] - self.starts[i - 1] > 1:
            return False
        return self._turned("argument-ends", self.starts[i])

    def _argument_goes_on(self, factors: list[Expr], at: int) -> bool:
        """Whether the other rule is wanted at the end of a bare argument: sin x(x+1) as sin(x(x+1))."""
        i = self.i
        kind = self.kinds[i]
        if kind not in STARTS and kind != "*":
            return False
        tight = self.starts[i] == self.ends[i - 1]
        constant = all(not isinstance(factor, Symbol | Power) for factor in factors)
        if kind in _GROUPS:
            tempts = tight or self.starts[at + 1] > self.ends[at]
        elif kind == "*":
            tempts = constant
        else:
            tempts = tight and (constant or kind == LETTER)
        return tempts and self._turned("argument", self.starts[i])

    def _argument_over_number(self, argument: Expr) -> Expr:
        """`sin x/2` is (sin x)/2 by the usual rule."""
        i = self.i
        kinds, starts, ends = self.kinds, self.starts, self.ends
        if kinds[i] == "/" and kinds[i + 1] == NUMBER and starts[i] == ends[i - 1] and starts[i + 1] == ends[i]:
            if self._turned("argument-fraction", starts[i]):
                self.i += 2
                return Quotient(argument, self.values[i + 1])
        return argument

    def _applied_root(self, spelling: Spelling, power: Expr | None) -> Expr:
        e = self._radicand(spelling.last or Integer(2))
        return e if power is None else Power(e, power)

    def _radical(self, degree: Integer) -> Expr:
        """√, ∛ or ∜ before what is under it."""
        self.i += 1
        return self._radicand(degree)

    def _radicand(self, degree: Expr) -> Expr:
        """A root reaches over one factor: √2x is √2 x, √x^2 is √(x^2)."""
        at = self.i - 1
        kinds, starts, ends = self.kinds, self.starts, self.ends
        self._deeper(at)
        signs = self._signs() if kinds[self.i] in SIGNS else []
        i = self.i
        kind = kinds[i]
        if kind not in STARTS and (kind != BAR or self.bars):
            raise mistake("no-argument", self.text, starts[at], ends[at])
        if kind in _GROUPS:
            body = self._primary(kind)
        elif kind in (LETTER, NUMBER) and kinds[i + 1] in ("^", RAISED) and self._turned("root-power", starts[i + 1]):
            self.i += 1
            body = self.values[i]
        else:
            body = self._factor()
            if kinds[self.i] in STARTS and starts[self.i] == ends[self.i - 1] and self._turned("root", starts[self.i]):
                factors = [body]
                while self._starts_factor() and starts[self.i] == ends[self.i - 1]:
                    factors.append(self._beside())
                body = _product(factors)
        self.nesting -= 1
        body = self._with_signs(signs, body)
        return Call("sqrt", (body,)) if degree == Integer(2) else Call("root", (body, degree))

    # what authors write

    def _named(self) -> Expr:
        """f(u), f'(u): a function that a parameter names."""
        at = self.i
        name: str = self.values[at]
        self.i += 1
        order = 0
        while self.kinds[self.i] == PRIMES:
            order += self.values[self.i]
            self.i += 1
        if self.kinds[self.i] not in ("(", "[", "\\("):
            met = self.text[self.starts[at] : self.ends[self.i - 1]]
            if order:
                raise mistake("prime-brackets", self.text, self.starts[at], self.ends[self.i - 1])
            raise mistake("needs-brackets", self.text, self.starts[at], self.starts[at] + len(met))
        arguments = self._arguments(at)
        if not order:
            return Call(name, arguments)
        if len(arguments) != 1:
            raise self._wrong_count_of(name, "one argument", len(arguments), at)
        return Prime(name, order, arguments[0])

    def _operator(self) -> Expr:
        """diff(y, x) and the like; inside, vectors and sets may stand."""
        at = self.i
        name: str = self.values[at]
        self.i += 1
        if self.kinds[self.i] != "(":
            raise mistake("needs-brackets", self.text, self.starts[at], self.ends[at])
        shapes, self.shapes = self.shapes, self.shapes | {"vector", "set"}
        opening = self.i
        self._deeper(opening)
        self.i += 1
        items = [self._item()]
        while self.kinds[self.i] == ",":
            self.i += 1
            items.append(self._item())
        self._close(")", opening)
        self.nesting -= 1
        self.shapes = shapes
        return Call(name, tuple(items))

    # points, limits

    def _turned(self, kind: str, place: int) -> bool:
        """Note a point, and say whether the other rule is wanted at it."""
        point = (place, kind)
        self.points.append(point)
        return bool(self.turned) and point in self.turned

    def _settle(self, e: Expr) -> None:
        """The last checks on a formula that was read."""
        if len(self.kinds) > MAX_DEPTH and _deeper_than(e, MAX_DEPTH):
            raise mistake("too-deep", self.text, self.starts[0], self.ends[0], limit=MAX_NESTING)
        if self.lexer.names.any_letter and ("/" in self.kinds or LATEX_FRACTION in self.kinds):
            match = DERIVATIVE_LEFT.search(self.text, self.start)
            if match:
                raise mistake("derivative-left", self.text, *match.span())

    # mistakes

    def _refused(self, i: int) -> InputError:
        """The message for a token that no formula has."""
        code, fact = self.values[i]
        start, end = self.starts[i], self.ends[i]
        if code == "derivative-left":
            end = self._end_of_derivative(i)
        elif code == "prose":
            return self._prose()
        elif code == "unknown-character" and self.kinds[0] == "_":
            code = "code"
        return mistake(code, self.text, start, end, fact=fact)

    def _prose(self) -> InputError:
        return mistake("prose", self.text, self.start, self.ends[-1])

    def _end_of_derivative(self, i: int) -> int:
        match = DERIVATIVE_LEFT.match(self.text, self.starts[i])
        if match:
            return match.end()
        if self.kinds[i + 1] == "(":
            return self._end_of_brackets(i + 1)
        return self.ends[i]

    def _end_of_brackets(self, i: int) -> int:
        """The place behind the bracket that closes the one at token i, or the end of the text."""
        depth = 0
        for at in range(i, len(self.kinds)):
            depth += (self.kinds[at] == "(") - (self.kinds[at] == ")")
            if depth == 0:
                return self.ends[at]
        return self.ends[-1]

    def _two_numbers(self, i: int) -> InputError:
        start, end = self.starts[i], self.ends[i + 1]
        tight = self.starts[i + 1] == self.ends[i]
        return mistake("two-points" if tight else "two-numbers", self.text, start, end)

    def _comma(self) -> InputError:
        i = self.i
        before, after = self.kinds[i - 1], self.kinds[i + 1]
        place = self.starts[i], self.ends[i]
        if before == NUMBER == after and self.starts[i + 1] == self.ends[i] and self.ends[i - 1] == self.starts[i]:
            fact = f"{self.text[self.starts[i - 1] : self.ends[i - 1]]}.{self.text[self.starts[i + 1] : self.ends[i + 1]]}"
            return mistake("decimal-comma", self.text, *place, fact=fact)
        return mistake("comma-outside" if "vector" in self.shapes else "comma", self.text, *place)

    def _prime(self, i: int) -> InputError:
        """A prime that marks a derivative nobody has worked out, or nothing at all."""
        if self.kinds[i - 1] in (LETTER, UNKNOWN, FUNCTION):
            end = self._end_of_brackets(i + 1) if self.kinds[i + 1] == "(" else self.ends[i]
            return mistake("prime-left", self.text, self.starts[i - 1], end)
        return mistake("prime-astray", self.text, self.starts[i], self.ends[i])

    def _wrong_count(self, spelling: Spelling, counts: tuple[int, ...], count: int, at: int) -> InputError:
        words = {1: "one argument", 2: "two arguments"}
        wanted = " or ".join(words.get(n, "more") for n in counts[:2]) if len(counts) < 3 else "two or more arguments"
        return self._wrong_count_of(spelling.written, wanted, count, at)

    def _wrong_count_of(self, name: str, wanted: str, count: int, at: int) -> InputError:
        return mistake(
            "argument-count", self.text, self.starts[at], self.ends[self.i - 1], fact=name, wanted=wanted, count=count
        )

    def _unclosed(self, close: str, at: int) -> InputError:
        """The bracket at token `at` is not closed where the formula inside it ends."""
        kind = self.kinds[self.i]
        if kind == END:
            return mistake("unclosed", self.text, self.starts[at], self.ends[at], fact=close)
        if kind in (")", "]", "}", "⟩", "\\)", "\\]"):
            opened = self.text[self.starts[at] : self.ends[at]]
            return mistake("mismatched", self.text, self.starts[self.i], self.ends[self.i], fact=close, opened=opened)
        return self._stray()

    def _stray(self) -> InputError:
        """Something stands where the formula could end, but neither goes on with it nor ends it."""
        i = self.i
        kind = self.kinds[i]
        start, end = self.starts[i], self.ends[i]
        opening = {")": "(", "]": "[", "}": "{", "⟩": "⟨", "\\)": "\\(", "\\]": "\\["}
        if kind in opening:
            return mistake("unopened", self.text, start, end, fact=opening[kind])
        if kind == ",":
            return self._comma()
        if kind == PRIMES:
            return self._prime(i)
        if kind == WORD:
            return mistake("word", self.text, start, end)
        if kind == "_":
            return mistake("code" if self.kinds[i + 1] == "_" else "bad-index", self.text, start, end)
        if kind in RELATION_SIGNS:
            return mistake("chain", self.text, start, end)
        return mistake("stray", self.text, start, max(end, start + 1))

    def _missing(self) -> InputError:
        """An operand is due, and something else stands here."""
        i = self.i
        kind = self.kinds[i]
        start, end = self.starts[i], self.ends[i]
        if kind == UNKNOWN:
            return self._unknown(i)
        if kind == "_":
            double = self.kinds[i + 1] == "_"
            return mistake("code" if double else "bad-index", self.text, start, self.ends[i + 1] if double else end)
        if i == 0:
            if kind in (")", "]", "}"):
                return self._stray()
            if kind == RAISED:
                return mistake("raised", self.text, start, start + 1)
            return mistake("missing-start", self.text, start, end)
        before = self.text[self.starts[i - 1] : self.ends[i - 1]]
        if kind in (")", "]", "}", ",", END, BAR_CLOSE, LOWERED) or kind in RELATION_SIGNS:
            if kind == END and self.kinds[i - 1] == ",":
                self.i = i - 1
                return self._comma() if "vector" not in self.shapes else self._nothing_after(i - 1)
            return self._nothing_after(i - 1)
        if self.kinds[i - 1] in ("(", "[", "{", ",", BAR):
            return mistake("missing-start", self.text, start, end)
        return mistake("missing-between", self.text, start, max(end, start + 1), fact=before)

    def _nothing_after(self, i: int) -> InputError:
        code = "missing-end" if self.kinds[i + 1] == END else "missing-in-brackets"
        if self.kinds[i] == BAR:
            return mistake("unclosed-bars", self.text, self.starts[i], self.ends[i])
        if self.kinds[i] in CLOSING:
            return mistake("unclosed", self.text, self.starts[i], self.ends[i], fact=CLOSING[self.kinds[i]])
        return mistake(code, self.text, self.starts[i], self.ends[i])

    def _unknown(self, i: int) -> InputError:
        """Letters that are no name of this question: what was meant, most likely."""
        names = self.lexer.names
        text, start, end = self.text, self.starts[i], self.ends[i]
        met: str = self.values[i]
        match = DERIVATIVE_LEFT.match(text, start)
        if match or text.startswith("\\frac", self.starts[i - 2]) and i > 1 and met == "d":
            return mistake("derivative-left", text, start, match.end() if match else end)
        if self.kinds[i + 1] == PRIMES:
            return self._prime(i + 1)
        if _is_prose(text, names.declared):
            return self._prose()
        nearest = names.nearest(met)
        if len(met) == 1 or "_" in met:
            if nearest in names.declared and nearest:
                return mistake("other-case", text, start, end, fact=nearest)
            if self.kinds[i + 1] == "(" and self.starts[i + 1] == end:
                return mistake("unknown-function", text, start, end)
            return mistake("unknown-letter", text, start, end, wanted=names.wanted())
        if nearest:
            return mistake("near-name", text, start, end, fact=nearest)
        if self.kinds[i + 1] == "(":
            return mistake("unknown-function", text, start, end)
        return mistake("unknown-name", text, start, end, wanted=names.wanted())


def _product(factors: list[Expr]) -> Expr:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _divides(below: Any, exponent: Expr) -> bool:
    """Whether exponent/below is a whole number, so that nobody would write it as an exponent."""
    if not isinstance(below, Integer):
        return True
    return isinstance(exponent, Integer) and (below.value == 0 or exponent.value % below.value == 0)


def _deeper_than(e: Expr, limit: int) -> bool:
    """Whether the tree is deeper than limit, found without recursion."""
    level: list[Expr] = [e]
    for _ in range(limit):
        level = [part for node in level for part in children(node)]
        if not level:
            return False
    return True


def _is_prose(text: str, declared: frozenset[str]) -> bool:
    """Whether a text that could not be read looks like a sentence: three words, none of them a symbol or function."""
    words = [word for word in text.replace("'", " ").split() if word.isalpha() and word not in declared]
    return len(words) >= 3 and sum(len(word) > 2 for word in words) >= 2


__all__ = ["MAX_DEPTH", "MAX_LENGTH", "MAX_NESTING", "Constant", "Parser", "parse", "parse_part"]
