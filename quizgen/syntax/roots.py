"""Radical signs and what they reach over: `√x`, `√2x`, `√(x+1)`, `³√x`; a bar that pasting lost: `√1-x²`."""

from __future__ import annotations

from quizgen.expr.nodes import TWO, Call, Expr, Integer, Power
from quizgen.syntax.joining import signed
from quizgen.syntax.powers import raised
from quizgen.syntax.reaching import run
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import GROUPS, LETTER, NUMBER, POWERS, ROOT, SIGNS, STARTS

_SQUARES = frozenset(n * n for n in range(1, 13))


def radical(reader: Reader) -> Expr:
    """radical = ( "√" | "∛" | "∜" ) radicand"""
    at = reader.i
    reader.i += 1
    return radicand(reader, at, reader.values[at])


def raised_radical(reader: Reader) -> Expr:
    """raised_radical = raised "√" radicand: ³√x"""
    at = reader.i
    degree = raised(reader)
    if reader.kinds[reader.i] != ROOT:
        raise reader.why().missing(at)
    reader.i += 1
    return radicand(reader, reader.i - 1, degree)


def radicand(reader: Reader, at: int, degree: Expr) -> Expr:
    """radicand = "(" sum ")" | sign* factor: it reaches over one factor, √2x is √2 x and √x^2 is √(x^2)"""
    reader.deeper(at)
    signs = reader.signs() if reader.kinds[reader.i] in SIGNS else []
    kind = reader.kinds[reader.i]
    if not reader.starts_operand():
        raise reader.why().no_argument(at, reader.i)
    grouped = kind in GROUPS
    body = signed(signs, reader.primaries[kind](reader)) if grouped else _bare_radicand(reader, signs, degree)
    reader.nesting -= 1
    return Call("sqrt", (body,)) if degree == TWO else Call("root", (body, degree))


def _bare_radicand(reader: Reader, signs: list[str], degree: Expr) -> Expr:
    """One factor, but √2x may be √(2x), √2x+1 then √(2x+1); so may √1-x² and √x²+1, for √1 and √x² are no roots."""
    e = _one_factor(reader)
    pointless = degree == TWO and not signs and _is_square(e)
    i = reader.i
    if reader.kinds[i] in STARTS and reader.is_tight(i) and reader.turn("root", reader.starts[i]):
        e = run(reader, [e])
        pointless = True
    e = signed(signs, e)
    return _with_terms(reader, e) if pointless and reader.kinds[reader.i] in SIGNS else e


def _is_square(e: Expr) -> bool:
    """Whether nobody writes a root of e: 1, 4, 9, x²."""
    match e:
        case Integer(value):
            return value in _SQUARES
        case Power(_, exponent):
            return exponent == TWO
    return False


def _with_terms(reader: Reader, first: Expr) -> Expr:
    """The sum that stands under the root, perhaps: all the terms that follow without a space"""
    if not reader.is_tight_sign() or not reader.turn("root-sum", reader.starts[reader.i]):
        return first
    return reader.tight_sum(first)


def _one_factor(reader: Reader) -> Expr:
    i = reader.i
    tempts = reader.kinds[i] in (LETTER, NUMBER) and reader.kinds[i + 1] in POWERS
    if tempts and reader.turn("root-power", reader.starts[i + 1]):
        reader.i += 1
        return reader.values[i]  # type: ignore[no-any-return]
    return reader.factor()
