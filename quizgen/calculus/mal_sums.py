"""Wrong laws for sums and constants. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    ORTON,
    body_and_variable,
    by_law,
    leaf,
    of,
)
from quizgen.calculus.numbers import number_of
from quizgen.expr.nodes import (
    ONE,
    ZERO,
    Expr,
    Neg,
    Power,
    Product,
    Sum,
    Symbol,
)
from quizgen.expr.walk import symbols


def _varying_terms(goal: Goal) -> Iterator[tuple[tuple[Expr, ...], Expr, tuple[Expr, ...]]]:
    """Each term of a sum that depends on the variable, with the terms before and after it."""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Sum):
        terms = found[0].terms
        for i, term in enumerate(terms):
            if depends(term, found[1]):
                yield terms[:i], term, terms[i + 1 :]


def term_lost(goal: Goal) -> Iterator[Plan]:
    """(f + g)' = f'"""
    for before, _, after in _varying_terms(goal):
        yield Plan(of(goal, *before, *after), lambda *rates: Sum(rates) if len(rates) > 1 else rates[0])


def sign_of_term(goal: Goal) -> Iterator[Plan]:
    """(f - g)' = f' + g', (f + g)' = f' - g'"""
    for before, term, after in _varying_terms(goal):
        yield Plan(of(goal, *before, Neg(term), *after), lambda *rates: Sum(rates))


def minus_over_first_term_only(goal: Goal) -> Iterator[Plan]:
    """(f - (g + h))' = f' - g' + h'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Neg) and isinstance(found[0].body, Sum):
        terms = found[0].body.terms
        yield Plan(of(goal, *terms), lambda first, *rest: Sum((Neg(first), *rest)))


def constant_kept(goal: Goal) -> Iterator[Plan]:
    """(f + c)' = f' + c, c' = c"""
    found = body_and_variable(goal)
    if found and found[0] != ZERO and not symbols(found[0]):
        yield leaf(found[0])


def constant_to_one(goal: Goal) -> Iterator[Plan]:
    """c' = 1"""
    found = body_and_variable(goal)
    if found and not symbols(found[0]) and number_of(found[0]) != 1:
        yield leaf(ONE)


def constant_as_power(goal: Goal) -> Iterator[Plan]:
    """(c^n)' = n c^(n-1)"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Power) and not symbols(found[0]):
        base, n = found[0].base, found[0].exponent
        lower = Product((n, Power(base, Sum((n, Neg(ONE))))))
        yield leaf(lower)
        yield leaf(Product((lower, Symbol(found[1]))))


def constant_integrated(goal: Goal) -> Iterator[Plan]:
    """c' = c x"""
    found = body_and_variable(goal)
    if found and found[0] != ZERO and not symbols(found[0]):
        yield leaf(Product((found[0], Symbol(found[1]))))


def minus_lost(goal: Goal) -> Iterator[Plan]:
    """(-f)' = f'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Neg):
        yield Plan(of(goal, found[0].body), lambda df: df)


LINEAR = (
    by_law("constant.kept", "Constant kept",
        "A constant does not change: its derivative is 0.",
        constant_kept, ("x^3+7", "x", "3x^2+7"), ORTON),
    by_law("constant.to-one", "Derivative of a constant taken as 1",
        "A constant does not change: its derivative is 0, not 1.",
        constant_to_one, ("x^3+7", "x", "3x^2+1")),
    by_law("constant.power-rule", "Power rule on a constant",
        "There is no variable in it: a power of a constant is a constant, and its derivative is 0.",
        constant_as_power, ("pi^3", "x", "3pi^2")),
    by_law("constant.integrated", "Constant integrated",
        "This is an integral: the derivative of a constant is 0.",
        constant_integrated, ("x^3+7", "x", "3x^2+7x")),
    by_law("minus.lost", "Minus sign lost",
        "A minus sign in front stays: (-f)' = -f'.",
        minus_lost, ("x-x^3", "x", "1+3x^2")),
    by_law("minus.first-term-only", "Minus applied to the first term only",
        "A minus in front of a bracket changes the sign of every term in it.",
        minus_over_first_term_only, ("x^2-(x^3+e^x)", "x", "2x-3x^2+e^x")),
    by_law("sum.sign", "Sign of a term",
        "Check the sign of each term.",
        sign_of_term, ("x^3+e^x", "x", "3x^2-e^x")),
    by_law("sum.term-lost", "Term lost",
        "Every term of the sum has a derivative: one of yours is missing.",
        term_lost, ("x^3+sin(x)+x", "x", "cos(x)+1")),
)  # fmt: skip
