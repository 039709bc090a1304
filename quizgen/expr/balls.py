"""The arithmetic of balls behind quizgen.expr.evaluate: one short function for each kind of node and each function.

Balls are Arb's (F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans.
Comput. 66, 2017). A value is an fmpq as long as it is an exact rational number of moderate size, and an arb after
that. Every operation returns an enclosure, or raises Outside (certainly no real value) or Unsure (not provably
inside the domain, or too large to look at). Conventions: 0^0 has no value; x^(p/q) with odd q is the real root; a
power whose exponent is no rational number needs a positive base (zero will do when the exponent is positive); a
negative base may have an integer exponent. arccot takes values in (0, pi), arcsec in [0, pi].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from flint import arb, ctx, fmpq, fmpz

from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import symbols

LARGEST_EXACT_BITS = 20_000
"""Rational numbers beyond this size are continued as balls."""
LARGEST_LOGARITHM = 1 << 60
"""Values whose binary logarithm is beyond this are not looked at: their exponent would fill memory."""
LARGEST_FACTORIAL = 100_000
MANY = 8
"""Sums and products of more parts are looked at for their size after each."""

Value: TypeAlias = Any
Point: TypeAlias = Mapping[str, fmpq]

NOUGHT, UNIT = fmpq(0), fmpq(1)


class Outside(Exception):
    """The formula certainly has no real value here."""


class Unsure(Exception):
    """Not enough precision to tell, or too large to look at."""


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Work with so many bits, and leave FLINT's precision as it was found."""
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def value_at(e: Expr, point: Point) -> Value:
    """The value at FLINT's current precision, as fmpq or arb; raises Outside or Unsure."""
    try:
        return EVALUATORS[type(e)](e, point)
    except KeyError:
        raise Unsure from None


def ball(value: Value) -> arb:
    """The value as a ball."""
    return value if type(value) is arb else arb(value)


def _tame(value: Value) -> Value:
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


def _within(value: Value, low: int, high: int) -> None:
    """low <= value <= high, or Outside; Unsure where the ball does not tell."""
    if value < low or value > high:
        raise Outside
    if not (value >= low and value <= high):
        raise Unsure


def _sum(e: Sum, point: Point) -> Value:
    total, long = NOUGHT, len(e.terms) > MANY
    for term in e.terms:
        total = total + EVALUATORS[type(term)](term, point)
        if long:
            total = _tame(total)
    return _tame(total)


def _product(e: Product, point: Point) -> Value:
    total, long = UNIT, len(e.factors) > MANY
    for factor in e.factors:
        total = total * EVALUATORS[type(factor)](factor, point)
        if long:
            total = _tame(total)
    return _tame(total)


def divide(top: Value, bottom: Value) -> Value:
    """top / bottom."""
    if not nonzero(bottom):
        raise Outside
    return top / bottom


def _quotient(e: Quotient, point: Point) -> Value:
    return divide(
        EVALUATORS[type(e.numerator)](e.numerator, point), EVALUATORS[type(e.denominator)](e.denominator, point)
    )


def _power(e: Power, point: Point) -> Value:
    base, exponent = EVALUATORS[type(e.base)](e.base, point), EVALUATORS[type(e.exponent)](e.exponent, point)
    if base < 0 and type(exponent) is fmpq and exponent.q != 1 and symbols(e.exponent):
        raise Outside  # odd roots belong to exponents that are numbers, not to values that a variable happens to take
    return power(base, exponent)


def power(base: Value, exponent: Value) -> Value:
    """base^exponent with the conventions of this file."""
    if type(exponent) is fmpq:
        return _whole_power(base, exponent.p) if exponent.q == 1 else _root_power(base, exponent)
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
        return _tame(base * base)
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
        return _tame(_huge_power(base, n))
    return _tame(by_squaring(base, int(n)) if 0 < n < 1000 and base.contains(0) else base ** int(n))


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


def _root_power(base: Value, exponent: fmpq) -> Value:
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
    return _tame(u.exp())


def logarithm(u: Value) -> Value:
    """ln u."""
    if not positive(u):
        raise Outside
    if type(u) is fmpq:
        if u == 1:
            return NOUGHT
        u = arb(u)
    return u.log()


def _log(u: Value, base: Value | None = None) -> Value:
    bottom = logarithm(fmpq(10) if base is None else base)
    return divide(logarithm(u), bottom)


def _sqrt(u: Value) -> Value:
    return _root_power(u, fmpq(1, 2))


def _root(u: Value, n: Value) -> Value:
    if type(n) is not fmpq:
        raise Unsure
    if n == 0:
        raise Outside
    return power(u, 1 / n)


def _abs(u: Value) -> Value:
    return abs(u)


def _sign(u: Value) -> Value:
    if type(u) is fmpq:
        return fmpq(0 if u == 0 else 1 if u > 0 else -1)
    return UNIT if positive(u) else (-UNIT if u < 0 else NOUGHT)


