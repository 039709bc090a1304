"""Comparing closed numbers: exactly where they are rational, else by balls that enclose them; never by binary
floats."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.evaluate import enclose, exact
from quizgen.expr.nodes import ONE, Call, Expr, Integer, Neg, Product, Quotient, Sum
from quizgen.values import value

if TYPE_CHECKING:
    from flint import arb

BITS: Final = (64, 256, 1024)


@value
class WithinTolerance:
    """Evidence that two closed numbers are no further apart than `bound`, a closed number as well."""

    bound: Expr

    def check(self, left: Expr, right: Expr, assume: tuple[object, ...] = ()) -> bool:
        return at_most(minus(left, right), self.bound) is True

    def describe(self) -> str:
        from quizgen.expr.text import to_unicode

        return f"no further from the key than {to_unicode(self.bound)}"


def at_most(small: Expr, large: Expr) -> bool | None:
    """Whether |small| <= |large| for closed numbers; None where it cannot be told or one has no value."""
    left, right = exact(small), exact(large)
    if left is not None and right is not None:
        return abs(left) <= abs(right)
    for bits in BITS:
        mine, bound = enclose(small, {}, bits), enclose(large, {}, bits)
        if mine is None or bound is None:
            continue
        if abs(mine) <= abs(bound):
            return True
        if abs(mine) > abs(bound):
            return False
    same = decide(Call("abs", (small,)), Call("abs", (large,)))
    return True if isinstance(same, Equal) else None


def magnitude(e: Expr) -> int | None:
    """The n with 10^n <= |e| < 10^(n+1) for a closed number; None for zero or where it cannot be told."""
    number = exact(e)
    if number is not None:
        return _magnitude(abs(number)) if number else None
    for bits in BITS:
        ball = enclose(e, {}, bits)
        guess = _guess(ball) if ball is not None else None
        if guess is not None and at_most(power_of_ten(guess), e) and at_most(power_of_ten(guess + 1), e) is False:
            return guess
    return None


def minus(left: Expr, right: Expr) -> Expr:
    """The difference, unsimplified."""
    return Sum((left, Neg(right)))


def times(factor: Fraction, e: Expr) -> Expr:
    """The product, unsimplified."""
    return Product((rational(factor), e))


def rational(number: Fraction) -> Expr:
    """The number as a formula."""
    above: Expr = Integer(abs(number.numerator))
    size = above if number.denominator == 1 else Quotient(above, Integer(number.denominator))
    return Neg(size) if number < 0 else size


def power_of_ten(n: int) -> Expr:
    """10^n as a formula, exact also where n < 0."""
    return Integer(10**n) if n >= 0 else Quotient(ONE, Integer(10**-n))


def _magnitude(number: Fraction) -> int:
    guess = len(str(number.numerator)) - len(str(number.denominator))
    return guess if number >= Fraction(10) ** guess else guess - 1


def _guess(ball: arb) -> int | None:
    """The decimal exponent of the ball's middle; None when the ball is about zero."""
    if 0 in ball:
        return None
    digits, _, exponent = abs(ball).str(3, radius=False, more=True).partition("e")
    whole, _, rest = digits.partition(".")
    if exponent:
        return int(exponent) + len(whole) - 1
    return len(whole) - 1 if whole != "0" else -1 - (len(rest) - len(rest.lstrip("0")))
