"""Where the argument of a function ends that has no brackets: `sin 2x e^x`, `ln x/x`, `sin x(x+1)`, `tan x/2`."""

from __future__ import annotations

from quizgen.expr.nodes import ONE, Expr, Integer, Power, Product, Quotient, Symbol
from quizgen.expr.walk import symbols
from quizgen.syntax.joining import product, signed
from quizgen.syntax.reaching import reach, run
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import GROUPS, LETTER, NUMBER, POWERS, RUN, STARTS
from quizgen.syntax.vocabulary import Spelling


def bare_argument(reader: Reader, spelling: Spelling, at: int, power: Expr | None) -> Expr:
    """bare = [ "-" ] ( function | radical | "|" sum "|" | run ) [ over number ]"""
    signs = reader.signs() if reader.kinds[reader.i] == "-" and reader.is_tight(reader.i + 1) else []
    kind = reader.kinds[reader.i]
    if kind in RUN:
        return signed(signs, run_of_factors(reader, spelling, at, power))
    if not reader.starts_operand():
        raise reader.why().no_argument(at, reader.i)
    reader.deeper(at)
    e = reader.factor()
    reader.nesting -= 1
    return signed(signs, e)


def run_of_factors(reader: Reader, spelling: Spelling, at: int, power: Expr | None) -> Expr:
    """Numbers and letters with their powers, side by side, until a bracket, a function or e^"""
    kinds, values = reader.kinds, reader.values
    may_be_outside = spelling.squared and power is None
    factors: list[Expr] = []
    while (kind := kinds[reader.i]) in RUN:
        if factors and kind == LETTER and _ends(reader, spelling, at, factors):
            break
        i = reader.i
        base: Expr = values[i]
        reader.i = i + 1
        after = kinds[i + 1]
        if after == NUMBER and _is_coefficient(reader, i + 1):
            factors.append(base)
            break
        tempts = may_be_outside and after in POWERS and isinstance(base, Symbol)
        if tempts and reader.turn("argument-power", reader.starts[i + 1]):
            return product([*factors, base])
        behind = reader.behind.get(after)
        factors.append(base if behind is None else behind(reader, base))
        if kinds[reader.i] == NUMBER and _is_coefficient(reader, reader.i):
            break
    if _goes_on(reader, spelling, factors, at):
        reader.deeper(at)
        reader.i += kinds[reader.i] == "*"
        factors = [run(reader, [*factors, reader.factor()])]
        reader.nesting -= 1
    argument = product(factors)
    return _over(reader, spelling, argument) if kinds[reader.i] == "/" else argument


def _is_coefficient(reader: Reader, i: int) -> bool:
    """Whether the number at token i ends the argument before it: 2^x in ln 2 2^x, and 2x in cos x^2 2x."""
    after = reader.kinds[i + 1]
    begins = after in POWERS or (after in STARTS and reader.is_tight(i + 1))
    if not begins or reader.is_tight(i):
        return False
    reader.ended = i
    return True


def _ends(reader: Reader, spelling: Spelling, at: int, factors: list[Expr]) -> bool:
    """Whether the letter that comes next ends the argument before it: e^ does, and a letter apart that the argument has
    already (ln x x^2), or where the argument is not apart from the name (sinx y); another letter apart may (sin x y).
    """
    i = reader.i
    if reader.is_exponential(i):
        return True
    if reader.is_tight(i):
        return False
    if any(reader.values[i] == (factor.base if isinstance(factor, Power) else factor) for factor in factors):
        return True
    before = reader.values[i - 1]
    number = isinstance(before, Integer) and not spelling.squared
    if reader.is_tight(at + 1) and (number or isinstance(before, Symbol)):
        return True
    alone = isinstance(before, Symbol) and reader.ends[i - 1] - reader.starts[i - 1] == 1
    return (alone or number) and reader.turn("argument-ends", reader.starts[i])


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
    if kind in GROUPS:
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
    return Quotient(argument, reach(reader, [below], ends="denominator-ends") if reaches else below)


def _is_below(reader: Reader, spelling: Spelling, argument: Expr, i: int) -> bool:
    """Whether token i may be meant as what the argument is divided by: in tan x/2 and arctan y/x, not in ln x/x.

    Nor in cos 4x/2, for nobody would write cos(4x/2); nor in ln 2/x, for ln 2 is a number that people write, as
    sin 1 or ln 1 is not.
    """
    kind = reader.kinds[i]
    if kind == NUMBER:
        return not _is_multiple(argument, reader.values[i])
    if kind != LETTER or reader.is_exponential(i):
        return False
    names = symbols(argument)
    below = reader.values[i]
    if not names:
        return isinstance(below, Symbol) and (spelling.squared or argument == ONE)
    return not isinstance(below, Symbol) or below.name not in names


def _is_multiple(argument: Expr, below: Expr) -> bool:
    """Whether the argument has a whole number in front that `below` divides."""
    first = argument.factors[0] if isinstance(argument, Product) else argument
    if not (isinstance(first, Integer) and isinstance(below, Integer)):
        return False
    return below.value > 1 and first.value % below.value == 0
