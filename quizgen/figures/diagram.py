"""A network as a diagram: nodes in layers from left to right, arrows between them, each with its weight."""

from __future__ import annotations

import math
from typing import Final

from quizgen.expr.nodes import Symbol
from quizgen.expr.text import to_unicode
from quizgen.figures.drawing import Drawing, Lettering, Place, Stroke
from quizgen.figures.figure import Link, Network

RADIUS: Final = 4.2
"""Millimetres of a node."""
LAYERS: Final = 32.0
"""From the middle of one layer to that of the next."""
NODES: Final = 18.0
"""From the middle of one node to that of the next in its layer."""
CORNERS: Final = 40
"""Of the polygon that a circle is drawn as."""
NEAR: Final = 0.25
"""The weight of a slanting connection stands where so much of it is behind: there the lines have not crossed yet."""
BESIDE: Final = 2.4
"""Millimetres from a connection to the middle of its weight."""


def network_drawing(network: Network) -> Drawing:
    """The diagram, as wide and high as its layers need."""
    tallest = max(len(layer) for layer in network.layers)
    width = LAYERS * (len(network.layers) - 1) + 2 * RADIUS
    height = NODES * (tallest - 1) + 2 * RADIUS
    places = _places(network, height)
    circles = tuple(Stroke("line", _circle(place)) for place in places.values())
    names = tuple(Lettering(place, "centre", name, math=True) for name, place in places.items())
    arrows = tuple(_arrow(places[link.start], places[link.end]) for link in network.links)
    weights = tuple(_weight(link, places, height) for link in network.links if link.weight is not None)
    return Drawing(math.ceil(width), math.ceil(height), (*circles, *arrows), (), (*names, *weights))


def _places(network: Network, height: float) -> dict[str, Place]:
    """The middle of each node; a layer stands in the middle of the height."""
    places = {}
    for column, layer in enumerate(network.layers):
        top = height / 2 + NODES * (len(layer) - 1) / 2
        for row, name in enumerate(layer):
            places[name] = (round(RADIUS + LAYERS * column, 2), round(top - NODES * row, 2))
    return places


def _circle(middle: Place) -> tuple[Place, ...]:
    turns = (2 * math.pi * corner / CORNERS for corner in range(CORNERS + 1))
    x, y = middle
    return tuple((round(x + RADIUS * math.cos(a), 2), round(y + RADIUS * math.sin(a), 2)) for a in turns)


def _arrow(start: Place, end: Place) -> Stroke:
    """From the edge of one node to the edge of the other."""
    long = math.dist(start, end)
    (x, y), (u, v) = start, end
    across, up = RADIUS * (u - x) / long, RADIUS * (v - y) / long
    return Stroke("arrow", ((round(x + across, 2), round(y + up, 2)), (round(u - across, 2), round(v - up, 2))))


def _weight(link: Link, places: dict[str, Place], height: float) -> Lettering:
    """The weight beside its connection, where it is clear of others: of a level one on the outside of the diagram."""
    (x, y), (u, v) = places[link.start], places[link.end]
    long = math.dist((x, y), (u, v))
    side = 1 if v > y or (v == y and 2 * y >= height) else -1
    behind = 0.5 if v == y else NEAR
    if abs(v - y) > 1.2 * NODES:  # steeper than its neighbours, which it crosses near its start
        side, behind = -side, 1 - NEAR
    at = (
        round(x + behind * (u - x) - side * BESIDE * (v - y) / long, 2),
        round(y + behind * (v - y) + side * BESIDE * (u - x) / long, 2),
    )
    assert link.weight is not None
    match link.weight:
        case Symbol(name):
            return Lettering(at, "centre", name, math=True)
    return Lettering(at, "centre", to_unicode(link.weight))
