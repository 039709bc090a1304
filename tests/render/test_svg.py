"""Drawings as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

from quizgen.figures.drawing import Drawing, Lettering
from quizgen.render.svg import XMLNS, svg, width
from tests.render.samples import DRAWING


def test_a_drawing_is_well_formed_and_upside_down() -> None:
    """SVG counts downwards."""
    root = ElementTree.fromstring(svg(DRAWING, XMLNS, ink="black"))
    paths = [element.get("d") for element in root if element.tag.endswith("path")]
    assert paths[0] == "M0 10L20 0"
    assert len(paths) == 2
    assert [element.text for element in root if element.tag.endswith("text")] == ["x", "−1"]
    assert root.get("viewBox", "").split()[2] == str(width(DRAWING)).removesuffix(".0")


def test_the_widest_number_of_an_axis_has_room_at_the_left() -> None:
    """A long one makes the picture wider; a short one leaves it as it was; larger letters need more."""

    def left(words: str, size: float) -> float:
        drawing = Drawing(20, 10, (), (), (Lettering((0, 5), "left", words),))
        root = ElementTree.fromstring(svg(drawing, XMLNS, letters=size))
        box = [float(number) for number in root.get("viewBox", "").split()]
        assert box[2] == round(width(drawing, size), 2)
        return -box[0]

    assert left("2", 3.5) == 6
    assert left("246", 3.5) == 7.7
    assert left("246", 5.5) == 11.3
