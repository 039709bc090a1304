"""How hard a derivation is, as a fold over its tree: the same question with other numbers weighs nearly the same.

    difficulty = sum over the nodes of weight(rule) * (1 + DEPTH * told rules above it)
                 + NUMBERS * (digits beyond the first in goal and result, a fraction or decimal counting one more)
                 + SIZE * (nodes of the result)

Every term is positive, so a derivation is harder than each of its parts. The unit is one power rule, x^n, about 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.calculus.derivation import Derivation
from quizgen.expr.nodes import Decimal, Expr, Integer, Quotient
from quizgen.expr.walk import size, subtrees
from quizgen.values import value

DEPTH = 0.25
"""What one more layer above a step adds to it: a chain rule inside a product rule is harder than beside one."""
NUMBERS = 0.1
SIZE = 0.05
LAYER = 1.5
"""Rules of at least this weight count as layers."""


def difficulty(d: Derivation) -> float:
    """The difficulty of one derivation, at least 0, to two decimal places."""
    return round(sum(share.weight for share in shares(d)), 2)


@value
class Share:
    """What one rule, used `times` with `layers` harder rules around it, or the size of the numbers or of the answer,
    adds to the difficulty."""

    what: str
    weight: float
    times: int = 1
    layers: int = 0


def shares(d: Derivation) -> tuple[Share, ...]:
    """What makes up the difficulty, the rules in the order in which they are met, then numbers and size."""
    rules: dict[tuple[str, int], Share] = {}
    for node, layers in _nodes(d, 0):
        key = (node.rule.title, layers)
        before = rules.get(key, Share(node.rule.title, 0.0, 0, layers))
        weight = before.weight + node.rule.weight * (1 + DEPTH * layers)
        rules[key] = Share(node.rule.title, weight, before.times + 1, layers)
    numbers = NUMBERS * (digits(d.goal) + digits(d.result))
    return (*rules.values(), Share("long numbers", numbers), Share("length of the answer", SIZE * size(d.result)))


def difficulty_of_all(derivations: Iterable[Derivation]) -> float:
    """The difficulty of a question with several derivations: their sum."""
    return round(sum(map(difficulty, derivations)), 2)


def _nodes(d: Derivation, layers: int) -> Iterator[tuple[Derivation, int]]:
    """Every node of d, each with the number of layers above it."""
    yield d, layers
    below = layers + (d.rule.weight >= LAYER)
    for part in d.parts:
        yield from _nodes(part, below)


def digits(e: Expr) -> int:
    """How much heavier the numbers in e are than single digits."""
    return sum(map(_extra, subtrees(e)))


def _extra(e: Expr) -> int:
    match e:
        case Integer(n):
            return len(str(n)) - 1
        case Decimal(_, text):
            return len(text) - 1
        case Quotient(Integer(), Integer()):
            return 1
        case _:
            return 0
