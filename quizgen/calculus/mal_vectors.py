"""Wrong gradients and Laplacians. Each docstring is what is written instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.malrule import (
    by_law,
)
from quizgen.calculus.operators import as_sum, partial
from quizgen.expr.nodes import (
    ZERO,
    Call,
    Expr,
    Matrix,
    Neg,
    Product,
    Quotient,
    Vector,
)


def components_swapped(goal: Goal) -> Iterator[Plan]:
    """grad E = (dE/dy, dE/dx)"""
    match goal:
        case Call("grad", (body, *variables)) if len(variables) > 1:
            goals = tuple(partial(body, v) for v in variables)
            for i in range(len(goals)):
                for j in range(i):
                    yield Plan(goals, lambda *rates, i=i, j=j: Vector(_exchanged(rates, i, j)))


def _exchanged(items: tuple[Expr, ...], i: int, j: int) -> tuple[Expr, ...]:
    new = list(items)
    new[i], new[j] = new[j], new[i]
    return tuple(new)


def components_added(goal: Goal) -> Iterator[Plan]:
    """grad E = dE/dx + dE/dy"""
    match goal:
        case Call("grad", (body, *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: as_sum(rates))


def signs_of_components(goal: Goal) -> Iterator[Plan]:
    """grad E = (-dE/dx, -dE/dy)"""
    match goal:
        case Call("grad", (body, *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: Vector(tuple(map(Neg, rates))))


def component_left_out(goal: Goal) -> Iterator[Plan]:
    """grad E = (dE/dx)"""
    match goal:
        case Call("grad", (body, *variables)) if len(variables) > 1:
            for v in variables:
                yield Plan((partial(body, v),), lambda rate: rate)
            for left_out in variables:
                rest = tuple(partial(body, v) for v in variables if v != left_out)
                yield Plan(rest, lambda *rates: Vector(rates))


def component_too_many(goal: Goal) -> Iterator[Plan]:
    """grad E = (dE/dx, dE/dy, 0)"""
    match goal:
        case Call("grad", (body, *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: Vector((*rates, ZERO)))


def first_derivatives_added(goal: Goal) -> Iterator[Plan]:
    """laplacian E = dE/dx + dE/dy"""
    match goal:
        case Call("laplacian", (body, *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: as_sum(rates))


def second_derivatives_listed(goal: Goal) -> Iterator[Plan]:
    """laplacian E = (d^2E/dx^2, d^2E/dy^2)"""
    match goal:
        case Call("laplacian", (body, *variables)):
            yield Plan(tuple(partial(body, v, v) for v in variables), lambda *rates: Vector(rates))


def laplacian_term_lost(goal: Goal) -> Iterator[Plan]:
    """laplacian E = d^2E/dx^2"""
    match goal:
        case Call("laplacian", (body, *variables)) if len(variables) > 1:
            for left_out in variables:
                rest = tuple(partial(body, v, v) for v in variables if v != left_out)
                yield Plan(rest, lambda *rates: as_sum(rates))
            if len(variables) > 2:
                for v in variables:
                    yield Plan((partial(body, v, v),), lambda rate: rate)


def gradient_for_divergence(goal: Goal) -> Iterator[Plan]:
    """laplacian E = (dE/dx, dE/dy)"""
    match goal:
        case Call("laplacian", (body, *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: Vector(rates))


def direction_not_unit(goal: Goal) -> Iterator[Plan]:
    """the slope along a = grad E . a, not divided by |a|"""
    match goal:
        case Call("directional", (body, Vector(along), *variables)):
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: _dot(rates, along))


def direction_divided_twice(goal: Goal) -> Iterator[Plan]:
    """the slope along a = grad E . a / |a|^2"""
    match goal:
        case Call("directional", (body, Vector(along), *variables)):
            square = _dot(along, along)
            yield Plan(tuple(partial(body, v) for v in variables), lambda *rates: Quotient(_dot(rates, along), square))


def _dot(left: Sequence[Expr], right: Sequence[Expr]) -> Expr:
    return as_sum([Product((a, b)) for a, b in zip(left, right, strict=True)])


def rows_for_columns(goal: Goal) -> Iterator[Plan]:
    """J_ij = df_j/dx_i"""
    match goal:
        case Call("jacobian", (Vector(items), *variables)) if len(items) > 1 or len(variables) > 1:
            goals = tuple(partial(item, v) for v in variables for item in items)
            width = len(items)
            yield Plan(goals, lambda *rates: Matrix(tuple(rates[i : i + width] for i in range(0, len(rates), width))))


VECTOR = (
    by_law("laplacian.first-derivatives", "First derivatives added",
        "The Laplacian adds the second derivatives.",
        first_derivatives_added, ("laplacian(x^2+y^3, x, y)", "", "2x+3y^2")),
    by_law("laplacian.term-missing", "Term of the Laplacian missing",
        "The Laplacian has one second derivative for every variable.",
        laplacian_term_lost, ("laplacian(x^2+y^3, x, y)", "", "6y")),
    by_law("laplacian.not-added", "Second derivatives not added",
        "The Laplacian is one number at every point: add the second derivatives.",
        second_derivatives_listed, ("laplacian(x^2+y^3, x, y)", "", "(2, 6y)")),
    by_law("laplacian.gradient", "Gradient instead of Laplacian",
        "This is the gradient; the Laplacian adds the second derivatives.",
        gradient_for_divergence, ("laplacian(x^2+y^3, x, y)", "", "(2x, 3y^2)")),
    by_law("gradient.components-swapped", "Components in the wrong order",
        "The components of the gradient come in the order of the variables.",
        components_swapped, ("grad(x^2+3x y, x, y)", "", "(3x, 2x+3y)")),
    by_law("gradient.components-added", "Components added",
        "The gradient is a vector: list the partial derivatives instead of adding them.",
        components_added, ("grad(x^2+3x y, x, y)", "", "5x+3y")),
    by_law("gradient.downhill", "Downhill instead of uphill",
        "The gradient points uphill: its components are the partial derivatives with their own signs.",
        signs_of_components, ("grad(x^2+3x y, x, y)", "", "(-2x-3y, -3x)")),
    by_law("gradient.component-missing", "Component missing",
        "The gradient has one component for every variable.",
        component_left_out, ("grad(x^2+3x y, x, y)", "", "2x+3y")),
    by_law("gradient.component-extra", "A component too many",
        "The gradient has one component for every variable, and no more.",
        component_too_many, ("grad(x^2+3x y, x, y)", "", "(2x+3y, 3x, 0)")),
    by_law("directional.length-forgotten", "Length of the direction forgotten",
        "Divide by the length of the direction: only a vector of length 1 says how far you go.",
        direction_not_unit, ("directional(x^2+3x y, (3, 4), x, y)", "", "18x+9y")),
    by_law("directional.length-squared", "Divided by the square of the length",
        "Divide by the length of the direction once.",
        direction_divided_twice, ("directional(x^2+3x y, (3, 4), x, y)", "", "(18x+9y)/25")),
    by_law("jacobian.transposed", "Rows and columns exchanged",
        "Each row of a Jacobian matrix belongs to one component, each column to one variable.",
        rows_for_columns, ("jacobian((x^2, x y), x, y)", "", "[[2x, y], [0, x]]")),
)  # fmt: skip
