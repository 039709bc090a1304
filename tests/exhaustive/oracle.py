"""The value of a formula at a point by mpmath: a judge that shares no code with quizgen's own evaluation.

Real numbers only, by the conventions of quizgen.expr.balls: 0^0 has no value, x^(p/q) with odd q is the real root,
arccot lies in (0, pi). Every value is computed twice, the second time with twice the digits: where the two disagree
nothing is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import mpmath  # type: ignore[import-untyped]

from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)
from quizgen.expr.walk import symbols

DIGITS = 70
LARGEST = 10**6
"""Exponents and arguments beyond this are not looked at."""
NEAR = Fraction(1, 10**40)
"""Numbers nearer than this to an edge of a domain, but not on it, are not looked at."""

mp = mpmath.mp.clone()

Point: TypeAlias = Mapping[str, Fraction]


class NoValue(Exception):
    """There is no real value here, or it cannot be said."""


def value(e: Expr, point: Point, digits: int = DIGITS) -> Any:
    """The value as an mpf certain to about half of `digits`, or None."""
    try:
        rough, fine = (_at_precision(e, point, n) for n in (digits, 2 * digits))
    except (NoValue, ZeroDivisionError, OverflowError):
        return None
    if not (mp.isfinite(rough) and mp.isfinite(fine)):
        return None
    return fine if agree(rough, fine, digits // 2) else None


def agree(a: Any, b: Any, digits: int) -> bool:
    """Whether two values agree to so many digits, relative to the larger (absolute where both are below 1)."""
    with mp.workdps(4 * digits):
        return bool(abs(a - b) <= mp.mpf(10) ** -digits * max(1, abs(a), abs(b)))


def differ(left: Expr, right: Expr, point: Point, digits: int = DIGITS) -> bool:
    """Whether both have a value at the point, and different ones."""
    a, b = value(left, point, 2 * digits), value(right, point, 2 * digits)
    return a is not None and b is not None and not agree(a, b, digits // 2)


def agree_at(left: Expr, right: Expr, point: Point) -> bool:
    """Whether both have a value at the point, and the same to thirty digits."""
    a, b = value(left, point), value(right, point)
    return a is not None and b is not None and agree(a, b, 30)


def holds(relation: Relation, point: Point) -> bool:
    """Whether an inequality certainly holds at the point."""
    a, b = value(relation.left, point), value(relation.right, point)
    if a is None or b is None or agree(a, b, 30):
        return False
    return bool(a > b) == (relation.sign in (">", ">=")) or relation.sign == "!="


def _at_precision(e: Expr, point: Point, digits: int) -> Any:
    with mp.workdps(digits):
        return _number(_value(e, point))


def _number(v: Any) -> Any:
    return mp.mpf(v.numerator) / v.denominator if isinstance(v, Fraction) else v


def _value(e: Expr, point: Point) -> Any:
    """A Fraction as long as that is exact and small, an mpf after that."""
    match e:
        case Integer(n):
            return Fraction(n)
        case Decimal(q, _):
            return q
        case Constant(name):
            return +mp.pi if name == "pi" else +mp.e
        case Symbol(name):
            return point[name]
        case Neg(body):
            return -_value(body, point)
        case Sum(terms):
            return _fold([_value(term, point) for term in terms], lambda a, b: a + b)
        case Product(factors):
            return _fold([_value(factor, point) for factor in factors], lambda a, b: a * b)
        case Quotient(top, bottom):
            return _times_inverse(_value(top, point), _value(bottom, point))
        case Power(base, exponent):
            return _power(_value(base, point), _value(exponent, point), varies=bool(symbols(exponent)))
        case Call(name, arguments):
            return _FUNCTIONS[name](*(_value(argument, point) for argument in arguments))
        case _:
            raise NoValue


def _fold(values: list[Any], join: Callable[[Any, Any], Any]) -> Any:
    total = values[0]
    for v in values[1:]:
        total = join(*_alike(total, v))
    return total


def _alike(a: Any, b: Any) -> tuple[Any, Any]:
    """Both as Fractions of modest size, or both as mpf."""
    if isinstance(a, Fraction) and isinstance(b, Fraction) and max(_bits(a), _bits(b)) < 5000:
        return a, b
    return _number(a), _number(b)


def _bits(q: Fraction) -> int:
    return max(q.numerator.bit_length(), q.denominator.bit_length())


def _sign(v: Any) -> int:
    """-1, 0 or 1; NoValue where rounding could have made the sign."""
    if v == 0 and isinstance(v, Fraction):
        return 0
    if abs(v) < (NEAR if isinstance(v, Fraction) else mp.mpf(10) ** -40):
        raise NoValue
    return 1 if v > 0 else -1


def _times_inverse(a: Any, b: Any) -> Any:
    if _sign(b) == 0:
        raise NoValue
    a, b = _alike(a, b)
    return a / b


def _power(base: Any, exponent: Any, *, varies: bool) -> Any:
    if abs(exponent) > LARGEST or (base != 0 and abs(exponent * mp.log(abs(_number(base)))) > LARGEST):
        raise NoValue
    if isinstance(exponent, Fraction):
        if exponent.denominator == 1:
            return _whole_power(base, exponent.numerator)
        return _root_power(base, exponent, varies=varies)
    if _sign(base) <= 0:
        if base == 0 and _sign(exponent) > 0:
            return Fraction(0)
        raise NoValue
    return mp.power(_number(base), exponent)


def _whole_power(base: Any, n: int) -> Any:
    if n <= 0 and _sign(base) == 0:
        raise NoValue
    if isinstance(base, Fraction) and _bits(base) * abs(n) < 5000:
        return base**n
    return mp.power(_number(base), n)


def _root_power(base: Any, exponent: Fraction, *, varies: bool) -> Any:
    sign = _sign(base)
    if sign == 0:
        if exponent > 0:
            return Fraction(0)
        raise NoValue
    if sign < 0 and (varies or exponent.denominator % 2 == 0):
        raise NoValue
    size = mp.power(abs(_number(base)), _number(exponent))
    return -size if sign < 0 and exponent.numerator % 2 else size


def _of_number(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def evaluate(u: Any) -> Any:
        if abs(u) > LARGEST:
            raise NoValue
        return function(_number(u))

    return evaluate


def _ln(u: Any) -> Any:
    if _sign(u) <= 0:
        raise NoValue
    return Fraction(0) if u == 1 else mp.log(_number(u))


def _between(function: Callable[[Any], Any], *, closed: bool) -> Callable[[Any], Any]:
    """A function of [-1, 1] or (-1, 1)."""

    def evaluate(u: Any) -> Any:
        edge = _sign(_alike(1, abs(u))[0] - _alike(1, abs(u))[1]) if not isinstance(u, Fraction) else _sign(1 - abs(u))
        if edge < 0 or (edge == 0 and not closed):
            raise NoValue
        return function(_number(u))

    return evaluate


def _acosh(u: Any) -> Any:
    if _sign(u - 1) < 0:
        raise NoValue
    return mp.acosh(_number(u))


def _over(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda u: _times_inverse(Fraction(1), function(u))


def _of_inverse(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda u: function(_times_inverse(Fraction(1), u))


def _factorial(u: Any) -> Any:
    if not isinstance(u, Fraction) or u.denominator != 1 or not 0 <= u <= 1000:
        raise NoValue
    return mp.factorial(int(u))


def _root(u: Any, n: Any) -> Any:
    if not isinstance(n, Fraction) or n == 0:
        raise NoValue
    return _power(u, 1 / n, varies=False)


_sin, _cos, _exp = _of_number(mp.sin), _of_number(mp.cos), _of_number(mp.exp)
_sinh, _cosh, _tanh = _of_number(mp.sinh), _of_number(mp.cosh), _of_number(mp.tanh)
_asin, _acos = _between(mp.asin, closed=True), _between(mp.acos, closed=True)
_atanh = _between(mp.atanh, closed=False)
_atan, _asinh = _of_number(mp.atan), _of_number(mp.asinh)

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": _sin, "cos": _cos, "tan": lambda u: _times_inverse(_sin(u), _cos(u)),
    "sec": _over(_cos), "csc": _over(_sin), "cot": lambda u: _times_inverse(_cos(u), _sin(u)),
    "asin": _asin, "acos": _acos, "atan": _atan,
    "asec": _of_inverse(_acos), "acsc": _of_inverse(_asin), "acot": lambda u: mp.pi / 2 - _atan(u),
    "sinh": _sinh, "cosh": _cosh, "tanh": _tanh,
    "sech": _over(_cosh), "csch": _over(_sinh), "coth": _over(_tanh),
    "asinh": _asinh, "acosh": _acosh, "atanh": _atanh,
    "asech": _of_inverse(_acosh), "acsch": _of_inverse(_asinh), "acoth": _of_inverse(_atanh),
    "exp": _exp, "ln": _ln, "log": lambda u, base: _times_inverse(_ln(u), _ln(base)),
    "sqrt": lambda u: _power(u, Fraction(1, 2), varies=False), "root": _root,
    "abs": abs, "sign": lambda u: Fraction(_sign(u)),
    "sigmoid": lambda u: 1 / (1 + _exp(-u)),
    "max": lambda *vs: max(vs, key=_number), "min": lambda *vs: min(vs, key=_number),
    "factorial": _factorial,
}  # fmt: skip
