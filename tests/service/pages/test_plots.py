"""Plots of a class: what they show is also said."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from quizgen.service.pages.plots import histogram, stacked


def test_a_bar_is_shared() -> None:
    """In the proportion of the numbers, and in words."""
    svg = ElementTree.fromstring(stacked((3, 1, 0, 0)))
    assert svg.get("aria-label") == "3 full, 1 partial"
    assert [(one.get("class"), one.get("width")) for one in svg] == [("full", "75.00"), ("partial", "25.00")]


def test_nobody_is_an_empty_bar() -> None:
    """And no division by zero."""
    assert list(ElementTree.fromstring(stacked((0, 0, 0, 0)))) == []


@pytest.mark.parametrize(
    ("totals", "most", "words"),
    [
        ([0, 2, "5/2", 3], 3, "0 marks: 1, 2 marks: 2, 3 marks: 1"),
        ([0, 39, 40], 40, "0–3 marks: 1, 36–39 marks: 1, 40 marks: 1"),
        ([5], 0, "5 marks: 1"),
    ],
)
def test_every_total_is_in_a_bar(totals: list[int | str], most: int, words: str) -> None:
    """Also full marks, half marks, and more than there should be."""
    svg = ElementTree.fromstring(histogram([Fraction(one) for one in totals], Fraction(most)))
    assert str(svg.get("aria-label")).endswith(words)
    assert len([one for one in svg if one.tag == "rect"]) == words.count(":")
