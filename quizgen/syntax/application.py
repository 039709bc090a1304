"""Functions and what they act on, with or without brackets: `sin(x)`, `sin 2x e^x`, `sin^2 x`, `log_2 x`, `√2x`."""

from __future__ import annotations

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import TWO, Call, E, Expr, Integer, Neg, Power, Product
from quizgen.syntax.bare import bare_argument, run_of_factors
from quizgen.syntax.joining import signed
from quizgen.syntax.latex import first_digit, part
from quizgen.syntax.powers import loses_space, raised
from quizgen.syntax.reader import Reader
from quizgen.syntax.roots import radicand
from quizgen.syntax.tokens import (
    BAR,
    CLOSING,
    EULER,
    LETTER,
    NUMBER,
    PRIMES,
    RAISED,
    RUN,
    STARTS,
)
from quizgen.syntax.vocabulary import Spelling

_AROUND = frozenset(["(", "[", "{", "\\("])
_MINUS_ONE = Neg(Integer(1))
_TEN = Integer(10)
_LOG = Spelling("log", "log", counts=(1, 2))


def function(reader: Reader) -> Expr:
    """function = name [ "_" part ] [ "^" power ] ( "(" sum { "," sum } ")" | bare )"""
    at = reader.i
    spelling: Spelling = reader.values[at]
    reader.i = at + 1
    kind = reader.kinds[reader.i]
    if kind in _AROUND and not spelling.split:
        return _call(reader, spelling, spelling.last, arguments(reader, at), at)
    if spelling.function == "log" and (found := _with_digits(reader, spelling, at)) is not None:
        return found
    if spelling.function == "sin" and _is_word(reader, at):
        raise reader.mistake("near-name", at, at + 1, fact="sin")
    if spelling.split:
        reader.turn("letters", reader.starts[at])
    base = spelling.last
    if kind == "_":
        base = _base(reader, spelling, at)
    power = _power(reader)
    if reader.kinds[reader.i] in _AROUND:
        applied = _call(reader, spelling, base, arguments(reader, at), at)
    elif spelling.root:
        applied = radicand(reader, at, base or TWO)
    else:
        applied = _call(reader, spelling, base, (bare_argument(reader, spelling, at, power),), at)
    return applied if power is None else _raised(reader, spelling, applied, power, at)


def _with_digits(reader: Reader, spelling: Spelling, at: int) -> Expr | None:
    """log3(x) is to base 3; log2 alone is log 2, and log2x may be log(2x)"""
    i = reader.i
    kind = reader.kinds[i]
    if kind == NUMBER and reader.kinds[i + 1] == "(" and reader.is_tight(i) and reader.is_tight(i + 1):
        reader.i += 1
        return _call(reader, spelling, reader.values[i], arguments(reader, at), at)
    if not spelling.glued or spelling.last is None:
        return None
    if kind not in STARTS and kind not in ("^", "-", BAR, RAISED):
        return _call(reader, _LOG, None, (spelling.last,), at)
    tempts = kind == LETTER and reader.is_tight(i) and spelling.last != _TEN
    if tempts and reader.turn("log-digits", reader.starts[at]):
        return _call(reader, _LOG, None, (Product((spelling.last, run_of_factors(reader, _LOG, at, None))),), at)
    return None


def _is_word(reader: Reader, at: int) -> bool:
    """Whether the function and the letter behind it are the word "sine"; sine^x is sin(e^x)."""
    i = at + 1
    is_e = reader.values[i] == E and reader.kinds[i] in (LETTER, EULER)
    return is_e and reader.is_tight(i) and not reader.is_exponential(i)


def _base(reader: Reader, spelling: Spelling, at: int) -> Expr:
    """What stands under log, when it is more than a number or a letter: log_{a+1} x"""
    if spelling.written != "log":
        raise reader.mistake("bad-index", reader.i)
    reader.i += 1
    return part(reader, at)


def _power(reader: Reader) -> Expr | None:
    """power = [ "^" ... ]: between a function and its argument stands one number, one letter, or a group"""
    caret = reader.i
    kind = reader.kinds[caret]
    if kind == RAISED:
        return raised(reader)
    if kind == PRIMES:
        raise reader.why().prime(caret)
    if kind != "^":
        return None
    reader.i += 1
    signs = reader.signs()
    i = reader.i
    kind = reader.kinds[i]
    if kind == "^":
        raise reader.mistake("double-power", caret, i)
    if kind == "{":
        return signed(signs, reader.braces())
    if kind == "(":
        return signed(signs, reader.primaries[kind](reader))
    if kind not in RUN:
        raise reader.mistake("missing-exponent", caret)
    if kind == NUMBER and loses_space(reader, i):
        return signed(signs, first_digit(reader, i))
    reader.i += 1
    return signed(signs, reader.values[i])


def arguments(reader: Reader, at: int) -> tuple[Expr, ...]:
    """arguments = "(" sum { "," sum } ")", behind the name at token `at`"""
    opening = reader.i
    close = CLOSING[reader.kinds[opening]]
    bars = reader.open(opening)
    if reader.kinds[reader.i] == close:
        name = reader.text[reader.starts[at] : reader.ends[at]]
        raise reader.mistake("empty-argument", opening, reader.i, fact=name)
    items = [reader.sum()]
    while reader.kinds[reader.i] == ",":
        reader.i += 1
        items.append(reader.sum())
    reader.close(close, opening, bars)
    return tuple(items)


def _call(reader: Reader, spelling: Spelling, base: Expr | None, given: tuple[Expr, ...], at: int) -> Expr:
    """The function of what was given; `log` alone is the natural one, but may be meant to base 10."""
    counts = spelling.counts if base is None else (1,)
    if len(given) not in counts:
        raise reader.why().count(spelling.written, counts, len(given), at, reader.i - 1)
    if base is not None:
        return Call(spelling.function, (*given, base))
    if spelling.function != "log" or len(given) == 2:
        return Call(spelling.function, given)
    if reader.turn("log-base", reader.starts[at]):
        return Call("log", (*given, _TEN))
    return Call("ln", given)


def _raised(reader: Reader, spelling: Spelling, applied: Expr, power: Expr, at: int) -> Expr:
    """sin^2 x is a power, sin^-1 x the inverse; what ln^-1 x is, people do not agree on."""
    if power != _MINUS_ONE or not isinstance(applied, Call):
        return Power(applied, power)
    known = FUNCTIONS.get(applied.function)
    if known is None or known.inverse is None:
        raise reader.why().inverse(at)
    if not spelling.squared and reader.turn("inverse", reader.starts[at]):
        return Power(applied, power)
    return Call(known.inverse, applied.arguments)
