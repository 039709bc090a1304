"""Reading formulas for these tests: whatever letters occur are variables."""

from __future__ import annotations

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Verdict
from quizgen.expr.nodes import Expr, Relation
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

ANY = Notation().allowing("relation")


def formula(text: str) -> Expr:
    """The formula as typed."""
    return parse(text, ANY).expr


def assumed(text: str) -> tuple[Relation, ...]:
    """The conditions as typed."""
    return parse_conditions(text, ANY) if text else ()


def verdict(response: str, key: str, assume: str = "") -> Verdict:
    """The verdict on two formulas as typed."""
    return decide(formula(response), formula(key), assume=assumed(assume))
