"""What stands right behind something: `3 1/2` and `3½` are mixed numbers, `x2` and `ex` may be flattened x² and eˣ."""

from __future__ import annotations

from quizgen.expr.nodes import E, Expr, Integer, Power, Product, Quotient, Sum
from quizgen.syntax.powers import goes_on, powered
from quizgen.syntax.reader import NUMBERS, Reader
from quizgen.syntax.tokens import LATEX_FRACTION, LETTER, NUMBER, POWERS


def number(reader: Reader, base: Expr) -> Expr:
    """number fraction, or a factor before a number"""
    i = reader.i
    if i == reader.ended:
        return base
    if reader.kinds[i - 1] in NUMBERS:
        return _mixed_number(reader, base)
    if reader.text[reader.starts[i]] == "." and reader.is_tight(i):
        raise reader.why().point(i)
    if _is_coefficient(reader, i) or not reader.turn("raised-digit", reader.starts[i]):
        return base
    reader.i += 1
    return powered(reader, Power(base, goes_on(reader, base, reader.values[i], i)))


def _is_coefficient(reader: Reader, i: int) -> bool:
    """Whether the number at token i clearly begins a factor: 2^x, and the 2x in cos(x^2)2x; in x2y it does not."""
    after = reader.kinds[i + 1]
    return after in POWERS or (reader.kinds[i - 1] == ")" and after == LETTER and reader.is_tight(i + 1))


def _mixed_number(reader: Reader, whole: Expr) -> Expr:
    """3 1/2: a whole number, a space, and a proper fraction in one piece"""
    i = reader.i
    if not _is_mixed(reader, whole, i):
        raise reader.why().two_numbers(i - 1)
    if reader.turn("mixed-number", reader.starts[i]):
        reader.i += 1
        return Product((whole, reader.values[i]))
    reader.i += 3
    return Sum((whole, Quotient(reader.values[i], reader.values[i + 2])))


def _is_mixed(reader: Reader, whole: Expr, i: int) -> bool:
    if reader.is_tight(i) or reader.kinds[i + 1] != "/" or reader.kinds[i + 2] != NUMBER:
        return False
    tight = reader.is_tight(i + 1) and reader.is_tight(i + 2)
    return tight and isinstance(whole, Integer) and _is_proper(reader.values[i], reader.values[i + 2])


def euler(reader: Reader) -> Expr:
    """ex is e times x, but may be a flattened eˣ; ex^2 is clear"""
    reader.i += 1
    i = reader.i
    if reader.kinds[i + 1] in POWERS or not reader.turn("raised-letter", reader.starts[i]):
        return E
    return Power(E, goes_on(reader, E, reader.factor(), i))


def fraction(reader: Reader, base: Expr) -> Expr:
    """3½ and 3\\frac12: whole number and fraction, added; anything else before a fraction is a factor"""
    i = reader.i
    if not isinstance(base, Integer) or reader.kinds[i - 1] != NUMBER:
        if reader.kinds[i] == LATEX_FRACTION or not reader.turn("raised-digit", reader.starts[i]):
            return base
        reader.i += 1
        return Power(base, reader.values[i])
    if reader.kinds[i] == LATEX_FRACTION and (
        not _is_plain(reader, i + 1) or reader.turn("mixed-number", reader.starts[i])
    ):
        return base
    return Sum((base, reader.primaries[reader.kinds[i]](reader)))


def _is_plain(reader: Reader, i: int) -> bool:
    """Whether \\frac takes a proper fraction of whole numbers from token i on."""
    if reader.kinds[i] == NUMBER:
        digits = reader.text[reader.starts[i] : reader.ends[i]]
        return len(digits) == 2 and "0" < digits[0] < digits[1]
    if reader.kinds[i : i + 6] != ["{", NUMBER, "}", "{", NUMBER, "}"]:
        return False
    return _is_proper(reader.values[i + 1], reader.values[i + 4])


def _is_proper(above: object, below: object) -> bool:
    return isinstance(above, Integer) and isinstance(below, Integer) and 0 < above.value < below.value
