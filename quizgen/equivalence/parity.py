"""Powers of negative numbers with a whole exponent: (-1)^n for a variable n that can only be a whole number.

Parity is a matter of cells: one where n is even, one where it is odd. In a polynomial with integer coefficients
only the parity of each variable matters.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.arithmetic import Poly, division
from quizgen.equivalence.field import Element, Field, NeedSign
from quizgen.expr.nodes import ONE, Expr, Neg, Power, Symbol

PARITY = "parity of "
"""The name of the sign that a cell supposes for (-1)^n begins so."""


def whole_polynomial(field: Field, u: Element) -> Poly | None:
    """u as a polynomial with integer coefficients in variables that stand for whole numbers; None if it is not one."""
    p, q = field.cancelled(u)
    if q is not None or any(c.q != 1 for c in p.coeffs()):
        return None
    for index, d in enumerate(reversed(p.degrees())):
        if d and not is_whole(field, index):
            return None
    return p


def is_whole(field: Field, index: int) -> bool:
    """Whether the generator is a variable that stands for a whole number."""
    generator = field.generators[index]
    return generator.kind == "symbol" and generator.data in field.whole


def parity_sign(field: Field, p: Poly) -> int:
    """(-1)^p for a polynomial in whole numbers: 1 or -1 on the cell at hand."""
    last = field.size - 1
    odd = False
    for powers, coefficient in p.terms():
        term = bool(coefficient.p % 2)
        for place, d in enumerate(powers):
            if d and term:
                term = _is_odd(field, field.generators[last - place].data)
        odd ^= term
    return -1 if odd else 1


def _is_odd(field: Field, symbol: str) -> bool:
    name = PARITY + symbol
    sign = field.signs.get(name)
    if sign is None:
        raise NeedSign(name)
    return sign < 0


def parity_of(name: str) -> Expr:
    """The formula whose sign a cell supposes under this name: (-1)^n."""
    return Power(Neg(ONE), Symbol(name.removeprefix(PARITY)))


def whole_multiple_of_pi(field: Field, monomial: Poly, q: Fraction) -> Poly | None:
    """q m / pi if that is a whole number whatever its variables are: then cos(q m) = (-1)^(q m / pi) and sin(q m) =
    0.
    """
    if not field.whole or q.denominator != 1:
        return None
    known = field.by_key.get(("pi", ""))
    if known is None:
        return None
    quotient, rest = division(field.budget, monomial, known.poly)
    if not rest.is_zero() or quotient.is_constant():
        return None
    return whole_polynomial(field, (quotient * q.numerator, None))
