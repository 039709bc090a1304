"""Formulas in which some pieces are read already: rates in a line of working."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Derivative, Symbol
from quizgen.expr.text import to_unicode
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse_part

RATE = Derivative(Symbol("v"), ("x",))
LETTERS = Notation.of("u", "v", "x")


def read(text: str) -> str:
    """The text with every # read as dv/dx."""
    known = tuple((Span(i, i + 1), RATE) for i, character in enumerate(text) if character == "#")
    return to_unicode(parse_part(text, Span(0, len(text)), LETTERS, known).expr)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("u # + 2v#", "u(dv/dx) + 2v(dv/dx)"),
        ("# sin x #", "(dv/dx) sin(x) (dv/dx)"),
        ("sin #", "sin(dv/dx)"),
        ("1/# - #^2/2", "1/(dv/dx) - (dv/dx)²/2"),
    ],
)
def test_a_known_piece_is_one_value(text: str, shown: str) -> None:
    """It is a factor of its own, whatever stands beside it."""
    assert read(text) == shown


def test_errors_point_into_the_text_as_it_was_typed() -> None:
    """What is refused beside a known piece is refused where it stands."""
    with pytest.raises(InputError) as error:
        read("u # + q")
    assert error.value.span == Span(6, 7)
