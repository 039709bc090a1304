"""How hard a derivation is, as a fold over its tree: the same question with other numbers weighs nearly the same.

    difficulty = sum over the nodes of weight(rule) * (1 + DEPTH * told rules above it)
                 + NUMBERS * (digits beyond the first in goal and result, a fraction or decimal counting one more)
                 + SIZE * (nodes of the result)

Every term is positive, so a derivation is harder than each of its parts. The unit is one power rule, x^n, about 1.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.calculus.derivation import Derivation
from quizgen.expr.nodes import Decimal, Expr, Integer, Quotient
from quizgen.expr.walk import size, subtrees

DEPTH = 0.25
"""What one more layer above a step adds to it: a chain rule inside a product rule is harder than beside one."""
NUMBERS = 0.1
SIZE = 0.05
LAYER = 1.5
"""Rules of at least this weight count as layers."""


def difficulty(d: Derivation) -> float:
    """The difficulty of one derivation, at least 0, to two decimal places."""
    return round(_rules(d, 0) + NUMBERS * (digits(d.goal) + digits(d.result)) + SIZE * size(d.result), 2)


def difficulty_of_all(derivations: Iterable[Derivation]) -> float:
    """The difficulty of a question with several derivations: their sum."""
    return round(sum(map(difficulty, derivations)), 2)


def _rules(d: Derivation, layers: int) -> float:
    below = layers + (d.rule.weight >= LAYER)
    return d.rule.weight * (1 + DEPTH * layers) + sum(_rules(part, below) for part in d.parts)


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
