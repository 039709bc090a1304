"""Filling a Term: formulas multiplied into it, factor by factor. What goes in is tidy already.

Laws used, all value-preserving: b^m b^n = b^(m+n), (b c)^n = b^n c^n for whole n, and (b^m)^n = b^(mn) except where an
even root would be lost: sqrt(x) sqrt(x) stays, as x would be defined for negative x.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.calculus import linear
from quizgen.calculus.build import build
from quizgen.calculus.numbers import Number, has_decimal, number_of, power_of, root_of, square_part, to_expr
from quizgen.calculus.numbers import whole as whole_number
from quizgen.calculus.term import EXP, Exponent, Term, exponent_expr, never_negative
from quizgen.expr.nodes import (
    ONE,
    ZERO,
    Call,
    Constant,
    Decimal,
    E,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)


def term_of(e: Expr) -> Term:
    """e as a Term."""
    term = Term()
    multiply(term, e)
    return term


def multiply(term: Term, e: Expr, k: int = 1, down: bool = False) -> None:
    """Multiply `term` by e^k; `down` says that e stands under a fraction line."""
    kind = type(e)
    if kind is Symbol or kind is Constant:
        _add(term, e, k, down)
    elif kind is Integer or kind is Decimal:
        _number(term, e, k)
    elif kind is Neg:
        if k & 1:
            term.coefficient = -term.coefficient
        multiply(term, e.body, k, down)  # type: ignore[union-attr]
    elif kind is Product:
        for factor in e.factors:  # type: ignore[union-attr]
            multiply(term, factor, k, down)
    elif kind is Quotient:
        multiply(term, e.numerator, k, down)  # type: ignore[union-attr]
        multiply(term, e.denominator, -k, not down)  # type: ignore[union-attr]
    elif kind is Power:
        _power(term, e.base, e.exponent, k, down)  # type: ignore[union-attr]
    elif kind is Call:
        _call(term, e, k, down)  # type: ignore[arg-type]
    elif kind is Sum and all(type(part) is Neg for part in e.terms):  # type: ignore[union-attr]
        if k & 1:
            term.coefficient = -term.coefficient
        _add(term, Sum(tuple(part.body for part in e.terms)), k, down)  # type: ignore[union-attr]
    else:
        _add(term, e, k, down)


def _number(term: Term, e: Expr, k: int) -> None:
    n = number_of(e)
    power = None if n is None else power_of(n, k)
    if power is None:
        _add(term, e, k, k < 0)
        return
    term.decimal = term.decimal or has_decimal(e)
    term.coefficient = whole_number(term.coefficient * power)


def _power(term: Term, base: Expr, exponent: Expr, k: int, down: bool) -> None:
    n = number_of(exponent)
    if n is None:
        if base == E and (logarithm := _logarithm_of_number(exponent)):
            c, argument = logarithm
            _power(term, argument, to_expr(c), k, down)
        elif isinstance(base, Power) and _positive(base.base):
            _add(term, base.base, _times(base.exponent, exponent, k), down)
        elif base != ONE:
            _add(term, base, linear.scale(exponent, k), down)
    elif isinstance(n, int):
        _whole_power(term, base, n * k, down)
    elif isinstance(base, Integer):
        _root_of_number(term, base.value, n * k, down, root=False)
    elif _positive(base) or not isinstance(base, Power) or not _positive(base.base):
        _add(term, base, whole_number(n * k), down)
    else:
        _add(term, base.base, _times(base.exponent, to_expr(n), k), down)


def _logarithm_of_number(e: Expr) -> tuple[Number, Expr] | None:
    """(c, n) if e is c ln n for a number n > 0, as e^(c ln n) = n^c."""
    c, rest = linear.split(e)
    if isinstance(rest, Call) and rest.function == "ln" and (number_of(rest.arguments[0]) or 0) > 0:
        return c, rest.arguments[0]
    return None


def _whole_power(term: Term, base: Expr, n: int, down: bool) -> None:
    if n == 0:
        if base == ZERO:  # 0^0 has no value, and keeps none as 0/0
            multiply(term, Quotient(ZERO, ZERO))
        return
    if isinstance(base, Power):
        m = number_of(base.exponent)
        if m is None:
            _add(term, base.base, linear.scale(base.exponent, n), down)
        else:
            _note_even(term, base.base, m)
            _add(term, base.base, whole_number(m * n), down)
    elif isinstance(base, Call) and base.function == "sqrt" and not isinstance(base.arguments[0], Integer | Quotient):
        _note_even(term, base.arguments[0], Fraction(1, 2))
        _add(term, base.arguments[0], whole_number(Fraction(n, 2)), down, root=True)
    else:
        multiply(term, base, n, down)


def _call(term: Term, e: Call, k: int, down: bool) -> None:
    if e.function == "exp" and len(e.arguments) == 1:
        _add(term, EXP, linear.scale(e.arguments[0], k), down)
    elif e.function == "sqrt":
        inner = e.arguments[0]
        if isinstance(inner, Integer):
            _root_of_number(term, inner.value, Fraction(k, 2), down, root=True)
        elif isinstance(inner, Quotient) and isinstance(n := number_of(inner), Fraction) and n > 0:
            _root_of_number(term, n.numerator, Fraction(k, 2), down, root=True)
            _root_of_number(term, n.denominator, Fraction(-k, 2), not down, root=True)
        else:
            _note_even(term, inner, Fraction(1, 2))
            _add(term, inner, whole_number(Fraction(k, 2)), down, root=True)
    elif e.function == "abs" and k % 2 == 0:
        multiply(term, e.arguments[0], k, down)
    else:
        _add(term, e, k, down)


def _root_of_number(term: Term, n: int, exponent: Number, down: bool, *, root: bool) -> None:
    """n^exponent for whole n >= 0: roots that come out whole become numbers, sqrt(12) becomes 2 sqrt(3)."""
    r = root_of(n, exponent.denominator)
    power = None if r is None else power_of(r, exponent.numerator)
    if power is not None:
        term.coefficient = whole_number(term.coefficient * power)
    elif exponent.denominator == 2 and n > 0 and (parts := square_part(n))[0] > 1:
        _number(term, Integer(parts[0]), exponent.numerator)
        _add(term, Integer(parts[1]), exponent, down, root)
    else:
        _add(term, Integer(n), exponent, down, root)


def _add(term: Term, base: Expr, exponent: Exponent, down: bool = False, root: bool = False) -> None:
    if type(base) is Sum:
        base = _known_bracket(term, base, exponent)
    if down:
        term.down.add(base)
    if root:
        term.roots.add(base)
    old = term.powers.get(base)
    new = _plain(exponent) if old is None else _sum(old, exponent)
    if isinstance(new, Fraction):
        _note_even(term, base, new)
        if isinstance(base, Integer) and (outside := power_of(base.value, int(new))) is not None:
            term.coefficient = whole_number(term.coefficient * outside)
            new -= int(new)
    elif isinstance(new, int) and isinstance(base, Integer):
        if (outside := power_of(base.value, new)) is not None:
            term.powers.pop(base, None)
            term.coefficient = whole_number(term.coefficient * outside)
            return
    elif isinstance(new, int) and isinstance(base, _COMPOSITE) and base not in term.even:
        term.powers.pop(base, None)
        if new:
            _whole_power(term, base, new, down)
        return
    term.powers[base] = new


def _known_bracket(term: Term, base: Sum, exponent: Exponent) -> Expr:
    """The bracket of `term` that has the same terms in another order, or the opposite terms; else base."""
    others = [other for other in term.powers if type(other) is Sum and len(other.terms) == len(base.terms)]
    if not others:
        return base
    here = frozenset(base.terms)
    there = frozenset(part.body if type(part) is Neg else Neg(part) for part in base.terms)
    for other in others:
        terms = frozenset(other.terms)
        if terms == here:
            return other
        if terms == there and isinstance(exponent, int):
            term.coefficient = -term.coefficient if exponent & 1 else term.coefficient
            return other
    return base


_COMPOSITE = (Product, Quotient, Neg, Power)
"""What does not stay a base when its exponent becomes whole."""


def _note_even(term: Term, base: Expr, exponent: Number) -> None:
    """Remember that an even root of `base` is taken, unless its domain is everywhere anyway."""
    degree = exponent.denominator
    if degree % 2 == 0 and not never_negative(base):
        term.even[base] = max(degree, term.even.get(base, 0))


def _positive(e: Expr) -> bool:
    return isinstance(e, Constant) or (isinstance(e, Integer) and e.value > 0)


def _plain(exponent: Exponent) -> Exponent:
    if isinstance(exponent, int | Fraction):
        return exponent
    n = number_of(exponent)
    return exponent if n is None else n


def _sum(a: Exponent, b: Exponent) -> Exponent:
    if isinstance(a, int | Fraction) and isinstance(b, int | Fraction):
        return whole_number(a + b)
    return _plain(linear.add(exponent_expr(a), exponent_expr(b)))


def _times(a: Expr, b: Expr, k: int) -> Expr:
    """a b k for exponents: numbers multiply out, anything else stands as a product."""
    for one, other in ((a, b), (b, a)):
        n = number_of(one)
        if n is not None:
            return linear.scale(other, n * k)
    return linear.scale(build(term_of(Product((a, b)))), k)