def _max(*values: Value) -> Value:
    best = ball(values[0])
    for value in values[1:]:
        best = best.max(ball(value))
    return best


def _min(*values: Value) -> Value:
    best = ball(values[0])
    for value in values[1:]:
        best = best.min(ball(value))
    return best


def _factorial(u: Value) -> Value:
    if type(u) is fmpq and u.q == 1:
        if u < 0:
            raise Outside
        if u > LARGEST_FACTORIAL:
            raise Unsure
        n = int(u.p)
        return fmpq(fmpz.fac_ui(fmpz(n))) if n <= 1000 else arb(n + 1).gamma()
    raise Outside if type(u) is fmpq or not u.contains_integer() else Unsure


def _at_zero(name: str, at_zero: fmpq) -> Callable[[Value], Value]:
    """A function that is defined everywhere, by Arb's method of that name, with its exact value at 0."""
    method = getattr(arb, name)

    def evaluate(u: Value) -> Value:
        if type(u) is fmpq:
            if u == 0:
                return at_zero
            u = arb(u)
        return _tame(method(u))

    return evaluate


_sin, _cos = _at_zero("sin", NOUGHT), _at_zero("cos", UNIT)
_atan, _asinh, _tanh, _sech = (
    _at_zero("atan", NOUGHT),
    _at_zero("asinh", NOUGHT),
    _at_zero("tanh", NOUGHT),
    _at_zero("sech", UNIT),
)


def _modest(method: Callable[[Value], Value]) -> Callable[[Value], Value]:
    """sinh and its kin, not looked at where they are astronomically large."""

    def evaluate(u: Value) -> Value:
        if not abs(u) < LARGEST_LOGARITHM:
            raise Unsure
        return method(u)

    return evaluate


_sinh, _cosh = _modest(_at_zero("sinh", NOUGHT)), _modest(_at_zero("cosh", UNIT))


def _asin(u: Value) -> Value:
    _within(u, -1, 1)
    return NOUGHT if u == 0 else ball(u).asin()


def _acos(u: Value) -> Value:
    _within(u, -1, 1)
    return NOUGHT if u == 1 else ball(u).acos()


def _acosh(u: Value) -> Value:
    if u < 1:
        raise Outside
    if not u >= 1:
        raise Unsure
    return NOUGHT if u == 1 else ball(u).acosh()


def _atanh(u: Value) -> Value:
    if u <= -1 or u >= 1:
        raise Outside
    if not (u > -1 and u < 1):
        raise Unsure
    return NOUGHT if u == 0 else ball(u).atanh()


def _over(value: Value) -> Value:
    return divide(UNIT, value)


def _sigmoid(u: Value) -> Value:
    return _over(1 + exponential(-u))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "sin": _sin, "cos": _cos, "tan": lambda u: divide(_sin(u), _cos(u)), "sec": lambda u: _over(_cos(u)),
    "csc": lambda u: _over(_sin(u)), "cot": lambda u: divide(_cos(u), _sin(u)),
    "asin": _asin, "acos": _acos, "atan": _atan, "asec": lambda u: _acos(_over(u)), "acsc": lambda u: _asin(_over(u)),
    "acot": lambda u: arb.pi() / 2 - _atan(u),
    "sinh": _sinh, "cosh": _cosh, "tanh": _tanh, "sech": _sech, "csch": lambda u: _over(_sinh(u)),
    "coth": lambda u: _over(_tanh(u)),
    "asinh": _asinh, "acosh": _acosh, "atanh": _atanh, "asech": lambda u: _acosh(_over(u)),
    "acsch": lambda u: _asinh(_over(u)), "acoth": lambda u: _atanh(_over(u)),
    "exp": exponential, "ln": logarithm, "log": _log, "sqrt": _sqrt, "root": _root, "abs": _abs, "sign": _sign,
    "sigmoid": _sigmoid, "max": _max, "min": _min, "factorial": _factorial,
}  # fmt: skip


def _call(e: Call, point: Point) -> Value:
    function = FUNCTIONS.get(e.function)
    if function is None:
        raise Unsure
    if function is logarithm:
        match e.arguments[0]:
            case Constant("e"):
                return UNIT
            case Power(Constant("e"), u) | Call("exp", (u,)):
                return EVALUATORS[type(u)](u, point)
    return function(*[EVALUATORS[type(argument)](argument, point) for argument in e.arguments])


def _constant(e: Constant, _: Point) -> Value:
    return arb.pi() if e.name == "pi" else arb.const_e()


def _decimal(e: Decimal, _: Point) -> Value:
    return fmpq(e.value.numerator, e.value.denominator)


EVALUATORS: dict[type, Callable[[Any, Point], Value]] = {
    Integer: lambda e, _: fmpq(e.value),
    Decimal: _decimal,
    Constant: _constant,
    Symbol: lambda e, point: point[e.name],
    Neg: lambda e, point: -EVALUATORS[type(e.body)](e.body, point),
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
}
