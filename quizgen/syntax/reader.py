"""The core of the grammar: items, sums, terms, factors. What a factor begins with and what follows it are two tables.

A Reader goes once over the tokens of one text. Where people differ it notes a Point and follows the usual rule, unless
the point is among those that it was told to turn (see quizgen.syntax.ambiguity).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from quizgen.errors import InputError
from quizgen.expr.nodes import E, Expr, Quotient, Relation, RelationSign, Sum
from quizgen.syntax.ambiguity import Point, Turned
from quizgen.syntax.diagnosis import Diagnosis
from quizgen.syntax.joining import product, signed
from quizgen.syntax.names import Names
from quizgen.syntax.reaching import denominator
from quizgen.syntax.tokens import (
    BAR,
    BAR_CLOSE,
    END,
    LETTER,
    LOWERED,
    MATRIX_END,
    NUMBER,
    PLUS_MINUS,
    RAISED,
    RELATION_SIGNS,
    SCIENTIFIC,
    SIGNS,
    SILENT,
    STARTS,
    WORD,
    Tokens,
)

MAX_NESTING = 100

Production: TypeAlias = Callable[["Reader"], Expr]
Behind: TypeAlias = Callable[["Reader", Expr], Expr]

NUMBERS = frozenset([NUMBER, SCIENTIFIC])
_AFTER_BAR = STARTS | SIGNS | {BAR}
_AFTER_TERM = (
    SIGNS
    | RELATION_SIGNS.keys()
    | frozenset([END, ",", ")", "]", "}", "\\)", "\\]", "⟩", BAR_CLOSE, LOWERED, WORD, "&", "\\\\", MATRIX_END])
)


class Reader:
    """One pass over one text.

    `i` is the token that comes next; `bars` counts the bars that are open since the last bracket, `nesting` all that
    is open; at token `ended` a power or argument has ended, so that a number may follow a number; `shapes` are those
    allowed here; `points` were met, `turned` are to be read by the other rule.
    """

    __slots__ = (
        "bars", "behind", "ended", "ends", "i", "kinds", "names", "nesting", "points", "primaries", "shapes", "starts",
        "text", "tokens", "turned", "values",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        names: Names,
        shapes: frozenset[str],
        primaries: Mapping[str, Production],
        behind: Mapping[str, Behind],
        turned: Turned,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.names = names
        self.shapes = shapes
        self.primaries = primaries
        self.behind = behind
        self.turned = turned
        self.points: list[Point] = []
        self.i = 0
        self.bars = 0
        self.nesting = 0
        self.ended = 0

    # relations and sums

    def item(self) -> Expr:
        """item = sum [ relation-sign sum ]; relations only where the notation allows them"""
        left = self.sum()
        if self.kinds[self.i] not in RELATION_SIGNS:
            return left
        if "relation" not in self.shapes:
            raise self.why().comparison(self.i)
        sign = self.relation_sign()
        right = self.sum()
        if sign is None or self.kinds[self.i] in RELATION_SIGNS:
            raise self.mistake("chain", self.i)
        return Relation(left, sign, right)

    def relation_sign(self) -> RelationSign | None:
        """Step over a relation sign, if one comes next."""
        sign = RELATION_SIGNS.get(self.kinds[self.i])
        self.i += sign is not None
        return sign

    def sum(self) -> Expr:
        """sum = sign* term { sign+ term }; a plus in front of a term leaves no trace"""
        kinds = self.kinds
        first = self.signed_term() if kinds[self.i] in SIGNS else self._term()
        if kinds[self.i] not in SIGNS:
            return first
        terms = [first]
        while kinds[self.i] in SIGNS:
            terms.append(self.signed_term())
        return Sum(tuple(terms))

    def signed_term(self) -> Expr:
        """sign* term"""
        signs = self.signs()
        return signed(signs, self._term())

    def is_tight_sign(self) -> bool:
        """Whether a sign comes next that has no space before or behind it."""
        return self.kinds[self.i] in SIGNS and self.is_tight(self.i) and self.is_tight(self.i + 1)

    def tight_sum(self, first: Expr) -> Expr:
        """`first` and all terms that follow without a space: for bars and roots that reach over a sum."""
        terms = [first]
        while self.is_tight_sign():
            terms.append(self.signed_term())
        return Sum(tuple(terms))

    def signs(self) -> list[str]:
        """signs = sign*"""
        signs = []
        while (kind := self.kinds[self.i]) in SIGNS:
            if kind == PLUS_MINUS and self.values[self.i] and self.turn("plus-minus", self.starts[self.i]):
                kind = "-"
            signs.append(kind)
            self.i += 1
        return signs

    # terms

    def _term(self) -> Expr:
        """term = factor { "*" sign* factor | "/" sign* factor | factor }, from left to right"""
        kinds = self.kinds
        first = self.factor()
        kind = kinds[self.i]
        if kind in _AFTER_TERM:
            return first
        factors = [first]
        while True:
            if kind in STARTS or (kind == BAR and not self.bars):
                factors.append(self.beside())
            elif kind == "*":
                self.i += 1
                factors.append(self.signed_factor())
            elif kind == "/":
                factors = [Quotient(product(factors), denominator(self))]
            else:
                return product(factors)
            kind = kinds[self.i]

    def signed_factor(self) -> Expr:
        """sign* factor"""
        if self.kinds[self.i] in SIGNS:
            signs = self.signs()
            return signed(signs, self.factor())
        return self.factor()

    def beside(self) -> Expr:
        """A factor that stands next to the one before without a sign; two lines and two numbers are no product."""
        i = self.i
        start, end = self.starts[i], self.ends[i - 1]
        if start > end and "\n" in self.text[end:start]:
            raise self.mistake("two-lines", i)
        if self.kinds[i] in NUMBERS and self.kinds[i - 1] in NUMBERS and i != self.ended:
            raise self.why().two_numbers(i - 1)
        return self.factor()

    def starts_factor(self) -> bool:
        """Whether a factor begins here, side by side with the one before."""
        kind = self.kinds[self.i]
        return kind in STARTS or (kind == BAR and not self.bars)

    def starts_operand(self) -> bool:
        """Whether a factor begins here, where one is due: a bar opens, unless nothing that it could hold follows."""
        kind = self.kinds[self.i]
        return kind in STARTS or (kind == BAR and (not self.bars or self.kinds[self.i + 1] in _AFTER_BAR))

    def is_tight(self, i: int) -> bool:
        """Whether token i follows the one before it without a space (invisible operators are none)."""
        start, end = self.starts[i], self.ends[i - 1]
        return start == end or not self.text[end:start].strip(SILENT)

    # factors

    def factor(self) -> Expr:
        """factor = primary and what stands behind it and belongs to it: powers, factorials, the rest of a number"""
        kinds = self.kinds
        i = self.i
        kind = kinds[i]
        if kind == LETTER or kind == NUMBER:  # noqa: SIM109  twice as quick as a tuple, and half of all tokens
            self.i = i + 1
            base: Expr = self.values[i]
        else:
            production = self.primaries.get(kind)
            if production is None:
                raise self.why().missing(i)
            base = production(self)
        behind = self.behind.get(kinds[self.i])
        return base if behind is None else behind(self, base)

    def is_exponential(self, i: int) -> bool:
        """Whether e^ stands at token i."""
        return self.values[i] == E and self.kinds[i + 1] in ("^", RAISED)

    # brackets

    def braces(self) -> Expr:
        """braces = "{" sum "}" where braces only group: behind ^ and behind LaTeX commands"""
        at = self.i
        bars = self.open(at)
        if self.kinds[self.i] == "}":
            raise self.mistake("empty-brackets", at, self.i)
        inner = self.sum()
        self.close("}", at, bars)
        return inner

    def open(self, at: int) -> int:
        """Step over the bracket at token `at`; the bars that were open wait, and are given back to `close`."""
        self.deeper(at)
        self.i = at + 1
        bars, self.bars = self.bars, 0
        return bars

    def close(self, close: str, at: int, bars: int) -> None:
        """Step over the bracket that closes the one at token `at`."""
        if self.kinds[self.i] != close:
            raise self.why().unclosed(close, at, self.i)
        self.i += 1
        self.bars = bars
        self.nesting -= 1

    def deeper(self, at: int) -> None:
        """Count one more thing inside another, so that no text can exhaust the stack."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.mistake("too-deep", at, limit=MAX_NESTING)

    # points and mistakes

    def turn(self, kind: str, place: int) -> bool:
        """Note a point, and say whether the other rule is wanted at it."""
        point = (place, kind)
        self.points.append(point)
        return point in self.turned

    def mistake(self, code: str, first: int, last: int = -1, **fields: object) -> InputError:
        """The mistake `code` at the tokens first to last (or the one)."""
        return self.why().at(code, first, last if last >= 0 else first, **fields)

    def why(self) -> Diagnosis:
        """What to say about a text that cannot be read."""
        return Diagnosis(self.text, self.tokens, self.names, self.shapes)
