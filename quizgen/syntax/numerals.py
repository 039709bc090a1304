"""Numbers as written: whole, decimal, scientific - and 2e-3, which may be a difference."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.nodes import Decimal, E, Expr, Integer
from quizgen.syntax.tokens import LETTER, NUMBER, REFUSED, SCIENTIFIC, Pieces, leaf

MAX_DIGITS = 1_000
MAX_EXPONENT = 1_000


def difference(text: str) -> Pieces:
    """2e-3 as 2 e - 3, and 3e2 as 3 e 2."""
    mark = text.index("e")
    digits = mark + 1 + (not text[mark + 1].isdigit())
    return (
        (NUMBER, Integer(int(text[:mark])), 0, mark),
        (LETTER, E, mark, mark + 1),
        *((sign, None, mark + 1, digits) for sign in text[mark + 1 : digits]),
        (NUMBER, Integer(int(text[digits:])), digits, len(text)),
    )


def number(text: str) -> Pieces:
    """A number, exactly; too many digits are refused rather than computed with."""
    if len(text) > MAX_DIGITS:
        return ((REFUSED, ("number-too-long", text[:10]), 0, len(text)),)
    if text.isdigit():
        return leaf(Integer(int(text)), len(text))
    mantissa, _, exponent = text.replace("E", "e").partition("e")
    if exponent and (len(exponent) > 6 or abs(int(exponent)) > MAX_EXPONENT):
        return ((REFUSED, ("number-too-large", text), 0, len(text)),)
    whole, _, decimals = mantissa.partition(".")
    power = int(exponent or 0) - len(decimals)
    digits = int(whole + decimals)
    value: Expr = Decimal(Fraction(digits * 10 ** max(power, 0), 10 ** max(-power, 0)), text)
    if text[:1].isdigit() and "e" in text and "." not in text and whole != "1":
        return ((SCIENTIFIC, value, 0, len(text)),)
    return leaf(value, len(text))
