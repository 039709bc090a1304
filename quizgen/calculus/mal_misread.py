"""The function read as another one, and that one differentiated rightly. Each docstring is what was read."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.mal_brackets import powers_moved, powers_over_sum
from quizgen.calculus.mal_factors import without_factors
from quizgen.calculus.malrule import Slips, body_and_variable, by_law, of
from quizgen.expr.nodes import Call, Expr, Neg, Power
from quizgen.expr.walk import symbols


def _read_as(goal: Goal, misread: Slips) -> Iterator[Plan]:
    """The derivative of what the body, if it depends on the variable, was taken for."""
    found = body_and_variable(goal)
    if found and depends(*found):
        for other in misread(found[0]):
            yield Plan(of(goal, other), lambda rate: rate)


def power_moved(goal: Goal) -> Iterator[Plan]:
    """sin(x)^2 = sin(x^2), and the other way round"""
    yield from _read_as(goal, powers_moved)


def power_distributed(goal: Goal) -> Iterator[Plan]:
    """(a + b)^n = a^n + b^n"""
    yield from _read_as(goal, powers_over_sum)


def minus_inside_lost(goal: Goal) -> Iterator[Plan]:
    """f(-u) = f(u)"""
    yield from _read_as(goal, _without_minus)


def _without_minus(e: Expr) -> Iterator[Expr]:
    match e:
        case Power(base, Neg(exponent)) if symbols(exponent):
            yield Power(base, exponent)
        case Call(f, (Neg(inside),)):
            yield Call(f, (inside,))


def factor_inside_lost(goal: Goal) -> Iterator[Plan]:
    """f(k u) = f(u)"""
    found = body_and_variable(goal)
    if found and depends(*found):
        for other in _without_factor(*found):
            yield Plan(of(goal, other), lambda rate: rate)


def _without_factor(e: Expr, x: str) -> Iterator[Expr]:
    match e:
        case Call(f, (inside,)) if (bare := without_factors(inside, x)) != inside:
            yield Call(f, (bare,))
        case Power(base, n) if depends(base, x) and (bare := without_factors(base, x)) != base:
            yield Power(bare, n)
        case Power(base, n) if depends(n, x) and (bare := without_factors(n, x)) != n:
            yield Power(base, bare)


MISREAD = (
    by_law("misread.power-moved", "Power of the function and of its argument confused",
        "Look at what is squared: sin(x^2) is the sine of a square, (sin x)^2 the square of a sine.",
        power_moved, ("sin(x)^2", "x", "2x cos(x^2)")),
    by_law("misread.power-over-sum", "Power taken term by term",
        "A power or a root of a sum cannot be taken term by term: keep the bracket and use the chain rule.",
        power_distributed, ("(x^2+4)^3", "x", "6x^5")),
    by_law("misread.minus-inside-lost", "Minus inside lost",
        "There is a minus inside the function: keep it, also when you differentiate what is inside.",
        minus_inside_lost, ("e^(-x)", "x", "e^x")),
    by_law("misread.factor-inside-lost", "Factor inside lost",
        "There is a factor inside the function: keep it, also when you differentiate what is inside.",
        factor_inside_lost, ("sqrt(5x)", "x", "1/(2sqrt(x))")),
)  # fmt: skip
