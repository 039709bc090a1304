"""The light simplification after which a lecturer stops: what stands on the board as the final answer.

0 and 1 vanish, numbers multiply and go to the front, signs go outward, like powers and like terms merge, fractions lose
what cancels. The value never changes, nor the domain except at points that can be filled in; tidy(tidy(e)) == tidy(e).
"""

from __future__ import annotations

from functools import lru_cache

from quizgen.calculus.build import build
from quizgen.calculus.fractions import settle
from quizgen.calculus.linear import multiple, split
from quizgen.calculus.multiply import multiply, term_of
from quizgen.calculus.sums import add_up, gather, positive_first
from quizgen.calculus.term import Term, exponent_expr
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


REMEMBERED = 8192
"""Forms that are kept: the variants of a class have most of their pieces in common."""


@lru_cache(maxsize=REMEMBERED)
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
        return _quotient(e.numerator, tidy(e.denominator))  # type: ignore[union-attr]
    if kind is Power:
        return _product([Power(tidy(e.base), tidy(e.exponent))])  # type: ignore[union-attr]
    if kind is Neg:
        return _product([Neg(tidy(e.body))])  # type: ignore[union-attr]
    if kind is Call:
        return _call(Call(e.function, tuple(map(tidy, e.arguments))))  # type: ignore[union-attr]
    return with_children(e, tuple(map(tidy, children(e))))


def answer(e: Expr) -> Expr:
    """tidy(e), and a sum does not begin with a minus sign if it need not: cos^2 x - sin^2 x."""
    return positive_first(tidy(e))


def _product(factors: list[Expr]) -> Expr:
    term = Term()
    for factor in factors:
        multiply(term, factor)
    return build(settle(term))


def _logarithm(e: Call, inner: Expr) -> Expr:
    """ln(e^u) = u; other logarithms stay."""
    term = term_of(inner)
    exponent = term.powers.get(E)
    return e if exponent is None or len(term.powers) > 1 or term.coefficient != 1 else exponent_expr(exponent)


def _quotient(top: Expr, bottom: Expr) -> Expr:
    """A sum above the line is multiplied out only after cancelling, so that brackets can cancel whole."""
    if type(top) is Sum:
        return _product([Quotient(gather([tidy(term) for term in top.terms]), bottom)])
    return _product([Quotient(tidy(top), bottom)])


def _call(e: Call) -> Expr:
    """f(0), ln 1, ln e^u, |2x| = 2|x| and roots of whole numbers; everything else stays as it is."""
    inner = e.arguments[0]
    if inner == ZERO and e.function in AT_ZERO:
        return AT_ZERO[e.function]
    if e.function == "ln" and inner in (ONE, E):
        return ZERO if inner == ONE else ONE
    if e.function == "ln" and isinstance(inner, Power | Quotient):
        return _logarithm(e, inner)
    if e.function == "abs":
        c, rest = split(inner)
        return multiple(-c if c < 0 else c, Call("abs", (rest,)) if rest != ONE else ONE)
    return _product([e]) if e.function in ("sqrt", "exp") else e
