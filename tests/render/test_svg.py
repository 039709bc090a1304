"""Drawings as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

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
