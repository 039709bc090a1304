"""Wrong laws for quotients. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    ORTON,
    body_and_variable,
    by_law,
    of,
)
from quizgen.expr.nodes import (
    TWO,
    Derivative,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
)
from quizgen.expr.walk import symbols


def fraction(goal: Goal) -> tuple[Expr, Expr] | None:
    """(u, v) for the goal to differentiate u/v with a v that varies."""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Quotient) and depends(found[0].denominator, found[1]):
        return found[0].numerator, found[0].denominator
    return None


def quotient_swapped(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (u v' - v u')/v^2"""
    if (found := fraction(goal)) and symbols(found[0]):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(Neg(_top(u, v, du, dv)), Power(v, TWO)))


def denominator_not_squared(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' - u v')/v"""
    if found := fraction(goal):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(_top(u, v, du, dv), v))


def numerator_squared_below(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' - u v')/u^2"""
    if (found := fraction(goal)) and symbols(found[0]):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(_top(u, v, du, dv), Power(u, TWO)))


def denominator_dropped(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = v u' - u v'"""
    if found := fraction(goal):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: _top(u, v, du, dv))


def _top(u: Expr, v: Expr, du: Expr, dv: Expr) -> Expr:
    return Sum((Product((v, du)), Neg(Product((u, dv)))))


def quotient_plus(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' + u v')/v^2"""
    if (found := fraction(goal)) and symbols(found[0]):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(Sum((Product((v, du)), Product((u, dv)))), Power(v, TWO)))


def derivatives_divided(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = u'/v'"""
    if (found := fraction(goal)) and symbols(found[0]):
        yield Plan(of(goal, *found), lambda du, dv: Quotient(du, dv))


def reciprocal_of_derivative(goal: Goal) -> Iterator[Plan]:
    """(k/v)' = k/v'"""
    if (found := fraction(goal)) and isinstance(goal, Derivative) and not depends(found[0], goal.variables[0]):
        u, v = found
        yield Plan(of(goal, v), lambda dv: Quotient(u, dv))


def quotient_half(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = u'/v, or -u v'/v^2"""
    if found := fraction(goal):
        u, v = found
        yield Plan(of(goal, u), lambda du: Quotient(du, v))
        yield Plan(of(goal, v), lambda dv: Neg(Quotient(Product((u, dv)), Power(v, TWO))))
        yield Plan(of(goal, u), lambda du: Quotient(du, Power(v, TWO)))


def numerator_factor_lost(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (u' - u v')/v^2, or (v u' - v')/v^2"""
    if (found := fraction(goal)) and isinstance(goal, Derivative) and depends(found[0], goal.variables[0]):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(Sum((du, Neg(Product((u, dv))))), Power(v, TWO)))
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(Sum((Product((v, du)), Neg(dv))), Power(v, TWO)))


RECIPROCAL = (
    by_law("quotient.reciprocal-of-derivative", "One over the derivative",
        "The derivative of 1/v is -1/v^2 times v', not 1 over v'.",
        reciprocal_of_derivative, ("1/(x^2+1)", "x", "1/(2x)")),
)  # fmt: skip

QUOTIENT = (
    by_law("quotient.order-swapped", "Quotient rule the wrong way round",
        "The numerator is v u' - u v', in this order: yours has the opposite sign.",
        quotient_swapped, ("x^2/(x+1)", "x", "-(x^2+2x)/(x+1)^2")),
    by_law("quotient.plus-for-minus", "Plus in the quotient rule",
        "There is a minus in the quotient rule: v u' - u v'.",
        quotient_plus, ("x^2/(x+1)", "x", "(3x^2+2x)/(x+1)^2")),
    by_law("quotient.denominator-not-squared", "Denominator not squared",
        "The denominator of the quotient rule is v squared.",
        denominator_not_squared, ("x^2/(x+1)", "x", "(x^2+2x)/(x+1)")),
    by_law("quotient.numerator-squared-below", "Divided by the square of the numerator",
        "The quotient rule divides by the square of the denominator: by v squared, not u squared.",
        numerator_squared_below, ("x^2/(x+1)", "x", "(x^2+2x)/x^4")),
    by_law("quotient.derivatives-divided", "Quotient of the derivatives",
        "The derivative of a quotient is not the quotient of the derivatives: use (v u' - u v')/v^2.",
        derivatives_divided, ("x^3/(x^2+1)", "x", "3x/2"), ORTON),
    by_law("quotient.denominator-dropped", "Denominator of the quotient rule dropped",
        "The quotient rule divides by v squared.",
        denominator_dropped, ("x^2/(x+1)", "x", "x^2+2x")),
    by_law("quotient.one-term-only", "One term of the quotient rule only",
        "The numerator of the quotient rule has two terms: v u' - u v'.",
        quotient_half, ("x^2/(x+1)", "x", "2x/(x+1)")),
    by_law("quotient.other-factor-lost", "Other factor lost in the numerator",
        "Each term of the numerator has two factors, one function and the derivative of the other: v u' - u v'.",
        numerator_factor_lost, ("sin(x)/(x+1)", "x", "(cos(x)-sin(x))/(x+1)^2")),
)  # fmt: skip
