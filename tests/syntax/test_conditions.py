"""Conditions: comparisons, chains of them, joined by commas and "and"."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Call, Integer, Neg, Relation, Symbol
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation

X, Y = Symbol("x"), Symbol("y")
XY = Notation.of("x", "y")
ZERO, ONE, TWO = Integer(0), Integer(1), Integer(2)

CONDITIONS = [
    ("x>0", (Relation(X, ">", ZERO),)),
    ("x≥0", (Relation(X, ">=", ZERO),)),
    ("x \\le 1", (Relation(X, "<=", ONE),)),
    ("-1<x<1", (Relation(Neg(ONE), "<", X), Relation(X, "<", ONE))),
    ("x!=0, y>0", (Relation(X, "!=", ZERO), Relation(Y, ">", ZERO))),
    ("x ≠ 0 and y > 0", (Relation(X, "!=", ZERO), Relation(Y, ">", ZERO))),
    ("cos(x)>0", (Relation(Call("cos", (X,)), ">", ZERO),)),
    ("x != y and y > 2", (Relation(X, "!=", Y), Relation(Y, ">", TWO))),
    ("x = 1", (Relation(X, "=", ONE),)),
]


@pytest.mark.parametrize(("text", "relations"), CONDITIONS)
def test_conditions(text: str, relations: tuple[Relation, ...]) -> None:
    """In the written order; a chain is several."""
    assert parse_conditions(text, XY) == relations


def test_and_is_a_word_even_where_its_letters_are_symbols() -> None:
    """Parameters a, n and d do not make `and` a product."""
    found = parse_conditions("a != n and d > 2", Notation.of("a", "n", "d"))
    assert found == (Relation(Symbol("a"), "!=", Symbol("n")), Relation(Symbol("d"), ">", TWO))


@pytest.mark.parametrize("text", ["x", "", "x>", "x>0,", "x>0 or y>0", "x => 0", "x>0 y>0)"])
def test_what_is_no_condition(text: str) -> None:
    """A formula, half a comparison, or alternatives are refused."""
    with pytest.raises(InputError):
        parse_conditions(text, XY)
