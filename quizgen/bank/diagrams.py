"""The diagram of a network from the question's own formulas: y_1 = w_11 x_1 + w_12 x_2 says what leads to y_1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.bank.keys import BadKey
from quizgen.bank.model import Definition
from quizgen.expr.nodes import Expr, Integer, Neg, Product, Sum, Symbol
from quizgen.expr.walk import symbols
from quizgen.figures.figure import Link, Network


def network_of(layers: Sequence[Sequence[Expr]], definitions: Sequence[Definition]) -> Network:
    """The network with these names in its layers. Raises BadKey where one is no name, or stands alone."""
    named = tuple(tuple(map(_name, layer)) for layer in layers)
    links = tuple(_links(named, {d.name: d.body for d in definitions if not d.arguments}))
    joined = {name for link in links for name in (link.start, link.end)}
    for name in (name for layer in named for name in layer):
        if name not in joined:
            raise BadKey(f"nothing in the question connects {name} with the other names of the network")
    return Network(named, links)


def _name(e: Expr) -> str:
    match e:
        case Symbol(name):
            return name
    raise BadKey("a network consists of names: [[x_1, x_2], [y_1], E]")


def _links(layers: Sequence[Sequence[str]], bodies: dict[str, Expr]) -> Iterator[Link]:
    """Each name is led to by the names of earlier layers that stand in its formula."""
    earlier: list[str] = []
    for layer in layers:
        for end in layer:
            body = bodies.get(end)
            for start in earlier if body is not None else ():
                if body is not None and start in symbols(body):
                    yield Link(start, end, weight(body, start))
        earlier += layer


def weight(body: Expr, name: str) -> Expr | None:
    """What a name is multiplied by in a sum: w_11 of x_1 in w_11 x_1 + w_12 x_2; None where that is not to be seen."""
    for term in body.terms if isinstance(body, Sum) else (body,):
        found = _beside(term, Symbol(name))
        if found is not None:
            return found if found != Integer(1) else None
    return None


def _beside(term: Expr, name: Symbol) -> Expr | None:
    match term:
        case Neg(inner):
            found = _beside(inner, name)
            return None if found is None else Neg(found)
        case Product(factors) if name in factors:
            rest = tuple(factor for factor in factors if factor != name)
            return rest[0] if len(rest) == 1 else Product(rest) if rest else None
    return Integer(1) if term == name else None
