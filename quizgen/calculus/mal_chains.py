"""Wrong laws for functions of functions. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import (
    CLARK,
    SIYEPU,
    by_law,
    of,
)
from quizgen.calculus.multiply import term_of
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.rules import chain
from quizgen.expr.nodes import (
    Call,
    Derivative,
    Expr,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.walk import substitute, symbols


def _layers(goal: Goal) -> tuple[Derivative, str, Expr, str] | None:
    """The outer goal, its letter, the inner function and the variable, where the chain rule applies."""
    if not isinstance(goal, Derivative) or len(goal.variables) != 1:
        return None
    if not isinstance(goal.body, Power | Call):
        return None
    if isinstance(goal.body, Power) and depends(goal.body.base, goal.variables[0]):
        if depends(goal.body.exponent, goal.variables[0]) or isinstance(goal.body.base, Symbol):
            return None
    elif isinstance(goal.body, Power) and isinstance(goal.body.exponent, Symbol):
        return None
    if isinstance(goal.body, Call) and isinstance(goal.body.arguments[0], Symbol):
        return None
    plan = chain(goal)
    if plan is None or not isinstance(plan.goals[0], Derivative):
        return None
    [(letter, inner)] = plan.names
    return plan.goals[0], letter, inner, goal.variables[0]


def inner_forgotten(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u), or (f(-k x))' = -f'(-k x)"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer,), lambda df: substitute(df, {u: inner}))
        if isinstance(inner, Neg):
            yield Plan((outer,), lambda df: Neg(substitute(df, {u: inner})))


def inner_number_only(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) c, where c is only the number in u' (c = 3 for u' = 3 cos x)"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Product((substitute(df, {u: inner}), _number_in(du))))


def _number_in(e: Expr) -> Expr:
    return to_expr(term_of(e).coefficient)


def inner_inside(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u')"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: substitute(df, {u: du}))


def function_of_derivative(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f(u')"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan(of(goal, inner), lambda du: substitute(outer.body, {u: du}))


def argument_differentiated(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u') u'"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Product((substitute(df, {u: du}), du)))


def inner_twice(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) u' u'"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Product((substitute(df, {u: inner}), du, du)))


def outer_kept(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f(u) u'"""
    if (found := _layers(goal)) and not _is_exponential(found[0].body):
        outer, u, inner, _ = found
        yield Plan(of(goal, inner), lambda du: Product((substitute(outer.body, {u: inner}), du)))


def _is_exponential(e: Expr) -> bool:
    return (isinstance(e, Power) and not symbols(e.base)) or (isinstance(e, Call) and e.function == "exp")


def outer_dropped(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = u'"""
    if found := _layers(goal):
        yield Plan(of(goal, found[2]), lambda du: du)


def argument_changed(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(x) u'"""
    if found := _layers(goal):
        outer, u, inner, x = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Product((substitute(df, {u: Symbol(x)}), du)))


def inner_added(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) + u'"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Sum((substitute(df, {u: inner}), du)))


def inner_itself(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) u"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer,), lambda df: Product((substitute(df, {u: inner}), inner)))


def inner_divided(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) / u'"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer, *of(goal, inner)), lambda df, du: Quotient(substitute(df, {u: inner}), du))


CHAIN = (
    by_law("chain.inner-derivative-forgotten", "Inner derivative forgotten",
        "You differentiated the outer function. Multiply by the derivative of what is inside it.",
        inner_forgotten, ("sin(x^2)", "x", "cos(x^2)"), CLARK),
    by_law("chain.inner-derivative-incomplete", "Inner derivative incomplete",
        "The derivative of what is inside is more than its number: differentiate it fully.",
        inner_number_only, ("cos(sin(3x))", "x", "-3sin(sin(3x))")),
    by_law("chain.inner-derivative-inside", "Derivative of the inside put inside",
        "Keep the inside as it is in the outer derivative, and multiply by its derivative.",
        inner_inside, ("sin(x^3)", "x", "cos(3x^2)"), CLARK),
    by_law("chain.argument-differentiated", "Inside replaced by its derivative",
        "Inside the outer derivative the inside stays as it was; only the factor behind is its derivative.",
        argument_differentiated, ("e^(x^2+3x)", "x", "(2x+3)e^(2x+3)"), SIYEPU),
    by_law("chain.function-of-derivative", "Function of the derivative",
        "The outer function must be differentiated too: you kept it and differentiated only its inside.",
        function_of_derivative, ("tan(x^3)", "x", "tan(3x^2)")),
    by_law("chain.inner-derivative-twice", "Inner derivative used twice",
        "The derivative of the inside is a factor once, not twice.",
        inner_twice, ("sin(3x)", "x", "9cos(3x)")),
    by_law("chain.argument-changed", "Inside lost from the outer derivative",
        "The outer derivative is taken at the inside, not at the variable itself.",
        argument_changed, ("tan(5x)", "x", "5sec(x)^2"), SIYEPU),
    by_law("chain.outer-not-differentiated", "Outer function not differentiated",
        "You multiplied by the derivative of the inside; the outer function has to be differentiated as well.",
        outer_kept, ("ln(x^2+1)", "x", "2x ln(x^2+1)")),
    by_law("chain.outer-dropped", "Only the inside differentiated",
        "This is the derivative of the inside alone: the derivative of the outer function is missing as a factor.",
        outer_dropped, ("ln(cosh(x))", "x", "sinh(x)")),
    by_law("chain.inner-derivative-added", "Inner derivative added",
        "The derivative of the inside is a factor, not a term: multiply by it.",
        inner_added, ("sin(x^2)", "x", "cos(x^2)+2x")),
    by_law("chain.inner-function-for-derivative", "Inside instead of its derivative",
        "Multiply by the derivative of the inside, not by the inside itself.",
        inner_itself, ("sin(x^2)", "x", "x^2 cos(x^2)")),
    by_law("chain.divided-by-inner-derivative", "Divided by the inner derivative",
        "Multiply by the derivative of the inside; dividing by it belongs to integration.",
        inner_divided, ("sin(4x)", "x", "cos(4x)/4")),
)  # fmt: skip
