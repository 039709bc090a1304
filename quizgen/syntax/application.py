"""Functions and what they act on, with or without brackets: `sin(x)`, `sin 2x e^x`, `sin^2 x`, `log_2 x`, `√2x`."""

from __future__ import annotations

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import ONE, TWO, Call, Expr, Integer, Neg, Power, Quotient, Symbol
from quizgen.expr.walk import symbols
from quizgen.syntax.latex import first_digit, part
from quizgen.syntax.powers import loses_space, raised
from quizgen.syntax.reader import RUN, Reader, product, signed
from quizgen.syntax.tokens import (
    BAR,
    BAR_OPEN,
    CLOSING,
    LETTER,
    NUMBER,
    PRIMES,
    RAISED,
    ROOT,
    SIGNS,
    STARTS,
)
from quizgen.syntax.vocabulary import Spelling

_GROUPS = frozenset(["(", "[", "{", "\\(", "\\[", BAR_OPEN])
_AROUND = frozenset(["(", "[", "{", "\\("])
_POWERS = ("^", RAISED)
_MINUS_ONE = Neg(Integer(1))
_TEN = Integer(10)
_LOG = Spelling("log", "log", counts=(1, 2))
_SQUARES = frozenset(n * n for n in range(1, 13))


def function(reader: Reader) -> Expr:
    """function = name [ "_" part ] [ "^" power ] ( "(" sum { "," sum } ")" | bare )"""
    at = reader.i
    spelling: Spelling = reader.values[at]
    reader.i = at + 1
    kind = reader.kinds[reader.i]
    if spelling.glued and kind not in STARTS and kind not in ("^", "-", BAR, RAISED):
        return _call(reader, _LOG, None, (spelling.last or _TEN,), at)
    if kind in _AROUND and not spelling.split:
        return _call(reader, spelling, spelling.last, arguments(reader, at), at)
    if spelling.split:
        reader.turn("letters", reader.starts[at])
    base = spelling.last
    if kind == "_":
        base = _base(reader, spelling, at)
    power = _power(reader)
    if reader.kinds[reader.i] in _AROUND:
        applied = _call(reader, spelling, base, arguments(reader, at), at)
    elif spelling.root:
        applied = _radicand(reader, at, base or TWO)
    else:
        applied = _call(reader, spelling, base, (_bare(reader, spelling, at, power),), at)
    return applied if power is None else _raised(reader, spelling, applied, power, at)


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


def _bare(reader: Reader, spelling: Spelling, at: int, power: Expr | None) -> Expr:
    """bare = [ "-" ] ( function | radical | "|" sum "|" | run ) [ over number ]"""
    signs = reader.signs() if reader.kinds[reader.i] == "-" and reader.is_tight(reader.i + 1) else []
    kind = reader.kinds[reader.i]
    if kind in RUN:
        return signed(signs, _run(reader, spelling, at, power))
    if not reader.starts_operand():
        raise reader.why().no_argument(at, reader.i)
    reader.deeper(at)
    e = reader.factor()
    reader.nesting -= 1
    return signed(signs, e)


def _run(reader: Reader, spelling: Spelling, at: int, power: Expr | None) -> Expr:
    """Numbers and letters with their powers, side by side, until a bracket, a function or e^"""
    kinds, values = reader.kinds, reader.values
    may_be_outside = spelling.squared and power is None
    factors: list[Expr] = []
    while (kind := kinds[reader.i]) in RUN and not (factors and kind == LETTER and _ends(reader, spelling)):
        i = reader.i
        base: Expr = values[i]
        reader.i = i + 1
        after = kinds[i + 1]
        if after == NUMBER and _is_coefficient(reader, i + 1):
            factors.append(base)
            break
        tempts = may_be_outside and after in _POWERS and isinstance(base, Symbol)
        if tempts and reader.turn("argument-power", reader.starts[i + 1]):
            return product([*factors, base])
        behind = reader.behind.get(after)
        factors.append(base if behind is None else behind(reader, base))
        if kinds[reader.i] == NUMBER and _is_coefficient(reader, reader.i):
            break
    if _goes_on(reader, spelling, factors, at):
        reader.deeper(at)
        reader.i += kinds[reader.i] == "*"
        factors = [reader.run([*factors, reader.factor()])]
        reader.nesting -= 1
    argument = product(factors)
    return _over(reader, spelling, argument) if kinds[reader.i] == "/" else argument


def _is_coefficient(reader: Reader, i: int) -> bool:
    """Whether the number at token i ends the argument before it: 2^x in ln 2 2^x, and 2x in cos x^2 2x."""
    after = reader.kinds[i + 1]
    behind_number = reader.kinds[i - 1] == NUMBER and reader.ended != i
    begins = after in _POWERS or (after in STARTS and reader.is_tight(i + 1) and not behind_number)
    if not begins or reader.is_tight(i):
        return False
    reader.ended = i
    return True


