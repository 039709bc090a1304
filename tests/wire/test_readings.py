"""A reading in every spelling, and why there is none."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.wire.document import dump
from quizgen.wire.readings import reading_json, unread_json


def test_every_spelling_is_of_the_same_formula() -> None:
    """And the text can be typed again."""
    shown = reading_json(parse("e^2x", Notation.of("x")))
    assert shown["verdict"] == "read"
    assert shown["reads_as"] | {"mathml": ""} == {
        "text": "e^2*x", "unicode": "e²x", "latex": r"\mathrm{e}^2x", "mathml": "", "sympy": "E**2*x",
    }  # fmt: skip
    assert [other["unicode"] for other in shown["others"]] == ["e^(2x)"]
    assert parse(shown["reads_as"]["text"], Notation.of("x")).expr == parse("e^2x", Notation.of("x")).expr
    assert dump(shown)


def test_an_unreadable_text_has_its_place() -> None:
    """As characters of the field that is named."""
    with pytest.raises(InputError) as caught:
        parse("2x^^3", Notation())
    shown = unread_json(caught.value, "response")
    assert (shown["verdict"], shown["where"], shown["start"], shown["end"]) == ("unreadable", "response", 2, 4)
