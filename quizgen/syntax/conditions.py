"""Conditions on symbols: `x > 0`, `-1 < x < 1`, `x != 0, y > 0`, `a != n and b > 2`."""

from __future__ import annotations

from quizgen.expr.nodes import Relation
from quizgen.syntax.lexer import lexer_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import Parser


def parse_conditions(text: str, notation: Notation) -> tuple[Relation, ...]:
    """The relations that must all hold, in the written order; a chain is several of them.

    Raises InputError for whatever is not a comparison. Other readings are not offered: only authors write conditions.
    """
    notation = notation.allowing("relation")
    return Parser(text, 0, len(text), notation, lexer_of(notation)).conditions()
