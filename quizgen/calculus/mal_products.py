"""Wrong laws for products. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.mal_quotients import fraction
from quizgen.calculus.malrule import (
    ORTON,
    body_and_variable,
    by_law,
    of,
)
from quizgen.expr.nodes import (
    TWO,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.walk import symbols


def _moving(goal: Goal) -> tuple[tuple[Expr, ...], tuple[Expr, ...]] | None:
    """The constant factors of a product and the two or more others."""
    found = body_and_variable(goal)
    if found is None or not isinstance(found[0], Product):
        return None
    factors = found[0].factors
    kept = tuple(f for f in factors if not depends(f, found[1]))
    moving = tuple(f for f in factors if depends(f, found[1]))
    return (kept, moving) if len(moving) > 1 else None


def _rows(moving: Sequence[Expr], rates: Sequence[Expr]) -> list[Expr]:
    """The terms of the product rule, u v' first."""
    return [Product((*moving[:i], *moving[i + 1 :], rates[i])) for i in reversed(range(len(moving)))]


def _with(kept: Sequence[Expr], e: Expr) -> Expr:
    return Product((*kept, e)) if kept else e


def derivatives_multiplied(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u' v', (u u)' = u' u', (u (1/v))' = u' (1/v)'"""
    if found := _moving(goal):
        kept, moving = found
        yield Plan(of(goal, *moving), lambda *rates: Product((*kept, *rates)))
    match body_and_variable(goal):
        case (Power(base, exponent), x) if exponent == TWO and depends(base, x) and not isinstance(base, Symbol):
            yield Plan(of(goal, base), lambda rate: Power(rate, TWO))
    if (over := fraction(goal)) and symbols(over[0]):
        u, v = over
        yield Plan(of(goal, u, v), lambda du, dv: Neg(Quotient(Product((du, dv)), Power(v, TWO))))


def one_term_only(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v', or u' v"""
    if found := _moving(goal):
        kept, moving = found
        for i in range(len(moving)):
            if len(moving) == 2:
                yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _rows(moving, rates)[i]))
            else:
                yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _without(_rows(moving, rates), i)))


def _without(rows: Sequence[Expr], i: int) -> Expr:
    return Sum((*rows[:i], *rows[i + 1 :]))


def product_minus(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v' - v u'"""
    if found := _moving(goal):
        kept, moving = found
        for i in range(len(moving)):
            yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _flipped(_rows(moving, rates), i)))


def _flipped(rows: Sequence[Expr], i: int) -> Expr:
    return Sum((*rows[:i], Neg(rows[i]), *rows[i + 1 :]))


def derivatives_added(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u' + v'"""
    if found := _moving(goal):
        kept, moving = found
        yield Plan(of(goal, *moving), lambda *rates: _with(kept, Sum(rates)))


def other_factor_lost(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v' + u', or u' v + v'"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((Product((u, dv)), du))))
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((dv, Product((v, du))))))


def rate_lost(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u + v u', or u v' + v"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u), lambda du: _with(kept, Sum((u, Product((v, du))))))
        yield Plan(of(goal, v), lambda dv: _with(kept, Sum((Product((u, dv)), v))))


def pairs_mixed(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v + u' v'"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((Product((u, v)), Product((du, dv))))))


def own_derivatives(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u u' + v v'"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((Product((u, du)), Product((v, dv))))))


PRODUCT = (
    by_law("product.derivatives-multiplied", "Product of the derivatives",
        "The derivative of a product is not the product of the derivatives: use u v' + v u'.",
        derivatives_multiplied, ("x^2 sin(x)", "x", "2x cos(x)"), ORTON),
    by_law("product.one-term-only", "One term of the product rule only",
        "The product rule has a term for every factor: u v' and v u'.",
        one_term_only, ("x^2 sin(x)", "x", "x^2 cos(x)")),
    by_law("product.minus-for-plus", "Minus in the product rule",
        "The terms of the product rule are added: u v' + v u'.",
        product_minus, ("x^2 sin(x)", "x", "x^2 cos(x) - 2x sin(x)")),
    by_law("product.derivatives-added", "Sum of the derivatives",
        "Each derivative in the product rule is multiplied by the other factor.",
        derivatives_added, ("x^2 sin(x)", "x", "2x + cos(x)")),
    by_law("product.own-derivatives", "Each factor multiplied by its own derivative",
        "In the product rule each derivative is multiplied by the other factor: u v' + v u'.",
        own_derivatives, ("x^2 sin(x)", "x", "2x^3 + sin(x)cos(x)")),
    by_law("product.other-factor-lost", "Other factor lost in one term",
        "In both terms of the product rule the factor that is not differentiated stays.",
        other_factor_lost, ("x^2 sin(x)", "x", "x^2 cos(x) + 2x")),
    by_law("product.derivative-lost", "Derivative lost in one term",
        "In each term of the product rule one factor is differentiated and stays as a factor.",
        rate_lost, ("x^3 ln(x)", "x", "3x^2 ln(x) + x^3")),
    by_law("product.pairs-mixed", "Functions and derivatives paired wrongly",
        "In each term of the product rule one factor is differentiated and the other is not: u v' + v u'.",
        pairs_mixed, ("x^3 sin(x)", "x", "x^3 sin(x) + 3x^2 cos(x)")),
)  # fmt: skip
