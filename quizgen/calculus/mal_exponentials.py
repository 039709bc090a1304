"""Wrong laws for exponentials and logarithms. Each docstring is the law that is followed."""

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
from quizgen.expr.nodes import (
    ONE,
    Call,
    E,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)


def _exponential(goal: Goal) -> tuple[Expr, Expr] | None:
    """(a, u) for a^u with a constant base."""
    found = body_and_variable(goal)
    match found:
        case (Power(a, u), x) if depends(u, x) and not depends(a, x):
            return a, u
        case (Call("exp", (u,)), x) if depends(u, x):
            return E, u
        case _:
            return None


def exponential_as_power(goal: Goal) -> Iterator[Plan]:
    """(a^u)' = u a^(u-1), or u' u a^(u-1)"""
    if found := _exponential(goal):
        a, u = found
        yield leaf(Product((u, Power(a, Sum((u, Neg(ONE)))))))
        if not isinstance(u, Symbol):
            yield Plan(of(goal, u), lambda du: Product((du, u, Power(a, Sum((u, Neg(ONE)))))))
            yield Plan(of(goal, u), lambda du: Product((du, Power(a, Sum((u, Neg(ONE)))))))


def logarithm_of_base_forgotten(goal: Goal) -> Iterator[Plan]:
    """(a^x)' = a^x"""
    if (found := _exponential(goal)) and found[0] != E and isinstance(found[1], Symbol):
        yield leaf(Power(*found))


def divided_by_logarithm_of_base(goal: Goal) -> Iterator[Plan]:
    """(a^x)' = a^x / ln a"""
    if (found := _exponential(goal)) and found[0] != E and isinstance(found[1], Symbol):
        yield leaf(Quotient(Power(*found), Call("ln", (found[0],))))


def logarithm_of_variable(goal: Goal) -> Iterator[Plan]:
    """(a^x)' = a^x ln x"""
    if (found := _exponential(goal)) and found[0] != E and isinstance(found[1], Symbol):
        yield leaf(Product((Power(*found), Call("ln", (found[1],)))))


def variable_power_as_power(goal: Goal) -> Iterator[Plan]:
    """(f^g)' = g f^(g-1) f'"""
    found = body_and_variable(goal)
    match found:
        case (Power(f, g), x) if depends(f, x) and depends(g, x):
            yield Plan(of(goal, f), lambda df: Product((g, Power(f, Sum((g, Neg(ONE)))), df)))


def variable_power_as_exponential(goal: Goal) -> Iterator[Plan]:
    """(f^g)' = f^g ln f g'"""
    found = body_and_variable(goal)
    match found:
        case (Power(f, g) as whole, x) if depends(f, x) and depends(g, x):
            yield Plan(of(goal, g), lambda dg: Product((whole, Call("ln", (f,)), dg)))


def logarithm_of_power_dropped(goal: Goal) -> Iterator[Plan]:
    """(f^g)' = f^g"""
    found = body_and_variable(goal)
    match found:
        case (Power(f, g) as whole, x) if depends(f, x) and depends(g, x):
            yield leaf(whole)


def base_of_logarithm_forgotten(goal: Goal) -> Iterator[Plan]:
    """(log_b x)' = 1/x"""
    for x, _ in _logarithm(goal):
        yield leaf(Quotient(ONE, x))


def logarithm_of_base_on_top(goal: Goal) -> Iterator[Plan]:
    """(log_b x)' = ln b / x"""
    for x, b in _logarithm(goal):
        yield leaf(Quotient(Call("ln", (b,)), x))


def base_as_factor(goal: Goal) -> Iterator[Plan]:
    """(log_b x)' = 1/(b x)"""
    for x, b in _logarithm(goal):
        yield leaf(Quotient(ONE, Product((b, x))))


def _logarithm(goal: Goal) -> Iterator[tuple[Expr, Expr]]:
    found = body_and_variable(goal)
    match found:
        case (Call("log", (Symbol(name) as x, b)), v) if name == v:
            yield x, b


def logarithm_kept(goal: Goal) -> Iterator[Plan]:
    """(ln u)' = ln u'"""
    found = body_and_variable(goal)
    match found:
        case (Call("ln", (u,)), x) if depends(u, x) and not isinstance(u, Symbol):
            yield Plan(of(goal, u), lambda du: Call("ln", (du,)))


VARYING = (
    by_law("power.rule-on-variable-power", "Power rule where the exponent varies",
        "Base and exponent both contain the variable: take logarithms first.",
        variable_power_as_power, ("x^x", "x", "x*x^(x-1)")),
    by_law("exponential.rule-on-variable-power", "Exponential rule where the base varies",
        "Base and exponent both contain the variable: take logarithms first.",
        variable_power_as_exponential, ("x^x", "x", "x^x ln(x)")),
    by_law("exponential.variable-power-kept", "Derivative of the exponent missing",
        "x^x = e^(x ln x): multiply by the derivative of x ln x.",
        logarithm_of_power_dropped, ("x^(2x)", "x", "x^(2x)")),
    by_law("logarithm.kept", "Logarithm of the derivative",
        "The derivative of ln u is 1/u times u', without a logarithm.",
        logarithm_kept, ("ln(x^3+1)", "x", "ln(3x^2)")),
)  # fmt: skip

EXPONENTIAL = (
    by_law("power.rule-on-exponential", "Power rule on an exponential",
        "The variable is in the exponent, so the power rule does not apply: (e^u)' = e^u u'.",
        exponential_as_power, ("e^(2x)", "x", "2x e^(2x-1)"), ORTON),
    by_law("exponential.logarithm-forgotten", "Logarithm of the base forgotten",
        "Only e^x is its own derivative: (a^x)' = a^x ln a.",
        logarithm_of_base_forgotten, ("3^x", "x", "3^x")),
    by_law("exponential.logarithm-divided", "Divided by the logarithm of the base",
        "Multiply by ln a; dividing by it belongs to integration.",
        divided_by_logarithm_of_base, ("3^x", "x", "3^x/ln(3)")),
    by_law("exponential.logarithm-of-variable", "Logarithm of the variable",
        "It is the logarithm of the base that is a factor: (a^x)' = a^x ln a.",
        logarithm_of_variable, ("3^x", "x", "3^x ln(x)")),
    by_law("logarithm.base-forgotten", "Base of the logarithm forgotten",
        "(log_b x)' = 1/(x ln b): only for the natural logarithm it is 1/x.",
        base_of_logarithm_forgotten, ("log_10(x)", "x", "1/x")),
    by_law("logarithm.base-on-top", "Logarithm of the base on the wrong side",
        "(log_b x)' = 1/(x ln b): the logarithm of the base stands below the line.",
        logarithm_of_base_on_top, ("log_10(x)", "x", "ln(10)/x")),
    by_law("logarithm.base-as-factor", "Base instead of its logarithm",
        "(log_b x)' = 1/(x ln b): it is the logarithm of the base that is a factor.",
        base_as_factor, ("log_10(x)", "x", "1/(10x)")),
)  # fmt: skip
