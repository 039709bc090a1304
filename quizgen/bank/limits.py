"""How large a formula may become: a bank from a stranger may double one with every line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from quizgen.expr.nodes import Expr, Integer
from quizgen.expr.walk import subtrees

MOST_NODES = 1500
"""Larger formulas fit no page, and no student differentiates them."""
MOST_BITS = 2000
"""Of a whole number."""
MOST_WALKS = 400
"""Ways down from a quantity through others, dead ends too."""


def too_large(e: Expr) -> bool:
    """Whether e has more than MOST_NODES nodes, or a monstrous number; no more nodes than these are looked at."""
    return any(
        count >= MOST_NODES or (isinstance(node, Integer) and node.value.bit_length() > MOST_BITS)
        for count, node in enumerate(islice(subtrees(e), MOST_NODES + 1))
    )


def walks(below: Mapping[str, frozenset[str]], start: str) -> int:
    """How many ways lead down from `start` through the names in `below`; MOST_WALKS + 1 where they are too many or go
    round in a circle."""
    counts: dict[str, int] = {}
    open_names: set[str] = set()

    def count(name: str) -> int:
        if name in open_names:
            return MOST_WALKS + 1
        if name not in counts:
            open_names.add(name)
            counts[name] = min(MOST_WALKS + 1, 1 + sum(count(other) for other in sorted(below.get(name, ()))))
            open_names.discard(name)
        return counts[name]

    return count(start)
