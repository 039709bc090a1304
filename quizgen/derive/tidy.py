"""The light simplification after which a lecturer stops: what stands on the board as the final answer.

0 and 1 vanish, numbers multiply and go to the front, signs go outward, like powers and like terms merge, fractions lose
what cancels. The value never changes, nor the domain except at points that can be filled in; tidy(tidy(e)) == tidy(e).
"""

from __future__ import annotations

from quizgen.derive.fractions import settle
from quizgen.derive.numbers import number_of
from quizgen.derive.sums import add_up
from quizgen.derive.terms import Term, build, multiply
from quizgen.expr.nodes import (
    ONE,
    ZERO,
    Call,
    Constant,
    Decimal,
    Derivative,
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
from quizgen.expr.walk import children, with_children

AT_ZERO: dict[str, Expr] = {
    **dict.fromkeys(("sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "abs", "sqrt", "sign"), ZERO),
    **dict.fromkeys(("cos", "sec", "cosh", "sech", "exp"), ONE),
}
"""f(0) where it is a number that nobody leaves standing."""


def tidy(e: Expr) -> Expr:
    """e in the form that people write as an answer."""
    kind = type(e)
    if kind is Symbol or kind is Integer or kind is Constant or kind is Decimal or kind is Derivative:
        return e
    if kind is Sum:
        return add_up([tidy(term) for term in e.terms])  # type: ignore[union-attr]
    if kind is Product:
        return _product([tidy(factor) for factor in e.factors])  # type: ignore[union-attr]
    if kind is Quotient:
        return _product([Quotient(tidy(e.numerator), tidy(e.denominator))])  # type: ignore[union-attr]
    if kind is Power:
        return _product([Power(tidy(e.base), tidy(e.exponent))])  # type: ignore[union-attr]
    if kind is Neg:
        return _product([Neg(tidy(e.body))])  # type: ignore[union-attr]
    if kind is Call:
        return _call(Call(e.function, tuple(map(tidy, e.arguments))))  # type: ignore[union-attr]
    return with_children(e, tuple(map(tidy, children(e))))


def _product(factors: list[Expr]) -> Expr:
    term = Term()
    for factor in factors:
        multiply(term, factor)
    return build(settle(term))


def _call(e: Call) -> Expr:
    """f(0), ln 1, ln e and roots of whole numbers; everything else stays as it is."""
    inner = e.arguments[0]
    if inner == ZERO and e.function in AT_ZERO:
        return AT_ZERO[e.function]
    if e.function == "ln" and inner in (ONE, E):
        return ZERO if inner == ONE else ONE
    if e.function == "abs" and (n := number_of(inner)) is not None:
        return inner if n >= 0 else _product([Neg(inner)])
    return _product([e]) if e.function in ("sqrt", "exp") else e
