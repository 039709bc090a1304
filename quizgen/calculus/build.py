"""A Term written out as a textbook has it: number, powers of variables, brackets, exponentials; one fraction line."""

from __future__ import annotations

from fractions import Fraction

from quizgen.calculus import linear
from quizgen.calculus.numbers import Number, to_decimal, to_expr
from quizgen.calculus.term import EXP, Exponent, Term, exponent_expr, polynomial
from quizgen.expr.nodes import (
    ONE,
    TWO,
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


def build(term: Term) -> Expr:
    """The product written out: number, powers of variables, brackets, exponentials, functions; one fraction line."""
    c = term.coefficient
    if c == 0 and ZERO not in term.powers:
        return ZERO
    up: list[tuple[Expr, Exponent]] = []
    under: list[tuple[Expr, Exponent]] = []
    waiting: list[tuple[Expr, Exponent]] = []
    for base, exponent in term.powers.items():
        if exponent == 0:
            continue
        if base in term.even and isinstance(exponent, int):
            base, exponent = _kept_root(term, base, exponent)
        if not _negative(exponent):
            up.append((base, exponent))
        elif base in term.down or _always_under(term, base, exponent):
            under.append((base, _opposite(exponent)))
        else:
            waiting.append((base, exponent))
    if under:
        movable = [(b, e) for b, e in waiting if isinstance(e, int | Fraction)]
        under += [(b, _opposite(e)) for b, e in movable]
        up += [(b, e) for b, e in waiting if not isinstance(e, int | Fraction)]
    else:
        up += waiting
    return _written(c, _factors(up, term.roots), _factors(under, term.roots), bool(waiting) and not under, term.decimal)


def _always_under(term: Term, base: Expr, exponent: Exponent) -> bool:
    """1/sqrt(u) and 1/e, never u^(-1/2) with a root sign or e^(-1)."""
    return isinstance(exponent, int | Fraction) and (base in term.roots or isinstance(base, Constant))


def _kept_root(term: Term, base: Expr, exponent: int) -> tuple[Expr, Exponent]:
    """base^exponent as a power of a root, which is defined just where the root is."""
    degree = term.even[base]
    root = Call("sqrt", (base,)) if base in term.roots and degree == 2 else Power(base, Quotient(ONE, Integer(degree)))
    if base in term.down:
        term.down.add(root)
    return root, exponent * degree


def _written(c: Number, up: list[Expr], under: list[Expr], in_front: bool, decimal: bool) -> Expr:
    number: Expr | None
    size: Number = -c if c < 0 else c
    over = 1
    if decimal and size.denominator != 1 and isinstance(short := to_decimal(size), Decimal):
        number = short
    elif (in_front or any(_fractional(part) for part in up)) and not under and size.denominator != 1:
        number = to_expr(size)
    else:
        number, over = Integer(size.numerator), size.denominator
    if number == ONE and up:
        number = None
    top = ([number] if number is not None else []) + up
    bottom = ([Integer(over)] if over != 1 else []) + under
    e = top[0] if len(top) == 1 else Product(tuple(top))
    if bottom:
        e = Quotient(e, bottom[0] if len(bottom) == 1 else Product(tuple(bottom)))
    return Neg(e) if c < 0 else e


def _fractional(e: Expr) -> bool:
    return isinstance(e, Power) and isinstance(e.exponent, Quotient)


def _negative(exponent: Exponent) -> bool:
    return exponent < 0 if isinstance(exponent, int | Fraction) else linear.leads_negative(exponent)


def _opposite(exponent: Exponent) -> Exponent:
    return -exponent if isinstance(exponent, int | Fraction) else linear.scale(exponent, -1)


def _factors(powers: list[tuple[Expr, Exponent]], roots: set[Expr]) -> list[Expr]:
    if len(powers) > 1:
        powers = sorted(powers, key=_place)
    return [_factor(base, exponent, base in roots) for base, exponent in powers]


def _factor(base: Expr, exponent: Exponent, root: bool) -> Expr:
    if base is EXP or base == EXP:
        return Call("exp", (exponent_expr(exponent),))
    if exponent == 1:
        return base
    if root and isinstance(exponent, Fraction) and exponent.denominator == 2 and exponent.numerator == 1:
        return Call("sqrt", (base,))
    return Power(base, TWO if exponent == 2 else exponent_expr(exponent))


def _place(power: tuple[Expr, Exponent]) -> tuple[int, str]:
    """Where a factor stands: roots of numbers and pi, variables by name, brackets, exponentials, functions."""
    base, exponent = power
    match base:
        case Integer():
            return (0 if isinstance(exponent, int | Fraction) else 5), ""
        case Constant():
            return (5 if base == E and not isinstance(exponent, int | Fraction) else 1), ""
        case Symbol(name):
            return (2 if isinstance(exponent, int | Fraction) else 4), name
        case Sum():
            return (3 if polynomial(base) else 7), ""
        case Call("exp"):
            return 5, ""
        case _:
            return 6, ""
