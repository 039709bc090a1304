"""Derivations for other programs."""

from __future__ import annotations

import json

from quizgen.sheets.sheet import Sheet
from quizgen.wire.derivations import read_derivation, write_derivation


def test_round_trip(sheets: tuple[Sheet, ...]) -> None:
    """A derivation is what its goal leads to."""
    for question in sheets[0].questions:
        for part in question.parts:
            for derivation in part.derivations:
                assert read_derivation(write_derivation(derivation), "d.json") == derivation


def test_for_other_programs(sheets: tuple[Sheet, ...]) -> None:
    """The rule, goal and result of every step can be read without knowing quizgen."""
    document = json.loads(write_derivation(sheets[0].questions[0].parts[0].derivations[0]))
    assert document["title"] == "Chain rule"
    assert document["result"]["text"] == "12*x^2*cos(4*x^3)"
    assert [part["goal"]["text"] for part in document["parts"]] == ["diff(sin(u), u)", "diff(4*x^3, x)"]
