"""From formula to element of the field: one short function for each kind of node and each function."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flint import fmpq, fmpz

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.exponentials import exponential
from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import Element, EmptyCell, Field
from quizgen.equivalence.inverses import arcsine, arctangent, pi
from quizgen.equivalence.logarithms import logarithm
from quizgen.equivalence.parity import parity_sign, whole_polynomial
from quizgen.equivalence.powers import whole_power
from quizgen.equivalence.radicals import root_power, size_power
from quizgen.equivalence.signs import quiet_sign_of_element, sign_of
from quizgen.equivalence.trigonometry import cos_sin
from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol

HALF = Fraction(1, 2)
LARGEST_INTEGER_BITS = 20_000


def element_of(field: Field, e: Expr) -> Element:
    """The formula as an element of the field on the cell at hand; raises NoField where there is no translation."""
    make = _ELEMENT.get(type(e))
    if make is None:
        raise NoField("no translation")
    return make(field, e)


def _integer(field: Field, e: Integer) -> Element:
    if e.value.bit_length() > LARGEST_INTEGER_BITS:
        raise NoField("too large")
    return field.ring.constant(e.value), None


def _symbol(field: Field, e: Symbol) -> Element:
    return field.symbol(e.name)


def _sum(field: Field, e: Sum) -> Element:
    total = element_of(field, e.terms[0])
    for term in e.terms[1:]:
        total = field.add(total, element_of(field, term))
    return total


def _product(field: Field, e: Product) -> Element:
    total = element_of(field, e.factors[0])
    for factor in e.factors[1:]:
        total = field.mul(total, element_of(field, factor))
    return total


def _quotient(field: Field, e: Quotient) -> Element:
    return field.mul(element_of(field, e.numerator), field.inverse(element_of(field, e.denominator)))


def _power(field: Field, e: Power) -> Element:
    if type(e.base) is Constant and e.base.name == "e":
        return exponential(field, element_of(field, e.exponent))
    exponent = exact(e.exponent)
    if exponent is None:
        return power(field, element_of(field, e.base), element_of(field, e.exponent))
    return rational_power(field, element_of(field, e.base), exponent)


def rational_power(field: Field, base: Element, exponent: Fraction) -> Element:
    """base^exponent for a rational number."""
    if exponent == 0:
        if base[0].is_zero():
            raise EmptyCell
        return field.one, None
    if exponent.denominator == 1:
        return whole_power(field, base, exponent.numerator)
    return root_power(field, base, exponent)


def power(field: Field, base: Element, exponent: Element) -> Element:
    """base^exponent: exp(exponent ln base) for a positive base; a whole exponent leaves any base but 0."""
    number = field.rational(exponent)
    if number is not None:
        return rational_power(field, base, number)
    if base[0].is_zero():
        if (quiet_sign_of_element(field, exponent) or 0) < 0:
            raise EmptyCell
        return base  # 0^u has a value where u > 0 only
    size = exponential(field, field.mul(exponent, logarithm(field, base)))
    if not field.whole or sign_of(field, base) > 0:
        return size
    whole = whole_polynomial(field, exponent)
    if whole is None:
        raise NoField("a negative base with an exponent that is no whole number")
    return field.scaled(size, parity_sign(field, whole))


def _one(field: Field) -> Element:
    return field.one, None


def _absolute(field: Field, u: Element) -> Element:
    if u[0].is_zero():
        return u
    return field.scaled(u, sign_of(field, u))


def _sign(field: Field, u: Element) -> Element:
    if u[0].is_zero():
        return u
    for name in factored_element(field, u)[1]:
        field.sign_factors[name] = None
    return field.number(sign_of(field, u))


def _extreme(field: Field, sign: int, parts: tuple[Element, ...]) -> Element:
    """max (sign 1) and min (sign -1) as (a + b ± |a - b|) / 2."""
    best = parts[0]
    for part in parts[1:]:
        gap = _absolute(field, field.add(best, field.neg(part)))
        best = field.scaled(field.add(field.add(best, part), field.scaled(gap, sign)), HALF)
    return best


def _over(field: Field, top: Element, bottom: Element) -> Element:
    return field.mul(top, field.inverse(bottom))


def _hyperbolic(field: Field, u: Element) -> tuple[Element, Element, Element]:
    """(e^(2u) - 1, e^(2u) + 1, e^u): sinh u = first / (2 third), cosh u = second / (2 third)."""
    once = exponential(field, u)
    twice = field.mul(once, once)
    return field.add(twice, field.number(-1)), field.add(twice, _one(field)), once


def _sinh(field: Field, u: Element) -> Element:
    minus, _, once = _hyperbolic(field, u)
    return _over(field, minus, field.scaled(once, 2))


def _cosh(field: Field, u: Element) -> Element:
    _, plus, once = _hyperbolic(field, u)
    return _over(field, plus, field.scaled(once, 2))


def _tanh(field: Field, u: Element) -> Element:
    minus, plus, _ = _hyperbolic(field, u)
    return _over(field, minus, plus)


def _arsinh(field: Field, u: Element) -> Element:
    """ln(u + sqrt(u^2 + 1)), odd."""
    u = field.cancelled(u)
    if u[0].is_zero():
        return u
    if u[0].leading_coefficient() < 0:
        return field.neg(_arsinh(field, field.neg(u)))
    root = root_power(field, field.add(field.mul(u, u), _one(field)), HALF)
    return logarithm(field, field.add(u, root))


def _arcosh(field: Field, u: Element) -> Element:
    root = root_power(field, field.add(field.mul(u, u), field.number(-1)), HALF)
    return logarithm(field, field.add(u, root))


def _artanh(field: Field, u: Element) -> Element:
    above, below = field.add(_one(field), u), field.add(_one(field), field.neg(u))
    gap = field.add(logarithm(field, above), field.neg(logarithm(field, below)))
    return field.scaled(gap, HALF)


def _sigmoid(field: Field, u: Element) -> Element:
    once = exponential(field, u)
    return _over(field, once, field.add(once, _one(field)))


def _log(field: Field, u: Element, base: Element | None = None) -> Element:
    bottom = field.number(10) if base is None else base
    return _over(field, logarithm(field, u), logarithm(field, bottom))


def _root(field: Field, u: Element, degree: Element) -> Element:
    n = field.rational(degree)
    if n is None:
        return power(field, u, field.inverse(degree))
    if n == 0:
        raise EmptyCell
    return rational_power(field, u, 1 / n)


def _factorial(field: Field, u: Element) -> Element:
    """n!; (n + k)! is n! (n + 1) ... (n + k)."""
    p, q = field.cancelled(u)
    if q is not None or p.is_constant():
        number = field.rational(u)
        if number is None or number.denominator != 1 or not 0 <= number <= 1000:
            raise NoField("factorial")
        return field.number(fmpq(fmpz.fac_ui(fmpz(int(number)))))
    constant = p[(0,) * field.size]
    shift = int(constant.floor()) if abs(constant) < 50 else 0
    p = p - shift
    result: Element = (field.generator("factorial", str(p), (p, None)).poly, None)
    for k in range(1, shift + 1):
        result = field.mul(result, (p + k, None))
    for k in range(-shift):
        result = field.mul(result, field.inverse((p - k, None)))
    return result


def _tangent(field: Field, u: Element) -> Element:
    c, s = cos_sin(field, u)
    return _over(field, s, c)


def _cotangent(field: Field, u: Element) -> Element:
    c, s = cos_sin(field, u)
    return _over(field, c, s)


def _quarter_less(field: Field, u: Element) -> Element:
    """pi/2 - u."""
    return field.add(field.scaled(pi(field), HALF), field.neg(u))


FUNCTIONS: dict[str, Callable[..., Element]] = {
    "exp": exponential,
    "ln": logarithm,
    "log": _log,
    "sqrt": lambda field, u: root_power(field, u, HALF),
    "root": _root,
    "abs": _absolute,
    "sign": _sign,
    "max": lambda field, *parts: _extreme(field, 1, parts),
    "min": lambda field, *parts: _extreme(field, -1, parts),
    "sigmoid": _sigmoid,
    "factorial": _factorial,
    "sin": lambda field, u: cos_sin(field, u)[1],
    "cos": lambda field, u: cos_sin(field, u)[0],
    "tan": _tangent,
    "cot": _cotangent,
    "sec": lambda field, u: field.inverse(cos_sin(field, u)[0]),
    "csc": lambda field, u: field.inverse(cos_sin(field, u)[1]),
    "asin": arcsine,
    "acos": lambda field, u: _quarter_less(field, arcsine(field, u)),
    "atan": arctangent,
    "acot": lambda field, u: _quarter_less(field, arctangent(field, u)),
    "asec": lambda field, u: _quarter_less(field, arcsine(field, field.inverse(u))),
    "acsc": lambda field, u: arcsine(field, field.inverse(u)),
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "coth": lambda field, u: field.inverse(_tanh(field, u)),
    "sech": lambda field, u: field.inverse(_cosh(field, u)),
    "csch": lambda field, u: field.inverse(_sinh(field, u)),
    "asinh": _arsinh,
    "acosh": _arcosh,
    "atanh": _artanh,
    "asech": lambda field, u: _arcosh(field, field.inverse(u)),
    "acsch": lambda field, u: _arsinh(field, field.inverse(u)),
    "acoth": lambda field, u: _artanh(field, field.inverse(u)),
}


def _call(field: Field, e: Call) -> Element:
    function = FUNCTIONS.get(e.function)
    if function is None:
        raise NoField("no translation")
    match e:
        case Call("ln", (Call("abs", (u,)),)):
            return logarithm(field, element_of(field, u))  # which is ln|u| anyway: no sign is asked for
    return function(field, *[element_of(field, argument) for argument in e.arguments])


_ELEMENT: dict[type, Callable[[Field, Any], Element]] = {
    Integer: _integer,
    Decimal: lambda field, e: field.number(e.value),
    Constant: lambda field, e: pi(field) if e.name == "pi" else exponential(field, _one(field)),
    Symbol: _symbol,
    Neg: lambda field, e: field.neg(element_of(field, e.body)),
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
}

__all__ = ["element_of", "power", "size_power"]
