"""Lines of working as people write them: "u = x, v = sin x", "dy/dx = u dv/dx + v du/dx", "= x cos x + sin x".

Grammar (blanks are free; words such as "so" or "let" may stand in front):

    line       statement (("," | ";" | "and") statement)*
    statement  [left] ("=" formula)+  |  formula
    left       rate | name | name "(" ... ")" | formula
    rate       "d" name "/d" letter  |  "d^2" name "/d" letter "^2"  |  name "'"  |  "d/d" letter "(" formula ")"

Rates inside formulas stand as letters of their own, so that the parser reads what is around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from quizgen.errors import InputError, Span
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import Expr, Symbol
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import value


@value
class Rate:
    """The derivative of what `name` stands for, or of `body` where that is written out, by each variable in turn."""

    name: str
    variables: tuple[str, ...]
    body: Expr | None = None


Subject: TypeAlias = Rate | str | Expr | None
"""What stands on the left: a rate, a name, a formula, or nothing."""


@value
class Formula:
    """A formula with its rates as letters: `rates` says what each of them stands for. `others` are other readings."""

    expr: Expr
    rates: tuple[tuple[str, Rate], ...]
    others: tuple[Expr, ...] = ()


@value
class Statement:
    """`subject` is each of the formulas `values` in turn."""

    subject: Subject
    left: Formula | None
    values: tuple[Formula, ...]


LINKS = r"so|then|let|hence|thus|therefore|and|where|with|now|also|put|set|but|because|since|using|giving|gives"
IN_FRONT: Final = re.compile(rf"^\s*(?:\(?\d+[.)](?=\s)|(?:{LINKS})(?![\w(=])|=>|⇒|⟹|∴|→|->|:|,)\s*", re.IGNORECASE)
BETWEEN: Final = re.compile(rf"(?:\s+(?:{LINKS})\s+|\s*(?:=>|⇒|⟹|∴|→|->)\s*)", re.IGNORECASE)
REMARK: Final = re.compile(
    r"\s*[(\[]?\s*(?:by|using|from)?\s*(?:the\s+)?(?:product|quotient|chain|power|sum)\s+rule\s*[)\]]?(?=\s*[:;,.]|\s*$)",
    re.IGNORECASE,
)
FRACTION: Final = re.compile(r"\\[dt]?frac\{([d∂][^{}]*)\}\{([d∂][^{}]*)\}")
COMMON: Final = ("u", "v", "w", "y", "z")
"""Letters that people use for functions without a word."""
NAME = r"[A-Za-zα-ω](?:_\{?\w+\}?)?"
D = r"[d∂]"
POWER = r"(?:\^?\{?([2-9²³⁴])\}?)?"
RATE: Final = re.compile(
    rf"(?<![A-Za-z_]){D}\s*{POWER}\s*({NAME})\s*/\s*\(?\s*((?:{D}\s*{NAME}{POWER}\s*?)+)\)?(?![A-Za-z_])"
)
BELOW: Final = re.compile(rf"{D}\s*({NAME}){POWER}")
PRIMED: Final = re.compile(rf"(?<![A-Za-z_])({NAME})('+|′+|″)(?:\(\s*{NAME}\s*\))?")
OPERATOR: Final = re.compile(rf"(?<![A-Za-z_]){D}\s*{POWER}\s*/\s*{D}\s*({NAME})\s*{POWER}\s*[(\[]")
WHOLE_OPERATOR: Final = re.compile(rf"^\s*{D}\s*{POWER}\s*/\s*{D}\s*({NAME})\s*{POWER}\s*(.+)$")
APPLIED: Final = re.compile(rf"^\s*({NAME})\s*\(\s*{NAME}(?:\s*,\s*{NAME})*\s*\)\s*$")
INDEXED: Final = re.compile(r"([A-Za-z])_\{?([a-z]{1,3})\}?")
ALONE: Final = re.compile(rf"^\s*({NAME})\s*$")
DIGITS: Final = {"²": 2, "³": 3, "⁴": 4}


class LineReader:
    """Reads lines; knows the letters of the question and learns those that the student introduces."""

    def __init__(self, letters: frozenset[str], variable: str) -> None:
        self.letters = {*letters, *COMMON}
        self.variable = variable
        self.several = len(letters) > 1

    def statements(self, line: str) -> list[Statement]:
        """What the line says; nothing for a line of words. Raises InputError."""
        line = _spelled(line)
        if not _mathematical(line):
            return []
        parts = [_bare(part) for part in _parts(BETWEEN.sub(" ; ", line), ",;")]
        return [self._statement(part) for part in parts if part.strip("= ") and _mathematical(part)]

    def _statement(self, text: str) -> Statement:
        left, *rest = _parts(text, "=")
        if not rest:
            return Statement(None, None, (self.formula(left),))
        subject, formula = self._subject(left)
        if isinstance(subject, str):
            self.letters.add(subject)
        return Statement(subject, formula, tuple(self.formula(part) for part in rest if part.strip()))

    def _subject(self, text: str) -> tuple[Subject, Formula | None]:
        if not text.strip():
            return None, None
        found = RATE.fullmatch(text.strip())
        if found:
            return _rate(found), None
        if primed := PRIMED.fullmatch(text.strip()):
            return self._primed(primed), None
        if operator := WHOLE_OPERATOR.match(text):
            order = _count(operator[1])
            body = self.formula(operator[4])
            return Rate("", (_name(operator[2]),) * order, body.expr), None
        if (indexed := INDEXED.fullmatch(text.strip())) and self.several and set(indexed[2]) <= self.letters:
            return Rate(indexed[1], tuple(indexed[2])), None
        if name := ALONE.match(text) or APPLIED.match(text):
            return _name(name[1]), None
        formula = self.formula(text)
        return formula.expr, formula

    def _primed(self, found: re.Match[str]) -> Rate:
        order = 2 if found[2] == "″" else len(found[2])
        return Rate(_name(found[1]), (self.variable,) * order)

    def formula(self, text: str) -> Formula:
        """The formula, its rates replaced by letters. Raises InputError about the text as it was typed."""
        rates: list[tuple[str, Rate]] = []

        def letter(rate: Rate, before: str, after: str) -> str:
            name = f"R_{len(rates) + 1}"
            rates.append((name, rate))
            first = "*" if _operand(before.rstrip()[-1:], ")") else " "
            last = "*" if _operand(after.lstrip()[:1], "(") else " "
            return f"{first}{name}{last}"

        def around(rate: Rate, found: re.Match[str]) -> str:
            return letter(rate, found.string[: found.start()], found.string[found.end() :])

        plain = self._operators_out(text, letter)
        plain = RATE.sub(lambda found: around(_rate(found), found), plain)
        plain = PRIMED.sub(lambda found: around(self._primed(found), found), plain)
        plain = re.sub(r"(R_\d+)\s*\*\s*\*", r"\1*", plain)
        notation = Notation.of(*self.letters, *(name for name, _ in rates))
        try:
            reading = parse(plain, notation)
        except InputError as error:
            if not rates:
                raise
            advice = re.sub(r"R_\d+(?:, | and )?", "", error.advice)
            raise InputError(text, Span(0, len(text)), error.what, advice, error.code) from None
        return Formula(reading.expr, tuple(rates), tuple(other.expr for other in reading.others))

    def _operators_out(self, text: str, letter: Callable[[Rate, str, str], str]) -> str:
        """The text with every d/dx(...) replaced by a letter, the last of them first."""
        for found in reversed(list(OPERATOR.finditer(text))):
            end = _closing(text, found.end() - 1)
            if end is not None:
                variables = (_name(found[2]),) * _count(found[1])
                rate = Rate("", variables, self.formula(text[found.end() : end]).expr)
                before, after = text[: found.start()], text[end + 1 :]
                text = f"{before}{letter(rate, before, after)}{after}"
        return text


def _spelled(line: str) -> str:
    """The line without remarks such as "(chain rule)" and ticks; LaTeX's rates as people type them."""
    line = REMARK.sub("", re.sub("[✓✔☑]", "", line).rstrip())
    line = re.sub(r"\\mathrm\{d\}", "d", line).replace("\\partial", "∂")
    return FRACTION.sub(r"\1/\2", line)


