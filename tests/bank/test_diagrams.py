"""Tests of quizgen.bank.diagrams: what a question's formulas say of its network."""

from __future__ import annotations

import pytest

from quizgen.bank.diagrams import network_of, weight
from quizgen.bank.keys import BadKey
from quizgen.bank.model import Definition
from quizgen.expr.nodes import Expr, Symbol
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def typed(text: str) -> Expr:
    return parse(text, Notation.of("x_1", "x_2", "w_11", "w_12", "y_1", "t", "a")).expr


DEFINITIONS = (
    Definition("y_1", (), typed("w_11 x_1 + w_12 x_2")),
    Definition("E", (), typed("(y_1 - t)^2")),
)


def names(*layers: str) -> list[list[Expr]]:
    return [[Symbol(name) for name in layer.split()] for layer in layers]


def test_links_come_from_the_formulas() -> None:
    """Each with what it is multiplied by; the square of an error has no weight."""
    network = network_of(names("x_1 x_2", "y_1", "E"), DEFINITIONS)
    found = [(link.start, link.end, link.weight and to_text(link.weight)) for link in network.links]
    assert found == [("x_1", "y_1", "w_11"), ("x_2", "y_1", "w_12"), ("y_1", "E", None)]


def test_a_name_that_nothing_leads_to() -> None:
    """A diagram with a node by itself is a mistake of the author's."""
    with pytest.raises(BadKey, match="connects x_3"):
        network_of(names("x_1 x_2 x_3", "y_1"), DEFINITIONS)


@pytest.mark.parametrize(
    ("body", "found"),
    [("w_11 x_1 + a", "w_11"), ("-3 x_1", "-3"), ("x_1 + a", None), ("1/x_1", None), ("a - w_11 x_1", "-w_11")],
)
def test_weights(body: str, found: str | None) -> None:
    """What stands beside a name in a sum; 1 is not written."""
    beside = weight(typed(body), "x_1")
    assert (beside if beside is None else to_text(beside)) == found
