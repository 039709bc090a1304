"""What stands behind a primary and belongs to it: powers, raised characters, factorials."""

from __future__ import annotations

from quizgen.expr.nodes import Call, E, Expr, Integer, Matrix, Power, Quotient, Vector
from quizgen.syntax.reader import Reader, signed
from quizgen.syntax.tokens import BAR, LETTER, LOWERED, NUMBER, PRIMES, RAISED, SIGNS, STARTS


def powered(reader: Reader, base: Expr) -> Expr:
    """{ "!" | raised } [ "^" sign* factor ] behind `base`"""
    while True:
        after = reader.kinds[reader.i]
        if after == "^":
            return _power(reader, base)
        if after == RAISED:
            base = Power(base, raised(reader))
        elif after == "!":
            reader.i += 1
            base = Call("factorial", (base,))
        elif after == PRIMES:
            raise reader.why().prime(reader.i)
        else:
            return base


def raised(reader: Reader) -> Expr:
    """Characters that stand higher: x²ⁿ"""
    at = reader.i
    reader.i += 1
    exponent = reader.sum()
    if reader.kinds[reader.i] != LOWERED:
        raise reader.why().unclosed(LOWERED, at, reader.i)
    reader.i += 1
    return exponent


def _power(reader: Reader, base: Expr) -> Expr:
    """power = "^" sign* factor; the exponent ends after one factor"""
    caret = reader.i
    reader.i += 1
    kinds = reader.kinds
    if kinds[reader.i] == "^":
        raise reader.mistake("double-power", caret, reader.i)
    if isinstance(base, Vector | Matrix) and _is_transposition(reader):
        reader.i += 1
        return base
    reader.deeper(caret)
    signs = reader.signs() if kinds[reader.i] in SIGNS else []
    first = reader.i
    exponent = _exponent(reader, caret)
    if reader.i == first + 1:
        exponent = goes_on(reader, base, exponent, first)
    reader.nesting -= 1
    return Power(base, signed(signs, exponent))


def _exponent(reader: Reader, caret: int) -> Expr:
    i = reader.i
    kind = reader.kinds[i]
    if kind == "{":
        return powered(reader, reader.braces())
    if kind == NUMBER and reader.kinds[i + 1] == NUMBER:
        reader.i += 1
        return reader.values[i]  # type: ignore[no-any-return]
    if kind not in STARTS and (kind != BAR or reader.bars):
        raise reader.mistake("missing-exponent", caret)
    return reader.factor()


def _is_transposition(reader: Reader) -> bool:
    return reader.text[reader.starts[reader.i] : reader.ends[reader.i]] in ("T", "\\top", "\\intercal")


def goes_on(reader: Reader, base: Expr, exponent: Expr, first: int) -> Expr:
    """`e^2x` is e^2 x and `x^1/2` is x^1 over 2 by the usual rules, but people mean e^(2x) and x^(1/2).

    `first` is the token that is the exponent.
    """
    kinds, starts = reader.kinds, reader.starts
    if kinds[first] not in (NUMBER, LETTER):
        return exponent
    if _tempts(reader, base, first) and reader.turn("exponent", starts[reader.i]):
        exponent = reader.run([exponent])
    i = reader.i
    if kinds[i] == "/" and kinds[i + 1] == NUMBER and reader.is_tight(i) and reader.is_tight(i + 1):
        below = reader.values[i + 1]
        if _is_broken(exponent, below) and reader.turn("exponent-fraction", starts[i]):
            reader.i += 2
            return Quotient(exponent, below)
    return exponent


def _tempts(reader: Reader, base: Expr, first: int) -> bool:
    """Whether what stands tight behind the exponent at `first` may belong to it.

    After a number: if the base is e or a number (e^2x), or what follows is the base again (x^2x: for x^3 nobody writes
    that); x^2y is a plain product. After a letter: if another letter follows (e^xy), but not e^.
    """
    i = reader.i
    kind = reader.kinds[i]
    if kind not in STARTS or kind == NUMBER or not reader.is_tight(i):
        return False
    if reader.kinds[first] == NUMBER:
        return isinstance(base, Integer) or base == E or (kind == LETTER and reader.values[i] == base)
    return kind == LETTER and not reader.is_exponential(i)


def _is_broken(exponent: Expr, below: object) -> bool:
    """Whether exponent/below is worth writing as an exponent: x^2/3 may mean x^(2/3), x^4/2 not x^(4/2)."""
    if not isinstance(below, Integer) or below.value < 2:
        return False
    return not isinstance(exponent, Integer) or exponent.value % below.value != 0
