"""Wrong laws for powers and roots of the variable. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    ORTON,
    body_and_variable,
    by_law,
    leaf,
)
from quizgen.calculus.numbers import number_of, to_expr
from quizgen.calculus.rules import lowered
from quizgen.expr.nodes import (
    ONE,
    TWO,
    Call,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)


def _power(goal: Goal) -> tuple[Expr, Expr] | None:
    """(x, n) for the goal to differentiate x^n; a square root counts, a letter alone is its first power."""
    found = body_and_variable(goal)
    match found:
        case (Power(Symbol(name) as x, n), v) if name == v and not depends(n, v):
            return x, n
        case (Call("sqrt", (Symbol(name) as x,)), v) if name == v:
            return x, Quotient(ONE, TWO)
        case _:
            return None


def _less(n: Expr, k: int) -> Expr:
    """n - k, worked out for numbers."""
    value = number_of(n)
    return Sum((n, to_expr(-k))) if value is None else to_expr(value - k)


def power_not_lowered(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^n, x' = x"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, n))))
    body = body_and_variable(goal)
    if body and body[0] == Symbol(body[1]):
        yield leaf(body[0])


def power_raised(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^(n+1), or (n+1) x^(n+1)"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, _less(n, -1)))))
        yield leaf(Product((_less(n, -1), Power(x, _less(n, -1)))))


def power_lowered_twice(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^(n-2)"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, _less(n, 2)))))


def power_factor_forgotten(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = x^(n-1), or -x^(n-1) for a negative n"""
    if (found := _power(goal)) and number_of(found[1]) not in (1, -1):
        x, n = found
        yield leaf(Power(x, _less(n, 1)))
        if (number_of(n) or 0) < 0:
            yield leaf(Neg(Power(x, _less(n, 1))))


def power_factor_lowered(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = (n-1) x^(n-1), or (n-1) x^n"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((_less(n, 1), Power(x, _less(n, 1)))))
        yield leaf(Product((_less(n, 1), Power(x, n))))


def power_lost(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x"""
    if (found := _power(goal)) and number_of(found[1]) != 2:
        x, n = found
        yield leaf(Product((n, x)))


def power_integrated(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = x^(n+1)/(n+1), (1/u)' = ln u"""
    if found := _power(goal):
        x, n = found
        if number_of(n) == -1:
            yield leaf(Call("ln", (x,)))
        else:
            yield leaf(Quotient(Power(x, _less(n, -1)), _less(n, -1)))
    match body_and_variable(goal):
        case (Symbol(name) as x, v) if name == v:
            yield leaf(Quotient(Power(x, TWO), TWO))
        case (Quotient(top, below), v) if depends(below, v) and not depends(top, v):
            yield leaf(Product((top, Call("ln", (below,)))))


def power_sign_of_exponent(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^(1-n), n x^(-n) or n x^(-n-1), a sign lost in the exponent, for an n below 1"""
    if (found := _power(goal)) and (number_of(found[1]) or 0) < 1:
        x, n = found
        yield leaf(Product((n, Power(x, Neg(_less(n, 1))))))
        yield leaf(Product((n, Power(x, Neg(n)))))
        if (number_of(n) or 0) < 0:
            yield leaf(Product((n, Power(x, _less(Neg(n), 1)))))


def power_sign_of_factor(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = -n x^(n-1)"""
    if found := _power(goal):
        yield leaf(Neg(lowered(*found)))


def power_as_exponential(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = x^n ln x"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((Power(x, n), Call("ln", (x,)))))


def root_dropped(goal: Goal) -> Iterator[Plan]:
    """(sqrt x)' = 1/(2x)"""
    found = body_and_variable(goal)
    match found:
        case (Call("sqrt", (Symbol() as x,)), _):
            yield leaf(Quotient(ONE, Product((TWO, x))))


POWER = (
    by_law("power.not-lowered", "Exponent not lowered",
        "In the power rule the exponent is lowered by one.",
        power_not_lowered, ("x^5", "x", "5x^5")),
    by_law("power.factor-forgotten", "Exponent not brought down",
        "In the power rule the exponent comes down as a factor.",
        power_factor_forgotten, ("x^5", "x", "x^4")),
    by_law("power.raised", "Exponent raised",
        "In the power rule the exponent is lowered by one, not raised.",
        power_raised, ("x^5", "x", "5x^6")),
    by_law("power.integrated", "Integrated instead of differentiated",
        "This is an integral: to differentiate, bring the exponent down and lower it by one.",
        power_integrated, ("x^5", "x", "x^6/6"), ORTON),
    by_law("power.lowered-twice", "Exponent lowered too far",
        "In the power rule the exponent is lowered by one, not by two.",
        power_lowered_twice, ("x^5", "x", "5x^3")),
    by_law("power.exponent-lost", "Exponent lost",
        "The exponent is lowered by one, it does not vanish.",
        power_lost, ("x^5", "x", "5x")),
    by_law("power.root-dropped", "Root dropped",
        "The derivative of the square root of x is one over twice the root of x: the root stays.",
        root_dropped, ("sqrt(x)", "x", "1/(2x)")),
    by_law("power.sign-of-factor", "Sign of the power rule",
        "The factor in front is the exponent with its own sign.",
        power_sign_of_factor, ("e^(x^3)", "x", "-3x^2 e^(x^3)")),
    by_law("exponential.rule-on-power", "Exponential rule on a power",
        "The variable is in the base, so the power rule applies: bring the exponent down.",
        power_as_exponential, ("x^5", "x", "x^5 ln(x)")),
)  # fmt: skip

RARE_POWER = (
    by_law("power.lowered-before-use", "Exponent lowered before it was brought down",
        "The factor is the exponent as it was before it was lowered.",
        power_factor_lowered, ("x^5", "x", "4x^4")),
    by_law("power.sign-of-exponent", "Sign lost in the exponent",
        "Look at the sign of the exponent: one less than -2 is -3, one less than 1/2 is -1/2.",
        power_sign_of_exponent, ("x^(-2)", "x", "-2x^3")),
)  # fmt: skip
