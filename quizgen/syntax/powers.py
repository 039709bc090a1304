"""What stands behind a primary and belongs to it: powers, raised characters, factorials."""

from __future__ import annotations

from quizgen.expr.nodes import ONE, Call, E, Expr, Integer, Matrix, Power, Quotient, Sum, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.syntax.joining import product, signed
from quizgen.syntax.latex import first_digit
from quizgen.syntax.reaching import reach
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import FUNCTION, LETTER, LOWERED, NUMBER, PRIMES, RAISED, RUN, SIGNS, STARTS


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
    exponent = signed(signs, goes_on(reader, base, _exponent(reader, caret), first))
    if kinds[reader.i] in SIGNS:
        exponent = _sum(reader, base, exponent, caret, first)
    reader.nesting -= 1
    reader.ended = reader.i
    return Power(base, exponent)


def _exponent(reader: Reader, caret: int) -> Expr:
    i = reader.i
    kind = reader.kinds[i]
    if kind == "{":
        return powered(reader, reader.braces())
    if kind == RAISED:
        return raised(reader)
    if kind == NUMBER:
        if reader.kinds[i + 1] == NUMBER:
            reader.i += 1
            return reader.values[i]  # type: ignore[no-any-return]
        if reader.kinds[caret - 1] == ")" and loses_space(reader, i):
            return first_digit(reader, i)
    if not reader.starts_operand():
        raise reader.mistake("missing-exponent", caret)
    return reader.factor()


def loses_space(reader: Reader, i: int) -> bool:
    """Whether the exponent at token i is to be read as one digit and what comes next: sin^22x, (x^2+1)^42x."""
    digits = reader.text[reader.starts[i] : reader.ends[i]]
    tempts = len(digits) == 2 and digits[0] > "1" and digits[1] > "0" and digits.isdigit()
    tempts = tempts and reader.kinds[i + 1] == LETTER and reader.is_tight(i + 1)
    return tempts and reader.turn("power-digits", reader.starts[i])


def _is_transposition(reader: Reader) -> bool:
    return reader.text[reader.starts[reader.i] : reader.ends[reader.i]] in ("T", "\\top", "\\intercal")


def goes_on(reader: Reader, base: Expr, exponent: Expr, first: int) -> Expr:
    """`e^2x` is e^2 x and `x^1/2` is x^1 over 2 by the usual rules, but people mean e^(2x) and x^(1/2).

    `first` is the token where the exponent begins. Behind a power, as in `e^-x^2/2`, this concerns e and numbers only.
    """
    kinds = reader.kinds
    if kinds[first] not in (NUMBER, LETTER):
        return exponent
    if reader.i == first + 1:
        if _tempts(reader, base, first) and reader.turn("exponent", reader.starts[reader.i]):
            exponent = reach(reader, [exponent], ends="exponent-ends", onward="exponent")
    elif not _is_constant(base):
        return exponent
    elif kinds[reader.i] == LETTER and _tempts_apart(reader) and reader.turn("exponent", reader.starts[reader.i]):
        exponent = reach(reader, [exponent], ends="exponent-ends", onward="exponent")
    return _fraction(reader, base, exponent, first) if kinds[reader.i] == "/" else exponent


def _is_constant(base: Expr) -> bool:
    return isinstance(base, Integer) or base == E


def _tempts(reader: Reader, base: Expr, first: int) -> bool:
    """Whether what stands tight behind the exponent at `first` may belong to it.

    After a number: if the base is e or a number (e^2x), or what follows is the base again (x^2x: for x^3 nobody writes
    that); x^2y is a plain product. After a letter: if another letter follows (e^xy), but not e^, or in e^xlnx.
    """
    i = reader.i
    kind = reader.kinds[i]
    if kind not in STARTS or kind == NUMBER or not reader.is_tight(i):
        return False
    if reader.kinds[first] == NUMBER:
        return _is_constant(base) or (kind == LETTER and reader.values[i] == base)
    if kind == FUNCTION:
        return base == E and reader.values[i].function == "ln"
    return kind == LETTER and not reader.is_exponential(i)


def _tempts_apart(reader: Reader) -> bool:
    """Whether the letter behind a power that is an exponent may belong to it: e^x^2y."""
    return reader.is_tight(reader.i) and not reader.is_exponential(reader.i)


