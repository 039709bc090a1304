"""How the lecture tells the chain rule along several paths: the paths with arrows, the law, each slope, the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from quizgen.calculus.arrange import alike, written
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.network import Path, along, edges_of_all, paths, rate, read_goal
from quizgen.calculus.voice import Step, Tell, Voice, equals, held, listed, prefixed, say
from quizgen.expr.nodes import Expr, Symbol
from quizgen.prose import Prose

Slopes: TypeAlias = Mapping[tuple[str, str], Expr]
"""By steps of paths: (E, y_1), (y_1, x_2)."""


def tell_paths(d: Derivation, voice: Voice, tell: Tell) -> list[Step]:
    """The steps of a derivation along paths; a path of a single step is only that derivative."""
    found, plan = read_goal(d.goal), d.rule.law(d.goal)
    assert found is not None
    assert plan is not None
    output, variable, definitions = found
    routes = paths(definitions, output, variable)
    left = voice.left
    if [len(route) for route in routes] == [2]:
        (part,) = d.parts
        return prefixed(tell(part, Voice(voice.taken, output, left)), *held(part.goal))
    if not routes or plan.pattern is None:
        nowhere = say("No path leads from ", Symbol(variable), " to ", Symbol(output), ".")
        return [Step(d.rule.title, (nowhere,), equals(left, d.result))]
    count = "one path" if len(routes) == 1 else f"{len(routes)} paths"
    affects = say(Symbol(variable), " affects ", Symbol(output), f" along {count}: ")
    how = "Multiply along it: " if len(routes) == 1 else "Multiply along each path and add: "
    law = say(how, equals(left, plan.pattern), ".")
    edges = edges_of_all(routes)
    inert = {edge: rate(definitions, *edge) for edge in edges}
    slopes = dict(zip(edges, (part.result for part in d.parts), strict=True))
    known = [equals(inert[edge], slopes[edge]) for edge in edges]
    steps = [
        Step(d.rule.title, ((*affects, *_all(routes)), law), None),
        Step("The slope of each step", (say("Here ", *listed(known), "."),), None),
    ]
    if len(routes) > 1:
        steps.append(Step("Multiply along each path", tuple(_product(route, inert, slopes) for route in routes), None))
    before = written(assembled(d))
    if alike(before, d.result):
        return [*steps, Step("Put together", (), equals(left, d.result))]
    return [*steps, Step("Put together", (), equals(left, before)), Step("Simplify", (), equals(left, d.result))]


def _product(route: Path, inert: Slopes, slopes: Slopes) -> Prose:
    """A path with arrows, and the product of the slopes along it."""
    product = equals(along([route], inert), written(along([route], slopes)))
    return say(*_arrows(route), ": ", product, ".")


def _all(routes: Sequence[Path]) -> Prose:
    """The paths, one after another: x_2 → y_1 → E and x_2 → y_2 → E."""
    said: list[str | Expr] = []
    for i, route in enumerate(routes):
        said += [", " if i < len(routes) - 1 else " and "] if i else []
        said += _arrows(route)
    return say(*said, ".")


def _arrows(route: Path) -> list[str | Expr]:
    said: list[str | Expr] = []
    for name in reversed(route):
        said += [" → ", Symbol(name)] if said else [Symbol(name)]
    return said
