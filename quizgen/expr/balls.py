"""Balls that hold a real number for certain, and powers of them.

Balls are Arb's (F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans.
Comput. 66, 2017). A value is an fmpq as long as it is an exact rational number of moderate size, and an arb after
that. Every operation returns an enclosure, or raises Outside (certainly no real value) or Unsure (not provably
inside the domain, or too large to look at). Conventions: 0^0 has no value; x^(p/q) with odd q is the real root; a
power whose exponent is no rational number needs a positive base (zero will do when the exponent is positive); a
negative base may have an integer exponent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from flint import arb, ctx, fmpq, fmpz

LARGEST_EXACT_BITS = 20_000
"""Rational numbers beyond this size are continued as balls."""
LARGEST_LOGARITHM = 1 << 60
"""Values whose binary logarithm is beyond this are not looked at: their exponent would fill memory."""

Value: TypeAlias = Any
Point: TypeAlias = Mapping[str, fmpq]

NOUGHT, UNIT = fmpq(0), fmpq(1)


class Outside(Exception):
    """The formula certainly has no real value here."""


class Unsure(Exception):
    """Not enough precision to tell, or too large to look at."""


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Work with so many bits, and leave FLINT's precision as it was found.

    The precision belongs to the process: threads that compute have to take turns (quizgen.marking.many).
    """
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def ball(value: Value) -> arb:
    """The value as a ball."""
    return value if type(value) is arb else arb(value)


def tame(value: Value) -> Value:
    """The same value: exact rationals that have grown large become balls, infinities are not looked at."""
    if type(value) is fmpq:
        return value if value.height_bits() <= LARGEST_EXACT_BITS else arb(value)
    if not value.is_finite():
        raise Unsure
    return value


def positive(value: Value) -> bool:
    """Whether value > 0; raises Unsure where the ball does not tell."""
    if value > 0:
        return True
    if value <= 0:
        return False
    raise Unsure


def nonzero(value: Value) -> bool:
    """Whether value != 0; raises Unsure where the ball does not tell."""
    if type(value) is fmpq:
        return value != 0
    if value > 0 or value < 0:
        return True
    if value.is_zero():
        return False
    raise Unsure


def divide(top: Value, bottom: Value) -> Value:
    """top / bottom."""
    if not nonzero(bottom):
        raise Outside
    return top / bottom


def power(base: Value, exponent: Value) -> Value:
    """base^exponent with the conventions of this file."""
    if type(exponent) is fmpq:
        return _whole_power(base, exponent.p) if exponent.q == 1 else root_power(base, exponent)
    if base > 0:
        return exponential(exponent * ball(base).log())
    if base < 0:
        raise Outside if not exponent.contains_integer() else Unsure
    if base == 0:
        if exponent > 0:
            return NOUGHT
        raise Outside if exponent <= 0 else Unsure
    raise Unsure


def _whole_power(base: Value, n: fmpz) -> Value:
    if n == 2:
        return tame(base * base)
    if n == 1:
        return base
    if n <= 0 and not nonzero(base):
        raise Outside
    if type(base) is fmpq:
        if base.height_bits() * abs(n) <= LARGEST_EXACT_BITS or (abs(base.p) <= 1 and base.q == 1):
            return base ** (int(n) if abs(base.p) > 1 or base.q != 1 else int(n % 2) or 2)
        base = arb(base)
    _guard(abs(n) * abs(_logarithm_bound(base)))
    if abs(n) >= 1 << 60:
        return tame(_huge_power(base, n))
    return tame(by_squaring(base, int(n)) if 0 < n < 1000 and base.contains(0) else base ** int(n))


def by_squaring(base: Value, n: int) -> Value:
    """base^n for n > 0 (FLINT's own power has no answer for balls around 0)."""
    result = None
    while True:
        if n & 1:
            result = base if result is None else result * base
        n >>= 1
        if not n:
            return result
        base = base * base


def _huge_power(base: arb, n: fmpz) -> arb:
    if base > 0:
        return exponential(base.log() * n)  # type: ignore[no-any-return]
    size = exponential((-base).log() * n)
    return size if n % 2 == 0 else -size  # type: ignore[no-any-return]


def _logarithm_bound(value: arb) -> int:
    """An integer about as large as |log2 |value||, from above; 0 for values that may be 0."""
    try:
        lower, upper = value.abs_lower(), value.abs_upper()
        ends = [part.man_exp() for part in (lower, upper) if part > 0]
        sizes = [int(fmpz(mantissa).bit_length()) + int(exponent) for mantissa, exponent in ends]
    except (ValueError, OverflowError):
        raise Unsure from None
    return max((abs(size) for size in sizes), default=0)


def _guard(size: Any) -> None:
    if size > LARGEST_LOGARITHM:
        raise Unsure


def root_power(base: Value, exponent: fmpq) -> Value:
    """base^exponent over the real numbers; Outside where there is none, Unsure where that depends on the ball."""
    p, q = exponent.p, exponent.q
    if base > 0:
        return _positive_root_power(base, exponent)
    if base < 0:
        if q % 2 == 0:
            raise Outside
        size = _positive_root_power(-base, exponent)
        return -size if p % 2 else size
    if base == 0:
        if p > 0:
            return NOUGHT
        raise Outside
    if q % 2 and p > 0:
        return _root_around_zero(base, exponent)
    raise Unsure


def _root_around_zero(base: arb, exponent: fmpq) -> arb:
    """base^(p/q) for a ball that contains 0, with p > 0 and q odd: a ball around 0 that is large enough."""
    bound = _positive_root_power(base.abs_upper(), exponent)
    return arb(0, bound.abs_upper())


def _positive_root_power(base: Value, exponent: fmpq) -> Value:
    p, q = exponent.p, exponent.q
    if type(base) is fmpq and q <= 64 and base.height_bits() <= LARGEST_EXACT_BITS:
        root = _exact_root(base, int(q))
        if root is not None:
            return _whole_power(root, p)
    number = ball(base)
    if q == 2:
        return _whole_power(number.sqrt(), p)
    if q <= 64:
        return _whole_power(number.root(int(q)), p)
    return exponential(number.log() * exponent)


def _exact_root(base: fmpq, q: int) -> fmpq | None:
    top, bottom = _integer_root(base.p, q), _integer_root(base.q, q)
    return None if top is None or bottom is None else fmpq(top, bottom)


def _integer_root(value: fmpz, q: int) -> fmpz | None:
    root = value.isqrt() if q == 2 else value.root(q)
    return root if root**q == value else None


def exponential(u: Value) -> Value:
    """e^u."""
    if type(u) is fmpq:
        if u == 0:
            return UNIT
        u = arb(u)
    if not abs(u) < LARGEST_LOGARITHM:
        raise Unsure
    return tame(u.exp())


def logarithm(u: Value) -> Value:
    """ln u."""
    if not positive(u):
        raise Outside
    if type(u) is fmpq:
        if u == 1:
            return NOUGHT
        u = arb(u)
    return u.log()
