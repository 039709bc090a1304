"""Values of formulas at points: exact numbers where they are rational, formulas as people leave them where not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import inf

from quizgen.calculus.numbers import decimal_digits, number_of, to_decimal, to_expr
from quizgen.calculus.special import with_known_angles
from quizgen.calculus.tidy import tidy
from quizgen.expr.evaluate import enclose, exact
from quizgen.expr.nodes import Call, Decimal, Expr, Neg
from quizgen.expr.walk import substitute, subtrees

SIGN_BITS = (64, 256, 1024)
"""How closely a number is looked at before its sign is called unknown."""


def at(e: Expr, values: Mapping[str, Expr]) -> Expr:
    """e at a point: a plain number if that is rational, in decimals if decimals went in and they end soon."""
    whole = substitute(e, values)
    n = exact(whole)
    if n is None:
        if any(isinstance(part, Call) and part.function in ("sin", "cos", "tan") for part in subtrees(whole)):
            whole = with_known_angles(whole)
        return tidy(whole)
    return as_written(n, any(isinstance(part, Decimal) for part in subtrees(whole)))


def as_written(n: Fraction, decimal: bool) -> Expr:
    """n as a fraction, or in decimals where that was how its ingredients were written and it ends soon."""
    if not decimal or decimal_digits(n) is None:
        return to_expr(n)
    return Neg(to_decimal(-n)) if n < 0 else to_decimal(n)


def sign(e: Expr) -> int | None:
    """-1, 0 or 1 for a closed formula; None where it cannot be told (or has no value). 0 only where it is exactly 0."""
    n = exact(e)
    if n is None:
        n = number_as_fraction(tidy(e))
    if n is not None:
        return (n > 0) - (n < 0)
    for bits in SIGN_BITS:
        ball = enclose(e, {}, bits)
        if ball is None:
            continue
        if ball > 0:
            return 1
        if ball < 0:
            return -1
    return None


def number_as_fraction(e: Expr) -> Fraction | None:
    """The plain number e, if it is one."""
    n = number_of(e)
    return None if n is None else Fraction(n)


def approximate(e: Expr) -> float | None:
    """A closed formula's value to about 15 digits, for putting things in order; None where it has none."""
    n = exact(e)
    if n is None:
        ball = enclose(e, {}, 128)
        return None if ball is None else float(ball.mid())
    try:
        return float(n)
    except OverflowError:
        return inf if n > 0 else -inf


def rounded(e: Expr, places: int) -> Expr:
    """A closed formula to so many decimal places, the last one certain; e itself where it has no value."""
    n = exact(e)
    for bits in SIGN_BITS:
        if n is not None:
            return _written(round(n, places), places)
        ball = enclose(e, {}, bits)
        if ball is not None and (unique := (ball * 10**places + 0.5).floor().unique_fmpz()) is not None:
            return _written(Fraction(int(unique), 10**places), places)
    return e


def _written(n: Fraction, places: int) -> Expr:
    digits = str(abs(n) * 10**places).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return Neg(Decimal(-n, text)) if n < 0 else Decimal(n, text)
