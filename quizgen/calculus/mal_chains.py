"""Wrong laws for functions of functions, powers, exponentials, logarithms and the table. Docstrings are the laws."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.mal_writing import signs_of_terms
from quizgen.calculus.malrule import body_and_variable, leaf, of
from quizgen.calculus.numbers import number_of, to_expr
from quizgen.calculus.rules import chain, lowered
from quizgen.calculus.terms import term_of
from quizgen.expr.functions import FUNCTIONS, derivative_at
from quizgen.expr.nodes import ONE, TWO, Call, Derivative, E, Expr, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import substitute


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
    """(f(u))' = f'(u)"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan((outer,), lambda df: substitute(df, {u: inner}))


def inner_number_only(goal: Goal) -> Iterator[Plan]:
    """(f(u))' = f'(u) c, where c is only the number in u' (c = 3 for u' = 3 cos x)"""
    if found := _layers(goal):
        outer, u, inner, _ = found
        yield Plan(
            (outer, *of(goal, inner)), lambda df, du: Product((substitute(df, {u: inner}), _number_in(du)))
        )


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
    return (isinstance(e, Power) and e.base == E) or (isinstance(e, Call) and e.function == "exp")


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
    """(x^n)' = n x^(n+1)"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, _less(n, -1)))))


def power_lowered_twice(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^(n-2)"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, _less(n, 2)))))


def power_factor_forgotten(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = x^(n-1)"""
    if (found := _power(goal)) and number_of(found[1]) not in (1, -1):
        x, n = found
        yield leaf(Power(x, _less(n, 1)))


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
    """(x^n)' = x^(n+1)/(n+1)"""
    if (found := _power(goal)) and number_of(found[1]) != -1:
        x, n = found
        yield leaf(Quotient(Power(x, _less(n, -1)), _less(n, -1)))
    body = body_and_variable(goal)
    if body and body[0] == Symbol(body[1]):
        yield leaf(Quotient(Power(body[0], TWO), TWO))


def power_sign_of_exponent(goal: Goal) -> Iterator[Plan]:
    """(x^n)' = n x^(1-n), or n x^(-n), a sign lost in the exponent"""
    if found := _power(goal):
        x, n = found
        yield leaf(Product((n, Power(x, Neg(_less(n, 1))))))
        yield leaf(Product((n, Power(x, Neg(n)))))


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


def _table(goal: Goal) -> tuple[str, Expr] | None:
    """(f, x) for the goal to differentiate f(x), f in the table."""
    found = body_and_variable(goal)
    match found:
        case (Call(f, (Symbol(name) as x,)), v) if name == v and f in FUNCTIONS and FUNCTIONS[f].derivative:
            return f, x
        case _:
            return None


def table_sign(goal: Goal) -> Iterator[Plan]:
    """(cos x)' = sin x, and other signs of the table reversed"""
    if found := _table(goal):
        yield leaf(Neg(derivative_at(*found)))


def table_unchanged(goal: Goal) -> Iterator[Plan]:
    """(f(x))' = f(x), or -f(x)"""
    if (found := _table(goal)) and found[0] not in ("exp", "sqrt", "abs"):
        yield leaf(Call(found[0], (found[1],)))
        yield leaf(Neg(Call(found[0], (found[1],))))


def square_forgotten(goal: Goal) -> Iterator[Plan]:
    """(tan x)' = sec x"""
    if found := _table(goal):
        slope = derivative_at(*found)
        inside = slope.body if isinstance(slope, Neg) else slope
        if isinstance(inside, Power) and inside.exponent == TWO:
            yield leaf(Neg(inside.base) if isinstance(slope, Neg) else inside.base)


def inner_square_sign(goal: Goal) -> Iterator[Plan]:
    """(arctan x)' = 1/(1 - x^2), and other signs inside the table's formulas"""
    if found := _table(goal):
        yield from (leaf(e) for e in signs_of_terms(derivative_at(*found)))
        if found[0] == "tan":
            yield leaf(Sum((ONE, Neg(Power(Call("tan", (found[1],)), TWO)))))


SISTERS: tuple[tuple[str, ...], ...] = (
    ("sin", "cos", "tan", "sec", "csc", "cot"),
    ("asin", "acos", "atan", "asinh", "acosh", "atanh"),
    ("sinh", "cosh", "tanh", "sech"),
)
"""Functions whose derivatives are mistaken for one another."""


def sister_function(goal: Goal) -> Iterator[Plan]:
    """(tan x)' = sec x tan x, the derivative of another function of the family"""
    if found := _table(goal):
        for family in SISTERS:
            if found[0] in family:
                yield from (leaf(derivative_at(other, found[1])) for other in family if other != found[0])


def trigonometric_for_hyperbolic(goal: Goal) -> Iterator[Plan]:
    """(cosh x)' = -sinh x, (tanh x)' = 1 + tanh^2 x: the trigonometric rule"""
    if (found := _table(goal)) and found[0] == "tanh":
        yield leaf(Sum((ONE, Power(Call("tanh", (found[1],)), TWO))))


def reciprocal_of_function(goal: Goal) -> Iterator[Plan]:
    """(ln u)' = 1/ln u"""
    if (found := _table(goal)) and found[0] == "ln":
        yield leaf(Quotient(ONE, Call(found[0], (found[1],))))


def logarithm_kept(goal: Goal) -> Iterator[Plan]:
    """(ln u)' = ln u'"""
    found = body_and_variable(goal)
    match found:
        case (Call("ln", (u,)), x) if depends(u, x) and not isinstance(u, Symbol):
            yield Plan(of(goal, u), lambda du: Call("ln", (du,)))
