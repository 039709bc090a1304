"""Tests of quizgen.figures.speak and look: a picture in words, with its formulas or with what is to be seen."""

from __future__ import annotations

import pytest

from quizgen.expr.nodes import Expr, Symbol
from quizgen.figures.figure import Arrows, Contours, Curve, Figure, Item, Link, Network, Surface, Window
from quizgen.figures.speak import spoken
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def typed(text: str) -> Expr:
    return parse(text, Notation.of("x", "y")).expr


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Curve(typed("x^2")), "Graph of x squared for x from 0 to 4."),
        (Surface(typed("x y"), ("x", "y")), "The surface z equals x y for x from 0 to 4 and y from −2 to 2."),
        (Network((("x",), ("y",)), (Link("x", "y", Symbol("w")),)), "A network. To y leads x with the weight w."),
    ],
)
def test_a_picture_in_words(item: Item, words: str) -> None:
    """Formulas are spoken."""
    assert spoken(Figure((item,), Window(0, 4, -2, 2))) == words


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Curve(typed("x/2")), "A curve through (0, 0), (0.5, 0.25), (1, 0.5)"),
        (Arrows((typed("1"), typed("y")), ("x", "y")), "up right, up right, up right, up right, up right for y = 2; "),
        (Contours(typed("x"), ("x", "y")), "heights 0, 1, 2, 3, 4 for y = 2; 0, 1, 2, 3, 4 for y = 1; "),
        (Surface(typed("x"), ("x", "y")), "A surface with the heights 0, 1, 2, 3, 4 for y = 2; "),
    ],
)
def test_what_is_to_be_seen_names_no_formula(item: Item, words: str) -> None:
    """Where the formula is what is asked for."""
    told = spoken(Figure((item,), Window(0, 4, -2, 2), unnamed=True))
    assert words in told
    assert not any(word in told for word in ("squared", "times", "over", "equals"))
