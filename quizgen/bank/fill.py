"""Parameters put into a formula as a textbook would print the result: 3·2·x^(2-1) is 6x, x + -3 is x - 3.

Only where a parameter stood is anything tidied; what the author wrote in numbers stays as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from quizgen.bank.numbers import literal, power, rational, written
from quizgen.expr.functions import derivative_at
from quizgen.expr.nodes import (
    ONE,
    ZERO,
    Call,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Neg,
    Power,
    Prime,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.walk import children, subtrees, with_children
from quizgen.values import value

Value: TypeAlias = Expr | str
"""What a parameter stands for: a formula, or the name of a function."""


@value
class Filled:
    """`touched`: a parameter stood in it. `lost`: a 0 or 1 made a term, a factor or a power vanish on the way."""

    expr: Expr
    touched: bool = False
    lost: bool = False


def fill(e: Expr, values: Mapping[str, Value]) -> Expr:
    """e with its parameters replaced and what that brings together folded."""
    return _filled(e, values)[0]


def filled(e: Expr, values: Mapping[str, Value]) -> Filled:
    """As `fill`, with what happened on the way."""
    return Filled(*_filled(e, values))


def _filled(e: Expr, values: Mapping[str, Value]) -> tuple[Expr, bool, bool]:
    """The fields of a Filled, which would cost more than all else here."""
    if isinstance(e, Symbol):
        value = values.get(e.name)
        return (e, False, False) if value is None or isinstance(value, str) else (value, True, False)
    below = children(e)
    if not below:
        return e, False, False
    touched = lost = False
    parts = []
    for child in below:
        part, part_touched, part_lost = _filled(child, values)
        parts.append(part)
        touched |= part_touched
        lost |= part_lost
    node = with_children(e, parts) if touched else e
    named = _with_function(node, values)
    if named is not node or touched:
        result, vanished = fold(named)
        return result, True, lost or vanished
    return node, False, lost


def _with_function(e: Expr, values: Mapping[str, Value]) -> Expr:
    """The node with a parameter that names a function, or a variable that is differentiated by, replaced."""
    match e:
        case Call(name, arguments) if isinstance(real := values.get(name), str):
            return Call(real, arguments)
        case Prime(name, order, argument) if isinstance(real := values.get(name), str):
            return _derivative_of_function(real, order, argument)
        case Derivative(body, variables, partial) if any(v in values for v in variables):
            renamed = tuple(s.name if isinstance(s := values.get(v), Symbol) else v for v in variables)
            return Derivative(body, renamed, partial)
    return e


def _derivative_of_function(name: str, order: int, argument: Expr) -> Expr:
    if order == 1:
        return _folded_below(derivative_at(name, argument))
    from quizgen.calculus.differentiate import derivative

    law = derivative(Call(name, (Symbol("x"),)), *("x",) * order)
    return fill(law, {"x": argument})


def _folded_below(e: Expr) -> Expr:
    """e folded at every node, for a law that was written out anew."""
    parts = children(e)
    return fold(with_children(e, [_folded_below(part) for part in parts]))[0] if parts else e


def fold(e: Expr) -> tuple[Expr, bool]:
    """One node with its numbers brought together, and whether a 0 or 1 made something vanish."""
    match e:
        case Neg(body):
            return _negated(body), False
        case Sum(terms):
            return _sum(terms)
        case Product(factors):
            return _product(factors)
        case Quotient(top, bottom):
            return _quotient(top, bottom)
        case Power(base, exponent):
            return _power(base, exponent)
        case Call():
            value = rational(e)
            return (e, False) if value is None else (written(value, decimal=_has_point(e)), False)
    return e, False


def _has_point(*parts: Expr) -> bool:
    return any(isinstance(node, Decimal) for part in parts for node in subtrees(part))


def _negated(e: Expr) -> Expr:
    match e:
        case Neg(body):
            return body
        case Integer(0):
            return e
    return Neg(e)


def _sum(terms: tuple[Expr, ...]) -> tuple[Expr, bool]:
    flat: list[Expr] = []
    for term in terms:
        flat.extend(term.terms if isinstance(term, Sum) else (term,))
    numbers = [value for term in flat if (value := literal(term)) is not None]
    total = sum(numbers, Fraction(0))
    constant = [] if total == 0 else [written(total, decimal=_has_point(*flat))]
    kept: list[Expr] = []
    placed = False
    for term in flat:
        if literal(term) is None:
            kept.append(term)
        elif not placed:
            kept.extend(constant)
            placed = True
    lost = bool(numbers) and not constant and bool(kept)
    return (Sum(tuple(kept)) if len(kept) > 1 else kept[0] if kept else ZERO), lost


def _signed_factors(factors: tuple[Expr, ...]) -> tuple[bool, list[Expr]]:
    """Whether the product is negative, and its factors without signs, nested products opened."""
    negative = False
    flat: list[Expr] = []
    for factor in factors:
        while isinstance(factor, Neg):
            negative = not negative
            factor = factor.body
        if isinstance(factor, Product):
            inner_negative, inner = _signed_factors(factor.factors)
            negative ^= inner_negative
            flat.extend(inner)
        else:
            flat.append(factor)
    return negative, flat


def _product(factors: tuple[Expr, ...]) -> tuple[Expr, bool]:
    negative, flat = _signed_factors(factors)
    numbers = [value for factor in flat if (value := literal(factor)) is not None]
    coefficient = Fraction(1)
    for value in numbers:
        coefficient *= value
    rest = [factor for factor in flat if literal(factor) is None]
    if coefficient == 0:
        return ZERO, True
    if coefficient != 1 or not rest:
        rest.insert(0, written(coefficient, decimal=_has_point(*flat)))
    result = Product(tuple(rest)) if len(rest) > 1 else rest[0]
    lost = coefficient == 1 and bool(numbers)
    return (_negated(result) if negative else result), lost


def _quotient(top: Expr, bottom: Expr) -> tuple[Expr, bool]:
    negative = isinstance(top, Neg) ^ isinstance(bottom, Neg)
    above, numerator = _coefficient(top.body if isinstance(top, Neg) else top)
    below, denominator = _coefficient(bottom.body if isinstance(bottom, Neg) else bottom)
    if not below or (above == 0 and denominator == ONE):
        return (Quotient(top, bottom), True) if not below else (ZERO, True)
    ratio = above / below
    if _has_point(top, bottom) and denominator == ONE:
        result = _times(ratio, numerator, decimal=True)
    elif denominator == ONE and ratio.denominator == 1:
        result = _times(ratio, numerator)
    else:
        result = Quotient(
            _times(Fraction(ratio.numerator), numerator), _times(Fraction(ratio.denominator), denominator)
        )
    lost = bottom == ONE or ratio == 0
    return (_negated(result) if negative else result), lost


def _coefficient(e: Expr) -> tuple[Fraction, Expr]:
    """e as a number times the rest: 3x is 3 and x; the rest of a number is 1."""
    value = literal(e)
    if value is not None:
        return value, ONE
    if isinstance(e, Product) and (front := literal(e.factors[0])) is not None:
        rest = e.factors[1:]
        return front, Product(rest) if len(rest) > 1 else rest[0]
    return Fraction(1), e


def _times(number: Fraction, rest: Expr, *, decimal: bool = False) -> Expr:
    if rest == ONE:
        return written(number, decimal=decimal)
    if number == 1:
        return rest
    factors = rest.factors if isinstance(rest, Product) else (rest,)
    return Product((written(number, decimal=decimal), *factors))


def _power(base: Expr, exponent: Expr) -> tuple[Expr, bool]:
    if exponent == ONE:
        return base, True
    if exponent == ZERO:
        return ONE, True
    low, high = literal(base), literal(exponent)
    if low is not None and high is not None and (value := power(low, high)) is not None:
        return written(value, decimal=_has_point(base)), False
    if low == 1:
        return ONE, True
    return Power(base, exponent), False
