"""Rulings as files."""

from __future__ import annotations

from fractions import Fraction

from quizgen.marking.ruling import Ruling
from quizgen.wire.rulings import read_rulings, write_rulings


def test_round_trip() -> None:
    """What a person decided is not lost when marking runs again."""
    rulings = (Ruling("ab12", Fraction(5, 2), "", 'the "other" reading'), Ruling("cd34", None, "2x", about="q"))
    assert read_rulings(write_rulings(rulings), "rulings.json") == rulings