def _fraction(reader: Reader, base: Expr, exponent: Expr, first: int) -> Expr:
    """The exponent over the number or letter that follows, if it is that or may be: x^1/2, e^-x^2/2, e^-t/y, x^1/n."""
    i = reader.i
    below = reader.values[i + 1]
    if not (reader.is_tight(i) and reader.is_tight(i + 1)) or not _is_broken(reader, base, exponent, i + 1):
        return exponent
    settled = reader.kinds[i + 2] == NUMBER and not reader.is_tight(i + 2)
    if not (settled or reader.turn("exponent-fraction", reader.starts[first])):
        return exponent
    reader.i += 2
    return Quotient(exponent, below)


def _is_broken(reader: Reader, base: Expr, exponent: Expr, i: int) -> bool:
    """Whether the exponent over token i is worth writing as an exponent.

    x^2/3 may mean x^(2/3), x^4/2 not x^(4/2). Another letter below, as in e^-t/y, but not in e^x/x or x^2/y.
    """
    below = reader.values[i]
    if reader.kinds[i] == NUMBER:
        if not isinstance(below, Integer) or below.value < 2:
            return False
        return not isinstance(exponent, Integer) or exponent.value % below.value != 0
    if reader.kinds[i] != LETTER or reader.kinds[i + 1] in ("^", RAISED):
        return False
    if isinstance(exponent, Integer):
        return exponent == ONE
    return _is_constant(base) and isinstance(below, Symbol) and below.name not in symbols(exponent)


def _sum(reader: Reader, base: Expr, exponent: Expr, caret: int, first: int) -> Expr:
    """What looks like one sum in the exponent: n x^n-1 behind its own n, e^-x^2-y^2 with one term like the other.

    And e^2x-1, once it is e^(2x) - 1.
    """
    i = reader.i
    if not (reader.is_tight(i) and reader.is_tight(i + 1)):
        return exponent
    if (reader.starts[first + 1], "exponent") in reader.turned:
        size = _plain_length(reader, i + 1)
    else:
        size = _like_before(reader, first) if _is_constant(base) else _like_power_rule(reader, caret, first)
    if not size or not reader.turn("exponent-sum", reader.starts[first]):
        return exponent
    signs = reader.signs()
    end = reader.i + size
    factors = []
    while reader.i < end:
        factors.append(reader.factor())
    return Sum((exponent, signed(signs, product(factors))))


def _plain_length(reader: Reader, i: int) -> int:
    """How many numbers and letters stand tight from token i on, if the term is these; else 0."""
    end = i
    while reader.kinds[end] in RUN and reader.is_tight(end) and not reader.is_exponential(end):
        end += 1
    return end - i if _is_end(reader, end) else 0


def _like_power_rule(reader: Reader, caret: int, first: int) -> int:
    """The length of the number in n x^n-1 and n(n-1)x^n-2, or 0."""
    kinds, values, i = reader.kinds, reader.values, reader.i
    if i != first + 1 or not kinds[first] == LETTER == kinds[caret - 1] or kinds[i + 1] != NUMBER:
        return 0
    before = values[max(0, caret - 7) : caret - 1] if kinds[caret - 2] == ")" else values[max(0, caret - 2) : caret - 1]
    return int(values[first] in before and _is_end(reader, i + 2))


def _like_before(reader: Reader, first: int) -> int:
    """The length of the second term in e^-x^2-y^2, or 0: another letter to the same power."""
    kinds, values, i = reader.kinds, reader.values, reader.i
    size = i - first
    alike = size in (3, 4) and kinds[first : first + size] == kinds[i + 1 : i + 1 + size] and kinds[first] == LETTER
    if not alike or kinds[first + 2] != NUMBER or values[first] == values[i + 1]:
        return 0
    return size if values[first + 2] == values[i + 3] and _is_end(reader, i + 1 + size) else 0


def _is_end(reader: Reader, i: int) -> bool:
    """Whether the term before token i ends there."""
    return reader.kinds[i] not in ("^", RAISED, "!", "/", "*") and not (
        reader.kinds[i] in STARTS and reader.is_tight(i)
    )
