"""What LaTeX commands take: `\\frac{1}{2}`, `\\frac12`, `\\sqrt[3]{x}`, `\\sqrt2x`, `\\binom{1}{2}`."""

from __future__ import annotations

from quizgen.expr.nodes import Call, Expr, Integer, Quotient, Vector
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import (
    EULER,
    FUNCTION,
    LATEX_FRACTION,
    LATEX_ROOT,
    LETTER,
    NAMED,
    NUMBER,
    OPERATOR,
    ROOT,
    UNKNOWN,
)

_ALONE = frozenset([FUNCTION, LATEX_FRACTION, LATEX_ROOT, UNKNOWN, NAMED, OPERATOR, ROOT])


def fraction(reader: Reader) -> Expr:
    """fraction = "\\frac" part part"""
    return Quotient(*_two_parts(reader))


def column(reader: Reader) -> Expr:
    """column = "\\binom" part part: what people take for a vector of two components when they look for one"""
    if "vector" not in reader.shapes:
        raise reader.mistake("matrix-shape", reader.i)
    return Vector(_two_parts(reader))


def _two_parts(reader: Reader) -> tuple[Expr, Expr]:
    at = reader.i
    reader.deeper(at)
    reader.i += 1
    parts = part(reader, at), part(reader, at)
    reader.nesting -= 1
    return parts


def root(reader: Reader) -> Expr:
    """root = "\\sqrt" [ "[" sum "]" ] part"""
    at = reader.i
    reader.deeper(at)
    reader.i += 1
    degree: Expr | None = None
    if reader.kinds[reader.i] == "[":
        opening = reader.i
        bars = reader.open(opening)
        degree = reader.sum()
        reader.close("]", opening, bars)
    body = part(reader, at)
    reader.nesting -= 1
    return Call("sqrt", (body,)) if degree is None else Call("root", (body, degree))


def part(reader: Reader, command: int) -> Expr:
    """part = "{" sum "}" | digit | letter | command"""
    i = reader.i
    kind = reader.kinds[i]
    if kind == "{":
        return reader.braces()
    if kind == NUMBER:
        return first_digit(reader, i)
    if kind in (LETTER, EULER):
        reader.i += 1
        return reader.values[i]  # type: ignore[no-any-return]
    if kind not in _ALONE:
        code = "fraction-parts" if reader.kinds[command] == LATEX_FRACTION else "command-part"
        raise reader.mistake(code, command, i - 1)
    if kind == UNKNOWN:
        raise reader.why().missing(i)
    return reader.primaries[kind](reader)


def first_digit(reader: Reader, i: int) -> Expr:
    """The first digit of the number at i, as \\frac12 wants it; the others stay."""
    start = reader.starts[i]
    digits = reader.text[start : reader.ends[i]]
    if len(digits) == 1 or not digits.isdigit():
        reader.i += 1
        return reader.values[i]  # type: ignore[no-any-return]
    reader.values[i] = Integer(int(digits[1:]))
    reader.starts[i] = start + 1
    return Integer(int(digits[0]))
