"""The chain rule through a network of named quantities: every path from the output down to a variable, then their sum.

    y_1 = w_11 x_1 + w_12 x_2,  y_2 = w_21 x_1 + w_22 x_2,  E = (y_1 - t_1)^2 + (y_2 - t_2)^2
    dE/dx_2 = dE/dy_1 dy_1/dx_2 + dE/dy_2 dy_2/dx_2

The goal is a call paths(E, x_2, y_1 = ..., y_2 = ..., E = ...): a derivation along paths replays like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, NoDerivative, Plan
from quizgen.calculus.operators import as_sum
from quizgen.expr.nodes import ONE, ZERO, Call, Derivative, Expr, Product, Relation, Symbol
from quizgen.expr.walk import subtrees

Path: TypeAlias = tuple[str, ...]
"""Names from the output down to the variable: ("E", "y_1", "x_2")."""

MOST_PATHS = 64


def goal_of(definitions: Sequence[tuple[str, Expr]], output: str, variable: str) -> Call:
    """The goal to differentiate `output` with respect to `variable` through these definitions."""
    relations = tuple(Relation(Symbol(name), "=", body) for name, body in definitions)
    return Call("paths", (Symbol(output), Symbol(variable), *relations))


def read_goal(goal: Goal) -> tuple[str, str, dict[str, Expr]] | None:
    """Output, variable and definitions of a goal along paths; None for any other goal."""
    match goal:
        case Call("paths", (Symbol(output), Symbol(variable), *relations)):
            definitions = {
                r.left.name: r.right for r in relations if isinstance(r, Relation) and isinstance(r.left, Symbol)
            }
            return output, variable, definitions
        case _:
            return None


def paths(definitions: Mapping[str, Expr], output: str, variable: str) -> tuple[Path, ...]:
    """Every path from the output down to the variable, in the order in which the quantities are written."""
    return tuple(_down(definitions, (output,), variable))


def _down(definitions: Mapping[str, Expr], so_far: Path, variable: str) -> Iterator[Path]:
    here = so_far[-1]
    if here == variable:
        yield so_far
        return
    body = definitions.get(here)
    for name in _names_in(body) if body is not None else ():
        if name in so_far:
            raise NoDerivative(Derivative(Symbol(so_far[0]), (variable,)), "the definitions go round in a circle")
        if name == variable or name in definitions:
            yield from _down(definitions, (*so_far, name), variable)


def _names_in(e: Expr) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.name for part in subtrees(e) if isinstance(part, Symbol)))


def law(goal: Goal) -> Plan | None:
    """dE/dx = the sum over the paths from E to x of the products dE/dy dy/dx along them"""
    found = read_goal(goal)
    if found is None:
        return None
    output, variable, definitions = found
    routes = paths(definitions, output, variable)
    if len(routes) > MOST_PATHS:
        raise NoDerivative(goal, "there are too many paths")
    edges = edges_of_all(routes)
    return Plan(
        tuple(Derivative(definitions[top], (below,), rate(definitions, top, below).partial) for top, below in edges),
        lambda *slopes: along(routes, dict(zip(edges, slopes, strict=True))),
        (),
        along(routes, {(top, below): rate(definitions, top, below) for top, below in edges}),
    )


def rate(definitions: Mapping[str, Expr], top: str, below: str) -> Derivative:
    """dy/dx along one connection, or ∂y/∂x where y has other variables as well."""
    return Derivative(Symbol(top), (below,), len({*_names_in(definitions[top]), below}) > 1)


def whole_rate(definitions: Mapping[str, Expr], output: str, variable: str) -> Derivative:
    """dE/dx along all paths, or ∂E/∂x where E depends on more than x in the end."""
    return Derivative(Symbol(output), (variable,), len({*_inputs(definitions, output, variable), variable}) > 1)


def _inputs(definitions: Mapping[str, Expr], top: str, variable: str) -> Iterator[str]:
    """What `top` depends on in the end: names that are not defined, and the variable."""
    if top == variable or top not in definitions:
        yield top
        return
    for name in _names_in(definitions[top]):
        yield from _inputs(definitions, name, variable)


def edges_of(route: Path) -> tuple[tuple[str, str], ...]:
    """The steps of a path: (E, y_1), (y_1, x_2)."""
    return tuple(pairwise(route))


def edges_of_all(routes: Sequence[Path]) -> list[tuple[str, str]]:
    """The steps of all paths, each once."""
    return list(dict.fromkeys(edge for route in routes for edge in edges_of(route)))


def along(routes: Sequence[Path], slopes: Mapping[tuple[str, str], Expr]) -> Expr:
    """The sum of the products of the slopes along the paths."""
    products = [[slopes[edge] for edge in edges_of(route)] for route in routes]
    terms = [factors[0] if len(factors) == 1 else Product(tuple(factors)) if factors else ONE for factors in products]
    return as_sum(terms) if terms else ZERO
