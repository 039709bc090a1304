"""Functions in the form in which people put them before they differentiate: brackets multiplied out, powers and
logarithms taken apart, a fraction split into its terms.

A slip can be made in that form, too: (2x - 3)(x^2 + 4) is multiplied out and one of its four terms goes wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.build import build
from quizgen.calculus.derivation import Goal
from quizgen.calculus.multiply import term_of
from quizgen.calculus.numbers import number_of
from quizgen.calculus.sums import add_up, expand, has_bracket
from quizgen.expr.nodes import TWO, Call, Derivative, E, Expr, Neg, Power, Product, Quotient, Sum
from quizgen.expr.walk import rewrite


def restated(goal: Goal) -> Iterator[Goal]:
    """The goals to differentiate the same function in another form, each once."""
    if isinstance(goal, Derivative):
        bodies = (rewrite(goal.body, _taken_apart), _multiplied_out(goal.body), _split(goal.body))
        for body in dict.fromkeys(body for body in bodies if body != goal.body):
            yield Derivative(body, goal.variables, goal.partial)


def _taken_apart(e: Expr) -> Expr | None:
    """(a b)^n = a^n b^n, (a/b)^n = a^n/b^n, (e^u)^n = e^(n u), ln(a b) = ln a + ln b, ln(u^n) = n ln u"""
    match e:
        case Power(Product(factors), n) if number_of(n) is not None:
            return Product(tuple(_power(factor, n) for factor in factors))
        case Power(Quotient(top, below), n) if number_of(n) is not None:
            return Quotient(_power(top, n), _power(below, n))
        case Call("sqrt", (Product(factors),)):
            return Product(tuple(Call("sqrt", (factor,)) for factor in factors))
        case Call("ln", (Power(base, n),)) if base != E:
            return Product((n, Call("ln", (base,))))
        case Call("ln", (Call("sqrt", (base,)),)):
            return Quotient(Call("ln", (base,)), TWO)
        case Call("ln", (Product(factors),)):
            return Sum(tuple(Call("ln", (factor,)) for factor in factors))
        case Call("ln", (Quotient(top, below),)):
            return Sum((Call("ln", (top,)), Neg(Call("ln", (below,)))))
        case _:
            return None


def _power(base: Expr, n: Expr) -> Expr:
    match base:
        case Power(inner, m) if inner == E:
            return Power(E, Product((n, m)))
        case Call("exp", (m,)):
            return Power(E, Product((n, m)))
        case _:
            return Power(base, n)


def _multiplied_out(e: Expr) -> Expr:
    """(a + b)(c + d) = a c + a d + b c + b d, for one product or power"""
    if not isinstance(e, Product | Power) or not has_bracket(term := term_of(e)):
        return e
    return add_up([build(part) for part in expand(term)])


def _split(e: Expr) -> Expr:
    """(a + b)/c = a/c + b/c, for a c that is not itself a sum"""
    match e:
        case Quotient(Sum(terms), below) if not isinstance(below, Sum):
            return Sum(tuple(_over(term, below) for term in terms))
        case _:
            return e


def _over(term: Expr, below: Expr) -> Expr:
    return Neg(Quotient(term.body, below)) if isinstance(term, Neg) else build(term_of(Quotient(term, below)))
