"""Wrong laws for several variables and for higher orders. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import body_and_variable, leaf, of
from quizgen.calculus.network import Path, along, edges_of, edges_of_all, paths, read_goal
from quizgen.calculus.operators import as_sum, partial
from quizgen.calculus.rules import as_product
from quizgen.expr.nodes import ONE, ZERO, Call, Derivative, Expr, Product, Sum, Symbol, Vector
from quizgen.expr.walk import symbols


def _others(goal: Goal) -> tuple[Expr, str, list[str]] | None:
    """The body, the variable, and the letters that must be held constant."""
    found = body_and_variable(goal)
    if found is None:
        return None
    others = sorted(symbols(found[0]) - {found[1]})
    return (*found, others) if others else None


def wrong_variable(goal: Goal) -> Iterator[Plan]:
    """df/dx = df/dy"""
    if (found := _others(goal)) and not isinstance(found[0], Symbol) and depends(found[0], found[1]):
        body, _, others = found
        for other in others:
            yield Plan((Derivative(body, (other,), True),), lambda df: df)


def not_held(goal: Goal) -> Iterator[Plan]:
    """df/dx = df/dx + df/dy, as if y changed along with x"""
    if found := _others(goal):
        body, x, others = found
        for other in others:
            there = Derivative(body, (other,), True)
            if depends(body, x):
                yield Plan((Derivative(body, (x,), True), there), lambda here, there: Sum((here, there)))
            else:
                yield Plan((there,), lambda there: there)


def other_factor_differentiated(goal: Goal) -> Iterator[Plan]:
    """d(k f)/dx = k' f', k' f, or k' + f', where k holds only other letters"""
    found = _others(goal)
    body, x = (found[0], found[1]) if found else (ONE, "")
    if not isinstance(body, Product):
        return
    for i, k in enumerate(body.factors):
        letters = sorted(symbols(k))
        rest = [f for j, f in enumerate(body.factors) if j != i]
        if letters and not depends(k, x) and any(depends(f, x) for f in rest):
            f = as_product(rest)
            goals = (Derivative(k, (letters[0],), True), *of(goal, f))
            yield Plan(goals, lambda dk, df: Product((dk, df)))
            yield Plan(goals, lambda dk, df, f=f: Product((dk, f)))
            yield Plan(goals, lambda dk, df: Sum((dk, df)))
            yield Plan(goals, lambda dk, df, k=k, f=f: Sum((Product((dk, f)), Product((k, df)))))


def other_letter_kept(goal: Goal) -> Iterator[Plan]:
    """dy/dx = y for another letter y"""
    if (found := _others(goal)) and not depends(found[0], found[1]):
        yield leaf(found[0])


def one_order_short(goal: Goal) -> Iterator[Plan]:
    """d^2y/dx^2 = dy/dx"""
    if isinstance(goal, Derivative) and len(goal.variables) > 1:
        for count in range(len(goal.variables) - 1, 0, -1):
            yield Plan((Derivative(goal.body, goal.variables[:count], goal.partial),), lambda df: df)


def one_order_too_many(goal: Goal) -> Iterator[Plan]:
    """dy/dx = d^2y/dx^2"""
    if isinstance(goal, Derivative) and len(set(goal.variables)) == 1:
        yield Plan((Derivative(goal.body, (*goal.variables, goal.variables[0]), goal.partial),), lambda df: df)


def derivative_squared(goal: Goal) -> Iterator[Plan]:
    """d^2y/dx^2 = (dy/dx)^2"""
    if isinstance(goal, Derivative) and len(goal.variables) == 2:
        yield Plan((Derivative(goal.body, goal.variables[:1], goal.partial),), lambda df: Product((df, df)))


def not_differentiated(goal: Goal) -> Iterator[Plan]:
    """f' = f"""
    found = body_and_variable(goal)
    if found and depends(*found) and not isinstance(found[0], Symbol):
        yield leaf(found[0])


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


def mixed_added(goal: Goal) -> Iterator[Plan]:
    """d^2E/(dx dy) = dE/dx dE/dy"""
    if isinstance(goal, Derivative) and len(goal.variables) == 2 and goal.variables[0] != goal.variables[1]:
        firsts = tuple(Derivative(goal.body, (v,), goal.partial) for v in goal.variables)
        yield Plan(firsts, lambda one, other: Product((one, other)))


def path_left_out(goal: Goal) -> Iterator[Plan]:
    """dE/dx = dE/dy_1 dy_1/dx, one of several paths left out"""
    routes = _routes(goal)
    for i in range(len(routes) if len(routes) > 1 else 0):
        yield _along_only(goal, routes, (*routes[:i], *routes[i + 1 :]))


def path_cut_short(goal: Goal) -> Iterator[Plan]:
    """dE/dx = dE/dy_1 + dE/dy_2, the last step of every path left out"""
    if routes := _routes(goal):
        yield _along_only(goal, routes, tuple(route[:-1] for route in routes))


def path_added(goal: Goal) -> Iterator[Plan]:
    """dE/dx = dE/dy + dy/dx along a path"""
    if routes := _routes(goal):
        edges = [edge for route in routes for edge in edges_of(route)]
        yield _replanned(goal, routes, lambda known: as_sum([known[edge] for edge in edges]))


def _along_only(goal: Goal, routes: tuple[Path, ...], kept: tuple[Path, ...]) -> Plan:
    return _replanned(goal, routes, lambda known: along(kept, known))


Slopes: TypeAlias = Mapping[tuple[str, str], Expr]


def _routes(goal: Goal) -> tuple[Path, ...]:
    found = read_goal(goal)
    return tuple(route for route in paths(found[2], *found[:2]) if len(route) > 1) if found else ()


def _replanned(goal: Goal, routes: tuple[Path, ...], combine: Callable[[Slopes], Expr]) -> Plan:
    """The slopes of all steps as goals, put together in another way."""
    found = read_goal(goal)
    assert found is not None
    edges = edges_of_all(routes)
    goals = tuple(Derivative(found[2][top], (below,), True) for top, below in edges)
    return Plan(goals, lambda *rates: combine(dict(zip(edges, rates, strict=True))))
