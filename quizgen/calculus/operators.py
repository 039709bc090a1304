"""Derivatives made of derivatives: higher orders, gradient, Jacobian, Hessian, Laplacian, directional, implicit.

Their goals are operator calls, grad(E, x, y) and so on, as authors write them; vectors are rows, matrices hold rows.
"""

from __future__ import annotations

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import d
from quizgen.expr.nodes import (
    TWO,
    ZERO,
    Call,
    Derivative,
    Expr,
    Matrix,
    Neg,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
    Vector,
)


def successive(goal: Goal) -> Plan | None:
    """d^2y/dx^2 = d/dx (dy/dx), and d^2z/(dy dx) likewise"""
    if not isinstance(goal, Derivative) or len(goal.variables) < 2:
        return None
    first, rest, partial = goal.variables[:1], goal.variables[1:], goal.partial
    return Plan(
        (Derivative(goal.body, first, partial),),
        lambda _, last: last,
        follow=lambda result: Derivative(result, rest, partial),
    )


def components(goal: Goal) -> Plan | None:
    """(f, g)' = (f', g')"""
    match goal:
        case Derivative(Vector(items)):
            return Plan(tuple(d(item, goal) for item in items), lambda *rates: Vector(rates))
        case Derivative(Matrix(rows)):
            width = len(rows[0]) if rows else 0
            return Plan(tuple(d(item, goal) for row in rows for item in row), lambda *rates: _rows(rates, width))
        case _:
            return None


def gradient(goal: Goal) -> Plan | None:
    """grad E = (dE/dx, dE/dy, ...)"""
    match goal:
        case Call("grad", (body, *variables)):
            return Plan(tuple(partial(body, v) for v in variables), lambda *rates: Vector(rates))
        case _:
            return None


def jacobian(goal: Goal) -> Plan | None:
    """J = rows (df_i/dx, df_i/dy, ...)"""
    match goal:
        case Call("jacobian", (Vector(items), *variables)):
            goals = tuple(partial(item, v) for item in items for v in variables)
            return Plan(goals, lambda *rates: _rows(rates, len(variables)))
        case _:
            return None


def hessian(goal: Goal) -> Plan | None:
    """H = rows (d^2E/(dx dx), d^2E/(dx dy), ...)"""
    match goal:
        case Call("hessian", (body, *variables)):
            goals = tuple(partial(body, v, w) for v in variables for w in variables)
            return Plan(goals, lambda *rates: _rows(rates, len(variables)))
        case _:
            return None


def laplacian(goal: Goal) -> Plan | None:
    """d^2E/dx^2 + d^2E/dy^2 + ..."""
    match goal:
        case Call("laplacian", (body, *variables)):
            return Plan(tuple(partial(body, v, v) for v in variables), lambda *rates: as_sum(rates))
        case _:
            return None


def directional(goal: Goal) -> Plan | None:
    """grad E . a / |a|"""
    match goal:
        case Call("directional", (body, Vector(along), *variables)):
            length = Call("sqrt", (as_sum([Power(a, TWO) for a in along]),))
            return Plan(
                tuple(partial(body, v) for v in variables),
                lambda *rates: Quotient(as_sum([Product((r, a)) for r, a in zip(rates, along, strict=True)]), length),
            )
        case _:
            return None


def implicit(goal: Goal) -> Plan | None:
    """F(x, y) = 0: dF/dx + dF/dy dy/dx = 0, so dy/dx = -(dF/dx)/(dF/dy)"""
    match goal:
        case Call("implicit", (Relation(left, "=", right), Symbol() as y, Symbol() as x)):
            body = left if right == ZERO else Sum((left, Neg(right)))
            return Plan((partial(body, x), partial(body, y)), lambda f_x, f_y: Neg(Quotient(f_x, f_y)))
        case _:
            return None


def partial(body: Expr, *variables: Expr) -> Derivative:
    """The inert partial derivative of body with respect to symbols."""
    return Derivative(body, tuple(v.name for v in variables if isinstance(v, Symbol)), True)


def as_sum(terms: list[Expr] | tuple[Expr, ...]) -> Expr:
    """The sum of one or more terms."""
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _rows(items: tuple[Expr, ...], width: int) -> Matrix:
    return Matrix(tuple(items[i : i + width] for i in range(0, len(items), width)))
