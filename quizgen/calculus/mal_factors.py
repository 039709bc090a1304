"""Wrong laws for constant factors. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    body_and_variable,
    by_law,
    leaf,
    of,
    unsigned,
)
from quizgen.calculus.rules import as_product
from quizgen.expr.nodes import (
    ONE,
    ZERO,
    Derivative,
    Expr,
    Neg,
    Product,
    Quotient,
    Sum,
)


def _multiple(goal: Goal) -> tuple[tuple[Expr, ...], Expr] | None:
    found = body_and_variable(goal)
    if found is None:
        return None
    body, x = found
    if isinstance(body, Product):
        kept = tuple(f for f in body.factors if not depends(f, x))
        rest = [f for f in body.factors if depends(f, x)]
        return (kept, as_product(rest)) if kept and rest else None
    if isinstance(body, Quotient) and depends(body.numerator, x) and not depends(body.denominator, x):
        return (Quotient(ONE, body.denominator),), body.numerator
    return None


def factor_lost(goal: Goal) -> Iterator[Plan]:
    """(k f)' = f'"""
    if found := _multiple(goal):
        yield Plan(of(goal, found[1]), lambda df: df)


def factor_differentiated_away(goal: Goal) -> Iterator[Plan]:
    """(k f)' = 0, as k' = 0"""
    if _multiple(goal):
        yield leaf(ZERO)


def factor_power(goal: Goal) -> Iterator[Plan]:
    """(k x^n)' = n x^(n-1) + k, the factor treated as a term"""
    if found := _multiple(goal):
        kept, rest = found
        yield Plan(of(goal, rest), lambda df: Sum((df, as_product(kept))))


def _bare_terms(goal: Goal) -> tuple[list[Expr], int]:
    """The terms of a sum that vary, without their constant factors but with their signs; how many of them had one."""
    if not isinstance(goal, Derivative) or not isinstance(goal.body, Sum):
        return [], 0
    x = goal.variables[0]
    varying = [term for term in goal.body.terms if depends(term, x)]
    bare = [without_factors(term, x) for term in varying]
    return bare, sum(a != b for a, b in zip(bare, varying, strict=True))


def without_factors(e: Expr, x: str) -> Expr:
    """e without its constant factors, above and below the fraction line."""
    match e:
        case Neg(body):
            return Neg(without_factors(body, x))
        case Product(factors):
            rest = [f for f in factors if depends(f, x)]
            return e if len(rest) == len(factors) else without_factors(as_product(rest), x)
        case Quotient(top, below) if not depends(below, x):
            return without_factors(top, x)
        case Quotient(top, below):
            return Quotient(without_factors(top, x) if depends(top, x) else ONE, without_factors(below, x))
        case _:
            return e


def all_factors_lost(goal: Goal) -> Iterator[Plan]:
    """(a f + b g)' = f' + g'"""
    bare, lost = _bare_terms(goal)
    if lost > 1:
        yield Plan(of(goal, *bare), lambda *rates: Sum(rates))


def factors_and_sign_lost(goal: Goal) -> Iterator[Plan]:
    """(a f - b g)' = f' + g', one sign wrong or all minus signs lost"""
    bare, lost = _bare_terms(goal)
    if lost and len(bare) > 1:
        yield Plan(of(goal, *map(unsigned, bare)), lambda *rates: Sum(rates))
        for i, term in enumerate(bare):
            yield Plan(of(goal, *bare[:i], Neg(term), *bare[i + 1 :]), lambda *rates: Sum(rates))


FACTOR = (
    by_law("factor.lost", "Constant factor lost",
        "A constant factor stays: (k f)' = k f'.",
        factor_lost, ("5 sin(x)", "x", "cos(x)")),
    by_law("factor.differentiated-away", "Constant factor differentiated to 0",
        "A constant factor stays: (k f)' = k f'. Only a constant term vanishes.",
        factor_differentiated_away, ("x^3 + 5 sin(x)", "x", "3x^2")),
    by_law("factor.added", "Constant factor treated as a term",
        "The constant multiplies: (k f)' = k f'.",
        factor_power, ("5 sin(x)", "x", "cos(x)+5")),
    by_law("factor.all-lost", "Constant factors of all terms lost",
        "A constant factor stays in every term: (a f + b g)' = a f' + b g'.",
        all_factors_lost, ("4 sin(3x) + 5/x", "x", "3cos(3x) - 1/x^2")),
    by_law("factor.lost-with-sign", "Constant factors and a sign lost",
        "A constant factor stays with its sign: (a f - b g)' = a f' - b g'.",
        factors_and_sign_lost, ("4 sin(3x) + 5/x", "x", "3cos(3x) + 1/x^2")),
)  # fmt: skip
