"""How the lecture tells the chain rule along several paths: the paths with arrows, the law, each slope, the sum."""

from __future__ import annotations

from quizgen.calculus.arrange import arranged, flat
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.network import Path, edges_of_all, paths, read_goal
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import Derivative, Expr, Symbol
from quizgen.prose import Prose


def tell_paths(d: Derivation) -> list[Step]:
    """The steps of a derivation along paths."""
    found, plan = read_goal(d.goal), d.rule.law(d.goal)
    assert found is not None
    assert plan is not None
    output, variable, definitions = found
    routes = paths(definitions, output, variable)
    left = Derivative(Symbol(output), (variable,), True)
    if not routes or plan.pattern is None:
        nowhere = say("No path leads from ", Symbol(variable), " to ", Symbol(output), ".")
        return [Step(d.rule.title, (nowhere,), equals(left, d.result))]
    count = "one path" if len(routes) == 1 else f"{len(routes)} paths"
    affects = say(Symbol(variable), " affects ", Symbol(output), f" along {count}:")
    how = "Multiply along it: " if len(routes) == 1 else "Multiply along each path and add: "
    law = say(how, equals(left, plan.pattern), ".")
    slopes = [Derivative(Symbol(top), (below,), True) for top, below in edges_of_all(routes)]
    known = [equals(slope, part.result) for slope, part in zip(slopes, d.parts, strict=True)]
    before = arranged(flat(assembled(d)))
    end = [] if before == d.result else [Step("Simplify", (), equals(left, d.result))]
    return [
        Step(d.rule.title, (affects, *map(_arrows, routes), law), None),
        Step("The slope of each step", (say("Here ", *listed(known), "."),), None),
        Step("Put together", (), equals(left, before)),
        *end,
    ]


def _arrows(route: Path) -> Prose:
    said: list[str | Expr] = []
    for name in reversed(route):
        said += [" → ", Symbol(name)] if said else [Symbol(name)]
    return say(*said)
