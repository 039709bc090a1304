"""Lines of working as people write them: "u = x, v = sin x", "dy/dx = u dv/dx + v du/dx", "= x cos x + sin x".

Grammar (blanks are free; words such as "so" or "let" may stand in front):

    line       statement (("," | ";" | "and" | ...) statement)*
    statement  [left] ("=" formula)+ [("<" | ">") ...]  |  formula
    left       rate | "d/d" letter formula | name | name "(" letters ")" | name "_" letters | formula

Rates are read by quizgen.marking.rates and stand in formulas as inert derivatives: f'(x) as df/dx, f'(3) as f'(3).
"""

from __future__ import annotations

from typing import Final

from quizgen.errors import Span
from quizgen.expr.nodes import Derivative, Expr, Prime, Symbol
from quizgen.marking.line_words import is_mathematics, outside_brackets, statements_in
from quizgen.marking.rates import Rate, closing, find_rates, name_of
from quizgen.syntax.lexer import Known
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse_part
from quizgen.values import value

COMMON: Final = ("u", "v", "w", "y", "z")
"""Letters that people use for functions without a word."""


@value
class Formula:
    """A formula, and what else the same text can mean."""

    expr: Expr
    others: tuple[Expr, ...] = ()


@value
class Statement:
    """`subject` is each of the `values` in turn; None: nothing stands on the left."""

    subject: Expr | None
    values: tuple[Formula, ...]


class LineReader:
    """Reads lines; knows the letters of the question and learns those that the student introduces."""

    def __init__(self, letters: frozenset[str], variable: str) -> None:
        self.letters = {*letters, *COMMON}
        self.variable = variable
        self.several = len(letters) > 1

    def statements(self, line: str) -> list[Statement]:
        """What the line says; nothing for a line of words. Raises InputError."""
        if not is_mathematics(line, self._notation()):
            return []
        read = [self._statement(text) for text in statements_in(line) if is_mathematics(text, self._notation())]
        return [statement for statement in read if statement.values]

    def _notation(self) -> Notation:
        return Notation.of(*self.letters)

    def _statement(self, text: str) -> Statement:
        text, *_ = outside_brackets(text, "<>≤≥")
        left, *rest = outside_brackets(text, "=")
        if not rest:
            return Statement(None, (self.formula(left),))
        subject = self._subject(left.strip())
        if isinstance(subject, Symbol):
            self.letters.add(subject.name)
        return Statement(subject, tuple(self.formula(part) for part in rest if part.strip()))

    def _subject(self, text: str) -> Expr | None:
        if not text:
            return None
        first = next(find_rates(text, self.variable), None)
        if first is not None and first.span.start == 0 and not first.name:
            body = self.formula(text[first.span.end :])
            return Derivative(body.expr, first.variables)
        return self._named(text) or self.formula(text).expr

    def _named(self, text: str) -> Expr | None:
        """A name: u, y(x), or f_x for a partial derivative."""
        head, bracket, inside = text.partition("(")
        applied = bool(bracket) and inside.endswith(")") and all(map(name_of, inside[:-1].split(",")))
        name = name_of(head if applied else text)
        if name is None:
            return None
        body, _, index = name.partition("_")
        if self.several and index and len(body) == 1 and set(index) <= self.letters:
            return Derivative(Symbol(body), tuple(index))
        return Symbol(name)

    def formula(self, text: str) -> Formula:
        """The formula, with its rates as derivatives. Raises InputError about the text as it was typed."""
        known: list[tuple[Span, Expr]] = []
        for rate in find_rates(text, self.variable):
            if known and rate.span.start < known[-1][0].end:
                continue
            found = self._rate(rate, text)
            if found is not None:
                known.append(found)
        return self._read(text, known)

    def _read(self, text: str, known: Known) -> Formula:
        reading = parse_part(text, Span(0, len(text)), self._notation(), tuple(known))
        return Formula(reading.expr, tuple(other.expr for other in reading.others))

    def _rate(self, rate: Rate, text: str) -> tuple[Span, Expr] | None:
        """The characters that the rate takes, with what it acts on, and what it is; None where d/dx acts on nothing."""
        if not rate.name:
            opening = len(text) - len(text[rate.span.end :].lstrip())
            end = closing(text, opening) if text[opening : opening + 1] in ("(", "[") else None
            if end is None:
                return None
            body = self.formula(text[opening + 1 : end]).expr
            return Span(rate.span.start, end + 1), Derivative(body, rate.variables)
        if rate.place is not None:
            place = self.formula(text[rate.place.start : rate.place.end]).expr
            if place != Symbol(self.variable):
                return rate.span, Prime(rate.name, len(rate.variables), place)
        return rate.span, Derivative(Symbol(rate.name), rate.variables)
