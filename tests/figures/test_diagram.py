"""Tests of quizgen.figures.diagram: a node for each name, an arrow for each connection, weights clear of each other."""

from __future__ import annotations

import math

from quizgen.expr.nodes import Integer, Neg, Symbol
from quizgen.figures.diagram import RADIUS, network_drawing
from quizgen.figures.figure import Link, Network

CROSSED = Network(
    (("x_1", "x_2"), ("y_1", "y_2"), ("E",)),
    (
        Link("x_1", "y_1", Symbol("w_11")), Link("x_2", "y_1", Symbol("w_12")), Link("x_1", "y_2", Neg(Integer(3))),
        Link("x_2", "y_2", Symbol("w_22")), Link("y_1", "E"), Link("y_2", "E"),
    ),
)  # fmt: skip


def test_everything_has_its_place() -> None:
    """Five circles, six arrows, five names and four weights."""
    drawing = network_drawing(CROSSED)
    pens = [stroke.pen for stroke in drawing.strokes]
    assert (pens.count("line"), pens.count("arrow")) == (5, 6)
    assert [one.words for one in drawing.letterings] == ["x_1", "x_2", "y_1", "y_2", "E", "w_11", "w_12", "-3", "w_22"]


def test_letters_do_not_touch() -> None:
    """Not in a layer that is joined to the next one crosswise either."""
    places = [one.at for one in network_drawing(CROSSED).letterings]
    assert all(math.dist(a, b) > 3.5 for i, a in enumerate(places) for b in places[:i])


def test_arrows_end_at_the_edge_of_a_node() -> None:
    """Neither inside the circle nor before it."""
    drawing = network_drawing(CROSSED)
    middles = [one.at for one in drawing.letterings[:5]]
    for stroke in drawing.strokes:
        if stroke.pen == "arrow":
            assert all(abs(min(math.dist(end, m) for m in middles) - RADIUS) < 0.02 for end in stroke.points)
