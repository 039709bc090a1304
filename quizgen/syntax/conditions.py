"""Conditions on symbols: `x > 0`, `-1 < x < 1`, `x != 0, y > 0`, `a != n and b > 2`."""

from __future__ import annotations

from quizgen.expr.nodes import Relation
from quizgen.syntax import parser
from quizgen.syntax.notation import Notation


def parse_conditions(text: str, notation: Notation) -> tuple[Relation, ...]:
    """The relations that must all hold, in the written order; a chain is several of them.

    Raises InputError for whatever is not a comparison. Other readings are not offered: only authors write conditions.
    """
    return parser.conditions(text, notation.allowing("relation"))
