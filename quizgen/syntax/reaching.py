"""How far a fraction bar, an exponent or a root may reach over what stands beside it: `1/2x`, `e^2x(x+1)`, `√2xy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.expr.nodes import ONE, Expr
from quizgen.syntax.joining import product
from quizgen.syntax.tokens import RUN

if TYPE_CHECKING:
    from quizgen.syntax.reader import Reader


def denominator(reader: Reader) -> Expr:
    """What follows "/": `1/2x` is (1/2) x by the usual rule; `a/b c` is clear, for the space ends what is tight."""
    slash = reader.i
    reader.i += 1
    below = reader.signed_factor()
    if below == ONE and reader.is_tight_sign() and reader.turn("denominator-sum", reader.starts[slash]):
        return reader.tight_sum(below)
    if not reader.starts_factor():
        return below
    tight = reader.is_tight(reader.i)
    if (not tight and reader.is_tight(slash + 1)) or not reader.turn("denominator", reader.starts[slash]):
        return below
    return reach(reader, [below], ends="denominator-ends", tight=tight)


def reach(reader: Reader, factors: list[Expr], *, ends: str, onward: str = "", tight: bool = True) -> Expr:
    """How far a fraction bar or an exponent reaches over what stands beside `factors`, where it does at all.

    Surely over what comes next, and over all numbers and letters, but for those behind a turned point `ends`. Then,
    at a bracket, a function or e^, over all the rest: unless `ends` is turned; given `onward`, only if that is.
    """
    reader.deeper(reader.i)
    plain, taken = _is_plain(reader), 0
    while reader.starts_factor() and (not tight or reader.is_tight(reader.i)):
        here = reader.starts[reader.i]
        if taken and not (plain and _is_plain(reader)):
            if reader.turn(onward, here) if onward else not reader.turn(ends, here):
                factors = [run(reader, factors, tight=tight)]
            break
        if taken and reader.turn(ends, here):
            break
        factors.append(reader.beside())
        taken += 1
    reader.nesting -= 1
    return product(factors)


def _is_plain(reader: Reader) -> bool:
    """Whether a number or letter comes next that is not e^."""
    return reader.kinds[reader.i] in RUN and not reader.is_exponential(reader.i)


def run(reader: Reader, factors: list[Expr], *, tight: bool = True) -> Expr:
    """The product of `factors` and all that stands beside them, without a space or with any."""
    reader.deeper(reader.i)
    while reader.starts_factor() and (not tight or reader.is_tight(reader.i)):
        factors.append(reader.beside())
    reader.nesting -= 1
    return product(factors)