def _bare(text: str) -> str:
    """The text without the words and the numbering in front of it."""
    text = text.strip().rstrip(".:")
    while found := IN_FRONT.match(text):
        text = text[found.end() :]
    return text


def _closing(text: str, at: int) -> int | None:
    """Where the bracket that opens at this place is closed."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if not depth:
            return i
    return None


def _operand(character: str, bracket: str) -> bool:
    return character.isalnum() or character == bracket


def _mathematical(text: str) -> bool:
    """Whether there is more than words in it: an equals sign, or no word that is no function."""
    words = [word for word in re.findall(r"[A-Za-z]{3,}", text) if word.lower() not in FUNCTION_WORDS]
    return bool(text.strip()) and ("=" in text or not words)


FUNCTION_WORDS: Final = frozenset(FUNCTIONS) | {"cosec", "arcsin", "arccos", "arctan", "log", "sqr"}
"""Words that belong to formulas."""


def _rate(found: re.Match[str]) -> Rate:
    below: list[str] = []
    for name, count in BELOW.findall(found[3]):
        below += [_name(name)] * _count(count)
    return Rate(_name(found[2]), tuple(reversed(below)))


def _count(text: str | None) -> int:
    return DIGITS.get(text, 0) or int(text) if text else 1


def _name(text: str) -> str:
    e = parse(text, Notation()).expr
    return e.name if isinstance(e, Symbol) else text


def _parts(text: str, at: str) -> Iterator[str]:
    """The text split at these characters where they stand outside brackets."""
    depth, start = 0, 0
    for i, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth <= 0 and character in at and not _comparison(text, i):
            yield text[start:i]
            start = i + 1
    yield text[start:]


def _comparison(text: str, i: int) -> bool:
    return text[i] == "=" and text[max(0, i - 1) : i] in ("<", ">", "!")
