"""Rates as people write them in lines of working: dy/dx, d^2y/dx^2, ∂z/∂x, y', f''(x), d/dx(...), \\frac{dy}{dx}.

    rate     = leibniz | primed
    leibniz  = d [power] [subject] "/" below  |  "\\frac" "{" d [power] [subject] "}" "{" below "}"
    below    = ["("] d name [power] { d name [power] } [")"]
    subject  = name [ "(" names ")" ]
    primed   = name ("'" | "′" | "″")+ [ "(" formula ")" ]
    d        = "d" | "∂" | "\\partial" | "\\mathrm{d}"

A rate without a subject, d/dx, acts on what stands behind it: the caller reads that.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Symbol
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import value

SIGNS = ("\\mathrm{d}", "\\mathrm d", "\\partial", "∂", "d")
FRACTIONS = ("\\frac", "\\dfrac", "\\tfrac")
DIGITS = {"²": 2, "³": 3, "⁴": 4}
PRIMES = {"'": 1, "’": 1, "′": 1, "″": 2}
HIGHEST = 4


@value
class Rate:
    """What stands at `span`: the derivative of `name` ("": of what follows) by each of the variables in turn; `place`
    is what stands in brackets behind a prime."""

    span: Span
    name: str
    variables: tuple[str, ...]
    place: Span | None = None


def find_rates(text: str, variable: str) -> Iterator[Rate]:
    """Every rate in the text, from left to right; y' is a derivative by `variable`."""
    at = 0
    while at < len(text):
        inside = text[at] == " " or (at and _in_word(text[at - 1]))
        found = None if inside else _Scanner(text, at, variable).rate()
        if found is not None:
            yield found
        at = found.span.end if found is not None else at + 1


def _in_word(character: str) -> bool:
    return character.isalpha() or character in "_\\"


def closing(text: str, at: int) -> int | None:
    """Where the bracket that opens at this place is closed."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if not depth:
            return i
    return None


class _Scanner:
    """Reads one rate from a place on; every method moves on only where it finds what it is for."""

    def __init__(self, text: str, at: int, variable: str) -> None:
        self.text, self.start, self.at, self.variable = text, at, at, variable

    def rate(self) -> Rate | None:
        """The rate that begins here."""
        for way in (self._leibniz, self._primed):
            self.at = self.start
            found = way()
            if found is not None:
                return found
        return None

    def _leibniz(self) -> Rate | None:
        fraction = any(map(self._takes, FRACTIONS))
        if fraction and not self._takes("{"):
            return None
        if not self._d():
            return None
        order = self._power()
        name = self._name() or ""
        if name:
            self._applied()
        if not (self._takes("}") and self._takes("{") if fraction else self._takes("/")):
            return None
        bracket = not fraction and self._takes("(")
        variables = self._below(order)
        if not variables or (fraction and not self._takes("}")) or (bracket and not self._takes(")")):
            return None
        if len(variables) != order or (self.at < len(self.text) and self.text[self.at].isalpha() and not fraction):
            return None
        return Rate(Span(self.start, self.at), name, tuple(reversed(variables)))

    def _below(self, order: int) -> list[str]:
        """dx^2, or ∂x ∂y: as many as `order`, or nothing."""
        variables: list[str] = []
        while len(variables) < order and self._d():
            name = self._name()
            if name is None:
                return []
            variables += [name] * self._power()
        return variables

    def _primed(self) -> Rate | None:
        name = self._name()
        order = 0
        while name and self.at < len(self.text) and self.text[self.at] in PRIMES:
            order += PRIMES[self.text[self.at]]
            self.at += 1
        if not name or not 1 <= order <= HIGHEST:
            return None
        place = self._applied()
        return Rate(Span(self.start, self.at), name, (self.variable,) * order, place)

    def _applied(self) -> Span | None:
        """(x) behind a name."""
        if not self.text.startswith("(", self.at):
            return None
        end = closing(self.text, self.at)
        if end is None:
            return None
        inside = Span(self.at + 1, end)
        self.at = end + 1
        return inside

    def _takes(self, sign: str) -> bool:
        """Whether this sign comes next, after blanks."""
        at = self.at
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        if not self.text.startswith(sign, at):
            return False
        self.at = at + len(sign)
        return True

    def _d(self) -> bool:
        return any(map(self._takes, SIGNS))

    def _power(self) -> int:
        """^2, ^{2} or ²; 1 where nothing stands."""
        if self.at < len(self.text) and self.text[self.at] in DIGITS:
            self.at += 1
            return DIGITS[self.text[self.at - 1]]
        before = self.at
        if self._takes("^"):
            braced = self._takes("{")
            digit = self.text[self.at : self.at + 1]
            if digit.isdecimal() and 1 <= int(digit) <= HIGHEST:
                self.at += 1
                if not braced or self._takes("}"):
                    return int(digit)
        self.at = before
        return 1

    def _name(self) -> str | None:
        """A letter with its index: y, w_11, w_{11}, θ, x1."""
        begin = self.at
        while begin < len(self.text) and self.text[begin] == " ":
            begin += 1
        if not self.text[begin : begin + 1].isalpha():
            return None
        end = begin + 1
        if self.text.startswith("_{", end):
            end = (closing(self.text, end + 1) or end) + 1
        else:
            end += self.text.startswith("_", end)
            while end < len(self.text) and self.text[end].isdecimal():
                end += 1
        name = name_of(self.text[begin:end])
        if name is not None:
            self.at = end
        return name


def name_of(text: str) -> str | None:
    """The name as the parser spells it; None where this is no name: e, a bare π."""
    try:
        e = parse(text, Notation()).expr
    except InputError:
        return None
    return e.name if isinstance(e, Symbol) else None