def _ends(reader: Reader, spelling: Spelling) -> bool:
    """Whether the letter that comes next ends the argument before it: e^ does; a letter apart may (sin x y)."""
    i = reader.i
    if reader.is_exponential(i):
        return True
    if reader.is_tight(i):
        return False
    before = reader.values[i - 1]
    alone = isinstance(before, Symbol) and reader.ends[i - 1] - reader.starts[i - 1] == 1
    if alone or (isinstance(before, Integer) and not spelling.squared):
        return reader.turn("argument-ends", reader.starts[i])
    return False


def _goes_on(reader: Reader, spelling: Spelling, factors: list[Expr], at: int) -> bool:
    """Whether the other rule is wanted where a bare argument ends: sin x(x+1) as sin(x(x+1))."""
    i = reader.i
    kind = reader.kinds[i]
    if kind not in STARTS and kind != "*":
        return False
    if kind == "*" and not spelling.squared:
        return False
    tight = reader.is_tight(i)
    constant = all(not isinstance(factor, Symbol | Power) for factor in factors)
    if kind in _GROUPS:
        tempts = tight or not reader.is_tight(at + 1)
    elif kind == "*":
        tempts = constant
    else:
        tempts = tight and (constant or kind == LETTER)
    return tempts and reader.turn("argument", reader.starts[i])


def _over(reader: Reader, spelling: Spelling, argument: Expr) -> Expr:
    """`sin x/2` is (sin x)/2 by the usual rule."""
    i = reader.i
    tempts = reader.is_tight(i) and reader.is_tight(i + 1) and _is_below(reader, spelling, argument, i + 1)
    if not (tempts and reader.turn("argument-fraction", reader.starts[i])):
        return argument
    reader.i += 1
    below = reader.factor()
    reaches = reader.starts_factor() and reader.is_tight(reader.i) and reader.turn("denominator", reader.starts[i])
    return Quotient(argument, reader.reach([below], ends="denominator-ends") if reaches else below)


def _is_below(reader: Reader, spelling: Spelling, argument: Expr, i: int) -> bool:
    """Whether token i may be meant as what the argument is divided by: in tan x/2 and arctan y/x, not in ln x/x.

    Nor in ln 2/x, for ln 2 is a number that people write; sin 1 or ln 1 is none.
    """
    kind = reader.kinds[i]
    if kind == NUMBER:
        return True
    if kind != LETTER or reader.is_exponential(i):
        return False
    names = symbols(argument)
    below = reader.values[i]
    if not names:
        return isinstance(below, Symbol) and (spelling.squared or argument == ONE)
    return not isinstance(below, Symbol) or below.name not in names


def radical(reader: Reader) -> Expr:
    """radical = ( "√" | "∛" | "∜" ) radicand"""
    at = reader.i
    reader.i += 1
    return _radicand(reader, at, reader.values[at])


def raised_radical(reader: Reader) -> Expr:
    """raised_radical = raised "√" radicand: ³√x"""
    at = reader.i
    degree = raised(reader)
    if reader.kinds[reader.i] != ROOT:
        raise reader.why().missing(at)
    reader.i += 1
    return _radicand(reader, reader.i - 1, degree)


def _radicand(reader: Reader, at: int, degree: Expr) -> Expr:
    """radicand = "(" sum ")" | sign* factor: it reaches over one factor, √2x is √2 x and √x^2 is √(x^2)"""
    reader.deeper(at)
    signs = reader.signs() if reader.kinds[reader.i] in SIGNS else []
    kind = reader.kinds[reader.i]
    if not reader.starts_operand():
        raise reader.why().no_argument(at, reader.i)
    grouped = kind in _GROUPS
    body = signed(signs, reader.primaries[kind](reader)) if grouped else _bare_radicand(reader, signs, degree)
    reader.nesting -= 1
    return Call("sqrt", (body,)) if degree == TWO else Call("root", (body, degree))


def _bare_radicand(reader: Reader, signs: list[str], degree: Expr) -> Expr:
    """One factor, but √2x may be √(2x), √2x+1 then √(2x+1); so may √1-x² and √x²+1, for √1 and √x² are no roots."""
    e = _one_factor(reader)
    pointless = degree == TWO and not signs and _is_square(e)
    i = reader.i
    if reader.kinds[i] in STARTS and reader.is_tight(i) and reader.turn("root", reader.starts[i]):
        e = reader.run([e])
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
    tempts = reader.kinds[i] in (LETTER, NUMBER) and reader.kinds[i + 1] in _POWERS
    if tempts and reader.turn("root-power", reader.starts[i + 1]):
        reader.i += 1
        return reader.values[i]  # type: ignore[no-any-return]
    return reader.factor()
