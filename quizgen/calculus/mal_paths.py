"""Wrong laws for the chain rule along several paths. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.malrule import (
    by_law,
)
from quizgen.calculus.network import Path, along, edges_of, edges_of_all, goal_of, paths, read_goal
from quizgen.calculus.operators import as_sum
from quizgen.expr.nodes import (
    ONE,
    Derivative,
    Expr,
    Product,
)
from quizgen.expr.walk import symbols

Slopes: TypeAlias = Mapping[tuple[str, str], Expr]


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


def step_left_out(goal: Goal) -> Iterator[Plan]:
    """dE/dx = dy/dx, one slope along the way left out, or the first of every path"""
    if routes := _routes(goal):
        yield _along_only(goal, routes, tuple(route[1:] for route in routes))
        for forgotten in edges_of_all(routes):
            yield _replanned(goal, routes, partial(_along_without, routes, forgotten))


def _along_without(routes: tuple[Path, ...], forgotten: tuple[str, str], known: Slopes) -> Expr:
    return along(routes, {**known, forgotten: ONE})


def paths_multiplied(goal: Goal) -> Iterator[Plan]:
    """dE/dx = (dE/dy_1 dy_1/dx) (dE/dy_2 dy_2/dx)"""
    routes = _routes(goal)
    if len(routes) > 1:
        yield _replanned(goal, routes, lambda known: Product(tuple(along((route,), known) for route in routes)))


def other_variable(goal: Goal) -> Iterator[Plan]:
    """dE/dx = dE/dz, along the paths to another letter z"""
    if found := read_goal(goal):
        output, variable, definitions = found
        letters = {name for body in definitions.values() for name in symbols(body)} - {variable, *definitions}
        for letter in sorted(letters):
            yield Plan((goal_of(tuple(definitions.items()), output, letter),), lambda rate: rate)


def _along_only(goal: Goal, routes: tuple[Path, ...], kept: tuple[Path, ...]) -> Plan:
    return _replanned(goal, routes, lambda known: along(kept, known))


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


PATHS = (
    by_law("paths.path-left-out", "A path left out",
        "The variable reaches the output along more than one path: add the products of all of them.",
        path_left_out,
        ("paths(E, x, y = 2x, z = x^2, E = y^2 + z^3)", "", "4y")),
    by_law("paths.cut-short", "Last step of the path left out",
        "Follow each path down to the variable itself: the last slope is missing as a factor.",
        path_cut_short,
        ("paths(E, x, y = 2x, z = x^2, E = y^2 + z^3)", "", "2y + 3z^2")),
    by_law("paths.added", "Slopes along a path added",
        "Multiply the slopes along a path; only the paths are added.",
        path_added,
        ("paths(E, x, y = 2x, z = x^2, E = y^2 + z^3)", "", "2y + 2 + 3z^2 + 2x")),
    by_law("paths.step-left-out", "A step of a path left out",
        "Every step of a path has a slope, and all of them are multiplied: one is missing.",
        step_left_out,
        ("paths(E, x, y = 2x, z = x^2, E = y^2 + z^3)", "", "2 + 2x")),
    by_law("paths.multiplied", "Paths multiplied",
        "Multiply along a path, but add the products of the different paths.",
        paths_multiplied,
        ("paths(E, x, y = 2x, z = x^2, E = y^2 + z^3)", "", "24x y z^2")),
    by_law("paths.wrong-variable", "Paths to another variable",
        "These are the paths to another letter: follow those that end at the one that is asked for.",
        other_variable,
        ("paths(E, x, y = w x, z = x^2, E = y^2 + z^3)", "", "2x y")),
)  # fmt: skip
